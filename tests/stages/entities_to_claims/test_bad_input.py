"""Hostile text: the work grows with its length, in every language, and nothing raises."""

import sys
from collections.abc import Iterator
from types import FrameType

import pytest

from copytaster.stages.entities_to_claims import entities_to_claims
from stages.entities_to_claims.articles import Named, an_article
from stages.entities_to_claims.sentence_tables import lexicons

SAID = {
    "en": ("The minister said that the army had killed three men in Paris", " and "),
    "it": ("Il ministro ha detto che l'esercito ha ucciso tre uomini a Parigi", " e "),
    "es": ("El ministro dijo que el ejército había matado a tres hombres", " y "),
    "fr": ("Le ministre a dit que l'armée avait tué trois hommes à Paris", " et "),
    "de": ("Der Minister sagte, dass die Armee drei Männer getötet habe", " und "),
    "pt": ("O ministro disse que o exército matou três homens em Paris", " e "),
    "nl": ("De minister zei dat het leger drie mannen had gedood", " en "),
}
NAMES: dict[str, Named] = {"Lena Voss": ("x-per:voss", "person", None, None)}

CHARS = 2_500
"""Long enough for the share that grows to outweigh the rest, short enough to count every call."""

GROWTH_MAX = 2.6
"""Calls for twice the text: 2 where the work is linear, 4 where it is quadratic."""

KINDS = (
    "quotes never closed", "quotes never opened", "mixed marks", "one long quotation",
    "ten nested quotations", "joined by and", "joined by commas", "list", "table", "transcript",
    "code", "capitals", "colons", "openers", "cues alone", "brackets", "dashes", "numbers",
    "owned nouns", "infinitives", "names",
)  # fmt: skip


def _text(kind: str, language: str, chars: int) -> str:
    said, joint = SAID[language]
    speaker, cue = said.split()[1], said.split()[2]
    piece = {
        "quotes never closed": f"“{said}. ",
        "quotes never opened": f"{said}”. ",
        "mixed marks": f"“«\"‘'{said}. ",
        "one long quotation": f"{said}. ",
        "ten nested quotations": "“".join([said] * 10) + "”" * 10 + ". ",
        "joined by and": said + joint,
        "joined by commas": f"{said}, ",
        "list": f"- {said}\n",
        "table": "Paris | 12 | 3.5 % | said |\n",
        "transcript": f"VOSS: {said}.\n\n",
        "code": f'if (x == "{cue}") {{ return f(y); }} // {said}\n',
        "capitals": f"{said.upper()}. ",
        "colons": f"{speaker}: ",
        "openers": "that che que dass dat ",
        "cues alone": f"{cue} ",
        "brackets": f"(({said}) ",
        "dashes": f"{said} – ",
        "numbers": "3,5 12 million ",
        "owned nouns": "the minister's claim that ",
        "infinitives": "wants to ",
        "names": "Lena Voss ",
    }[kind]
    text = (piece * (chars // len(piece) + 1))[:chars]
    return f"“{text}”, Lena Voss said." if kind == "one long quotation" else text


def _calls(text: str, language: str) -> int:
    """How many calls of our own code the claims of a text take."""
    article = an_article(text, language=language, names=NAMES)
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        entities_to_claims(article, lexicons=lexicons())
    finally:
        sys.setprofile(before)
    return count


def _pairs() -> Iterator[tuple[str, str]]:
    yield from ((kind, language) for kind in KINDS for language in SAID)


@pytest.mark.parametrize(("kind", "language"), list(_pairs()))
def test_work_grows_with_the_length(kind: str, language: str) -> None:
    """Twice the hostile text takes about twice the calls."""
    _calls(_text(kind, language, CHARS), language)  # what is made once is made
    some = _calls(_text(kind, language, CHARS), language)
    twice = _calls(_text(kind, language, 2 * CHARS), language)
    assert twice <= GROWTH_MAX * some


def test_a_speech_is_hashed_once() -> None:
    """All claims of one long quotation have its hash."""
    article = an_article(_text("one long quotation", "en", CHARS), names=NAMES)
    claims = entities_to_claims(article, lexicons=lexicons()).claims
    hashes = {claim.quote_hash for claim in claims if claim.attribution.mode == "direct"}
    assert len(hashes) == 1
    assert None not in hashes
