"""PolNeAR, development split: news attributions in English, in brat's stand-off lines.

Its guidelines label the outermost attribution only ("No nested attributions"), none without content
("He did not comment"), and of "X, who said" the pronoun: `comparable` gives ours the same shape.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from .attributions import Attribution, Ranges, Score, attributions_in, claims_of, share, spans
from .gate import DATA, Measured, sha256_of

FOLDER: Final = DATA / "dev" / "polnear-dev"
NAME: Final = "PolNeAR dev"
RELATIVE: Final = re.compile(r",?\s+(who|which|that)\b")


class Labels(NamedTuple):
    """The whole attributions of a text, and the cues of those without a source or content."""

    whole: tuple[Attribution, ...]
    others: Ranges


def polnear() -> Iterator[Measured]:
    """Cue, whole attribution and direct quotations, over all texts of the split."""
    pairs = sorted(texts())
    if not pairs:
        return
    score = Score()
    for text_file, label_file in pairs:
        with text_file.open(encoding="utf-8", newline="") as file:
            text = file.read()
        labels = read_labels(label_file, text)
        ours = comparable(attributions_in(claims_of(text, "en")), text)
        score.add(labels.whole, ours, labels.others)
    sha = sha256_of(path for pair in pairs for path in pair)
    for metric, part, whole, target in (
        ("cue precision", score.cues, score.proposed, 0.88),
        ("cue recall", score.cues, score.gold, 0.65),
        ("whole precision", score.wholes, score.proposed, 0.65),
        ("whole recall", score.wholes, score.gold, 0.45),
        ("direct quote recall", score.direct_cues, score.direct, 0.88),
        ("direct quote speaker", score.direct_sources, score.direct_cues, 0.97),
    ):
        value = round(share(part, whole), 3)
        yield Measured("claims", NAME, sha, metric, value, whole, target)


def comparable(ours: Iterable[Attribution], text: str) -> tuple[Attribution, ...]:
    """Ours as the guidelines would have them: outermost, with content, "who" for its noun."""
    told = [one for one in ours if one.content]
    outer = (one for one in told if not any(_inside(one.cue, other.content) for other in told))
    return tuple(replace(one, source=_with_pronoun(one.source, text)) for one in outer)


def _inside(cue: Ranges, content: Ranges) -> bool:
    return bool(cue) and any(first <= cue[0][0] and cue[-1][1] <= last for first, last in content)


def _with_pronoun(source: Ranges, text: str) -> Ranges:
    """A source and the relative pronoun right behind it, which the set labels in its place."""
    if not source:
        return source
    found = RELATIVE.match(text, source[-1][1])
    return (*source, found.span(1)) if found else source


def texts() -> Iterator[tuple[Path, Path]]:
    """Each text with the labels of one annotator: several would count an attribution twice."""
    for text in (FOLDER / "text").glob("*.txt"):
        labels = sorted((FOLDER / "attributions").glob(f"{text.stem}*.ann"))
        if labels:
            yield text, labels[0]


def read_labels(path: Path, text: str) -> Labels:
    """The attributions of an annotation file."""
    ranges: dict[str, Ranges] = {}
    cues: dict[str, Ranges] = {}
    whole: list[Attribution] = []
    events: list[dict[str, str]] = []
    for line in path.read_text("utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            kind, _, places = rest.partition("\t")[0].partition(" ")
            ranges[name] = spans(_range(pair) for pair in places.split(";"))
            if kind == "Cue":
                cues[name] = ranges[name]
        elif name.startswith("E"):
            roles = dict(role.split(":") for role in rest.split()[1:])
            events.append({role.rstrip("0123456789"): at for role, at in roles.items()})
    for roles in events:
        if {"Cue", "Source", "Content"} <= roles.keys():
            content = ranges[roles["Content"]]
            start = content[0][0]
            direct = text[start : start + 1] in {'"', "“"}
            whole.append(
                Attribution(ranges[roles["Cue"]], ranges[roles["Source"]], content, direct)
            )
    return Labels(tuple(whole), spans(pair for several in cues.values() for pair in several))


def _range(text: str) -> tuple[int, int]:
    start, end = text.split()
    return int(start), int(end)
