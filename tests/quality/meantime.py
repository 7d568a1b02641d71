"""MEANTIME: the factuality of events in English news, by the words that stand for them.

Every annotated event with a certainty, a polarity and a time is scored. An event is found where a
claim's proposition is read from one of its words, or where its word is a claim's cue: saying is an
event there. `found` scores those alone, `all` counts an event that no claim holds as wrong,
whatever its label. `given` asks for the factuality of every annotated event, known to our lexicons
or not, as systems of this kind are scored (FactBank, De Facto).

The labels are read off the innermost voice: its factuality code (CT, PR and PS,
U), its polarity, and whether the proposition lies in the future. What is certain to come ("will be
cut") is certain there, and no more than possible for us, who wait until it has happened: a claim
whose only guard is the future counts as certain.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from copytaster.stages.entities_to_claims.build import Draft
from copytaster.stages.entities_to_claims.claims import draft_of
from copytaster.stages.entities_to_claims.factuality_at import factuality_at
from copytaster_schemas.claim import Claim, Factuality
from copytaster_schemas.words import Polarity, Tense

from .attributions import Ranges, claims_of, f1, lexicons, overlap, share
from .gate import DATA, Measured, sha256_of
from .reading import read_article
from .yields import NO_SPACE_BEFORE, QUOTES

FOLDER: Final = DATA / "dev" / "meantime-en"
NAME: Final = "MEANTIME"
HEADS: Final = 2
"""Title and date line; what follows is the body."""

_TOKEN: Final = re.compile(r'<token t_id="(\d+)" sentence="(\d+)" number="\d+">([^<]*)</token>')
_EVENT: Final = re.compile(r"<EVENT_MENTION ([^>]*)>(.*?)</EVENT_MENTION>", re.DOTALL)
_ANCHOR: Final = re.compile(r't_id="(\d+)"')
_ATTRIBUTE: Final = re.compile(r'(\w+)="([^"]*)"')

TARGETS: Final = {"certainty": 0.55, "polarity": 0.75, "tense": 0.60}
CERTAINTY: Final = {"CT": "certain", "PR": "uncertain", "PS": "uncertain", "U": "open"}
POLARITY: Final = {"affirmed": "positive", "negated": "negative", "unknown": "open"}
LABELS: Final[dict[str, dict[str, str]]] = {
    "certainty": {
        "CERTAIN": "certain", "PROBABLE": "uncertain", "POSSIBLE": "uncertain",
        "UNDERSPECIFIED": "open",
    },
    "polarity": {"POS": "positive", "NEG": "negative", "UNDERSPECIFIED": "open"},
    "tense": {"FUTURE": "future", "NON_FUTURE": "not future", "UNDERSPECIFIED": "open"},
}  # fmt: skip
SCORED: Final[dict[str, tuple[str, ...]]] = {
    "certainty": ("certain", "uncertain"),
    "polarity": ("positive", "negative"),
    "tense": ("future", "not future"),
}
"""The labels that the mean runs over. What the set calls underspecified is left out of it (the
annotators could not tell), and is a label of its own in "certainty with open".
"""

UNSURE: Final = frozenset({"conditional", "hearsay", "plan", "question", "adverb"})
"""Guards under which a thing to come is no more than possible."""

NOT_FOUND: Final = "not found"


@dataclass(frozen=True, slots=True)
class Scored:
    """One annotated event: its word, its sentence, and for each aspect the label and ours, of the
    claims and of the word alone.
    """

    word: str
    sentence: str
    gold: Mapping[str, str]
    ours: Mapping[str, str]
    given: Mapping[str, str]


def meantime() -> Iterator[Measured]:
    """Macro-F1 of certainty, polarity and tense, over what is found and over all."""
    files = sorted(FOLDER.glob("CAT_XML_*/**/*.xml"))
    if not files:
        return
    sha = sha256_of(files)
    rows = scored_events()
    found = [row for row in rows if NOT_FOUND not in row.ours.values()]
    part = round(share(len(found), len(rows)), 3)
    yield Measured("claims", NAME, sha, "events found", part, len(rows))
    given = [replace(row, ours=row.given) for row in rows]
    for some, name in ((found, "found"), (rows, "all"), (given, "given")):
        for aspect, target in TARGETS.items():
            value, n = _macro(some, aspect, SCORED[aspect])
            yield Measured("claims", NAME, sha, f"{aspect} macro-F1, {name}", value, n, target)
    value, n = _macro(found, "certainty", (*SCORED["certainty"], "open"))
    yield Measured("claims", NAME, sha, "certainty macro-F1 with open, found", value, n)


def _macro(rows: Sequence[Scored], aspect: str, labels: Sequence[str]) -> tuple[float, int]:
    """The score of an aspect over events with one of these labels, and how many they are."""
    pairs = [(r.gold[aspect], r.ours[aspect]) for r in rows if r.gold[aspect] in labels]
    return round(macro_f1(pairs, labels), 3), len(pairs)


def macro_f1(pairs: Iterable[tuple[str, str]], labels: Sequence[str]) -> float:
    """The mean over labels of F1 for (gold, ours)."""
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    for wanted, given in pairs:
        gold[wanted] += 1
        ours[given] += 1
        right[wanted] += wanted == given
    scores = [f1(share(right[x], ours[x]), share(right[x], gold[x])) for x in labels]
    return sum(scores) / len(scores)


@cache
def scored_events() -> tuple[Scored, ...]:
    """Every annotated event of every file."""
    files = sorted(FOLDER.glob("CAT_XML_*/**/*.xml"))
    return tuple(row for file in files for row in _scored_file(file))


def _scored_file(file: Path) -> Iterator[Scored]:
    content = file.read_text("utf-8")
    title, body, places = _set_like_prose(_TOKEN.findall(content))
    claims = claims_of(body, "en", title=title)
    lexicon = lexicons().of("en")
    assert lexicon is not None
    draft = draft_of(read_article(body, "en", title=title), lexicon, lexicons().version)
    text = draft.scan.page.text
    for attributes, anchors in _EVENT.findall(content):
        named = dict(_ATTRIBUTE.findall(attributes))
        words = tuple(places[at] for at in _ANCHOR.findall(anchors) if at in places)
        if not words or not all(named.get(x) for x in ("certainty", "polarity", "time")):
            continue
        start = text.rfind("\n", 0, words[0][0]) + 1
        yield Scored(
            text[words[0][0] : words[-1][1]],
            text[max(start, words[0][0] - 90) : words[-1][1] + 60],
            {
                "certainty": LABELS["certainty"][named["certainty"]],
                "polarity": LABELS["polarity"][named["polarity"]],
                "tense": LABELS["tense"][named["time"]],
            },
            _best(claims, words),
            _given(draft, words[0][0]),
        )


def _best(claims: Sequence[Claim], words: Ranges) -> Mapping[str, str]:
    """Our labels, by the surest of the claims read from these words, else of those they utter."""
    told = [one for one in claims if overlap(one.spans.event, words)]
    if told:
        return _of_proposition(max(told, key=lambda one: one.confidence))
    said = [one for one in claims if overlap(one.spans.cue, words)]
    if said:
        return _of_saying(max(said, key=lambda one: one.confidence))
    return dict.fromkeys(TARGETS, NOT_FOUND)


def _given(draft: Draft, start: int) -> Mapping[str, str]:
    """Our labels of the word that begins at `start`."""
    word = bisect_right(draft.scan.page.starts, start) - 1
    told = factuality_at(draft, word)
    judged = told.judgement
    return _labels(judged.factuality, judged.polarity, told.tense, told.guards)


def _of_proposition(claim: Claim) -> Mapping[str, str]:
    tense = claim.proposition.tense if claim.proposition is not None else "unknown"
    return _labels(claim.factuality, claim.polarity, tense, frozenset(claim.guards))


def _labels(
    held: Sequence[Factuality], polarity: Polarity, tense: Tense, guards: frozenset[str]
) -> Mapping[str, str]:
    value = next((one.value for one in held if one.holder == "source"), held[0].value)
    only_future = "future" in guards and not UNSURE & guards
    return {
        "certainty": "certain" if only_future else CERTAINTY[value.rstrip("+-u")],
        "polarity": POLARITY[polarity],
        "tense": "future" if tense == "future" else "not future",
    }


def _of_saying(claim: Claim) -> Mapping[str, str]:
    """That it was said: open only where the cue itself is."""
    own = claim.proposition is None
    return {
        "certainty": "uncertain" if own and UNSURE & set(claim.guards) else "certain",
        "polarity": "negative" if "negated_cue" in claim.guards else "positive",
        "tense": "future" if own and "future" in claim.guards else "not future",
    }


def _set_like_prose(
    tokens: Sequence[tuple[str, str, str]],
) -> tuple[str, str, dict[str, tuple[int, int]]]:
    """Title, body, and where each token stands in "title, two line ends, body"."""
    text, places = "", dict[str, tuple[int, int]]()
    title = ""
    for number, sentence, word in tokens:
        if sentence != "0" and not title:
            title, text = text, f"{text}\n\n"
        if sentence != "0" and int(sentence) < HEADS:
            continue
        shown = QUOTES.get(word, word)
        glued = not text or text.endswith(("\n", "“", "(")) or shown in {*NO_SPACE_BEFORE, "”"}
        text += shown if glued else f" {shown}"
        places[number] = (len(text) - len(shown), len(text))
    return title, text[len(title) + 2 :], places
