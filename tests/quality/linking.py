"""Gates of linking: own sentences, own pairs of names, and the linked blurbs of the ITN corpus."""

import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote

from .gate import DATA, Measured, sha256_of
from .reading import read_article, skipped

OWN: Final = Path(__file__).with_name("linked.toml")
PAIRS: Final = Path(__file__).with_name("namesakes.toml")
SECOND: Final = Path(__file__).with_name("namesakes_second.toml")
ITN: Final = DATA / "train" / "itn-corpus" / "corpus.json"
LANGUAGES: Final = ("en", "it", "es", "fr", "de", "pt")
LATIN: Final = (*LANGUAGES, "nl", "pl", "id", "ms", "no", "sv", "da", "fi", "ro", "uz", "af")
"""Languages of the corpus in Latin script: elsewhere no two titles of one thing are alike."""
_LINK: Final = re.compile(
    r'<a [^>]*href="https?://\w+\.wikipedia\.org/wiki/([^"]+)"[^>]*>(.*?)</a>'
)
_TAG: Final = re.compile(r"<[^>]+>")


def own_sentences() -> Iterator[Measured]:
    """Exact spans with the right id, over sentences of our own in six languages."""
    right = found = gold = 0
    for sentence in tomllib.loads(OWN.read_text("utf-8"))["sentence"]:
        tagged = read_article(sentence["text"], sentence["language"])
        got = [
            (tagged.clean.text[one.start : one.end], str(one.entity_id)) for one in tagged.mentions
        ]
        wanted = Counter(tuple(name.split(" = ")) for name in sentence["names"])
        made = Counter((name, of.partition(":")[0]) for name, of in got)
        right += (wanted & made).total()
        found += made.total()
        gold += wanted.total()
    yield from _precision_and_recall("own sentences", sha256_of([OWN]), (right, found, gold))


def namesakes() -> Iterator[Measured]:
    """Pairs of names in two articles: one id for one person, two for two."""
    both = [tomllib.loads(path.read_text("utf-8")) for path in (PAIRS, SECOND)]
    for name, halves, paths in (
        ("own pairs of names", both, [PAIRS, SECOND]),
        ("own pairs, second half", both[1:], [SECOND]),
    ):
        pairs = {kind: [pair for half in halves for pair in half[kind]]
                 for kind in ("same", "other")}  # fmt: skip
        merged = {kind: sum(map(_is_one, pairs[kind])) for kind in pairs}
        same = merged["same"]
        counts = (same, same + merged["other"], len(pairs["same"]))
        yield from _precision_and_recall(name, sha256_of(paths), counts, (0.98, 0.85))


def _is_one(pair: str) -> bool:
    """Whether two articles that use the two names give one entity the same id."""
    left, right, where = (part.strip() for part in f"{pair} ".split("|"))
    ids = []
    for name in (left, right):
        tagged = read_article(
            f"{where}: We met {name} there." if where else f"We met {name}.", "en"
        )
        covering = [
            one.entity_id
            for one in tagged.mentions
            if name.startswith(tagged.clean.text[one.start : one.end])
        ]
        ids.append(covering[0] if covering else name)
    return ids[0] == ids[1]


class Link(NamedTuple):
    """A linked passage of a blurb: where it stands, and the title it leads to."""

    start: int
    end: int
    title: str


def itn() -> Iterator[Measured]:
    """B-cubed F1 of linked passages whose target has one title in several languages."""
    if not ITN.exists():
        yield from skipped("ITN corpus", ITN)
        return
    for name, languages in (("ITN corpus", LANGUAGES), ("ITN corpus, 17 languages", LATIN)):
        shared = _shared_titles(languages)
        pairs = [
            (link.title, _answer(text, language, link))
            for language, text, links in _blurbs(languages)
            for link in links
            if link.title in shared
        ]
        value = b_cubed([gold for gold, _ in pairs], [answer for _, answer in pairs])
        yield Measured("entities", name, sha256_of([ITN]), "B-cubed F1", value, len(pairs), 0.85)


def b_cubed(gold: list[str], answers: list[str]) -> float:
    """F1 of clusters of mentions (Bagga and Baldwin 1998)."""
    together: dict[tuple[str, str], int] = Counter(zip(gold, answers, strict=True))
    by_gold, by_answer = Counter(gold), Counter(answers)
    shares = [(n * n / by_answer[a], n * n / by_gold[g]) for (g, a), n in together.items()]
    precision = sum(share for share, _ in shares) / max(1, len(gold))
    recall = sum(share for _, share in shares) / max(1, len(gold))
    return round(2 * precision * recall / max(1e-9, precision + recall), 4)


def _answer(text: str, language: str, link: Link) -> str:
    """The id of the mention that overlaps a link most; a passage without one is alone."""
    tagged = read_article(text, language)
    over = [
        (min(link.end, one.end) - max(link.start, one.start), str(one.entity_id))
        for one in tagged.mentions
        if one.start < link.end and link.start < one.end
    ]
    return max(over)[1] if over else f"{language}:{link.start}:{text}"


def _shared_titles(languages: tuple[str, ...]) -> frozenset[str]:
    """Titles that blurbs of two languages link to: mostly people and bodies."""
    seen: dict[str, set[str]] = defaultdict(set)
    for language, _, links in _blurbs(languages):
        for link in links:
            seen[link.title].add(language)
    return frozenset(title for title, where in seen.items() if len(where) > 1)


@cache
def _blurbs(languages: tuple[str, ...]) -> list[tuple[str, str, list[Link]]]:
    """Language, plain text and links of each different blurb in these languages."""
    seen: dict[tuple[str, str], None] = {}
    for entries in json.loads(ITN.read_text("utf-8")).values():
        for entry in entries.values():
            if entry["lang"] in languages:
                seen[(entry["lang"], entry["blurb"])] = None
    return [(language, *_plain(blurb)) for language, blurb in seen]


def _plain(blurb: str) -> tuple[str, list[Link]]:
    text, links, at = "", [], 0
    for match in _LINK.finditer(blurb):
        text += unescape(_TAG.sub("", blurb[at : match.start()]))
        shown = unescape(_TAG.sub("", match.group(2)))
        title = unquote(match.group(1)).replace("_", " ").partition("#")[0]
        links.append(Link(len(text), len(text) + len(shown), title))
        text += shown
        at = match.end()
    return text + unescape(_TAG.sub("", blurb[at:])), links


def _precision_and_recall(
    name: str,
    sha: str,
    counts: tuple[int, int, int],
    targets: tuple[float | None, float | None] = (None, None),
) -> Iterator[Measured]:
    right, found, gold = counts
    yield Measured(
        "entities", name, sha, "link precision", round(right / max(1, found), 4), found, targets[0]
    )
    yield Measured(
        "entities", name, sha, "link recall", round(right / max(1, gold), 4), gold, targets[1]
    )
