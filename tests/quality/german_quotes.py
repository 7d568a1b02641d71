"""German news quotations: 150 Wikinews articles with quote, speaker and type, in JSON."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

import orjson

from .attributions import (
    CONTENT_OVERLAP_MIN,
    Attribution,
    Ranges,
    attributions_in,
    claims_of,
    f1,
    overlap,
    share,
    similar,
    spans,
)
from .gate import DATA, Measured, sha256_of

FOLDER: Final = DATA / "dev" / "german-news-quotes"
NAME: Final = "German news quotes"
TYPES: Final = ("Direct", "Indirect", "Reported", "IndirectFreeIndirect", "FreeIndirect")
TARGETS: Final = {"Direct": 0.85}


def german_quotes() -> Iterator[Measured]:
    """F1 of quotation and speaker together, and the recall of each type of quotation."""
    files = sorted(FOLDER.glob("*.json"))
    if not files:
        return
    gold: Counter[str] = Counter()
    right: Counter[str] = Counter()
    found = false = 0
    for file in files:
        document = orjson.loads(file.read_bytes())
        ours = list(attributions_in(claims_of(document["originalText"], "de")))
        taken: set[int] = set()
        for label in document["annotations"]:
            gold[label["type"]] += 1
            hit = _hit(label, ours)
            if hit is not None:
                taken.add(hit)
                right[label["type"]] += 1
        found += len(taken)
        false += len(ours) - len(taken)
    sha = sha256_of(files)
    precision, recall = share(found, found + false), share(right.total(), gold.total())
    yield Measured("claims", NAME, sha, "F1", round(f1(precision, recall), 3), gold.total(), 0.6)
    yield Measured("claims", NAME, sha, "precision", round(precision, 3), found + false)
    for kind in TYPES:
        value = round(share(right[kind], gold[kind]), 3)
        yield Measured("claims", NAME, sha, f"recall {kind}", value, gold[kind], TARGETS.get(kind))


def _hit(label: dict[str, Any], ours: list[Attribution]) -> int | None:
    """The number of ours that has the speaker and most of the quotation."""
    quote = _ranges(label["quote"])
    for number, one in enumerate(ours):
        if _is_named(label, one) and any(
            similar(said, quote) > CONTENT_OVERLAP_MIN for said in _said(label["type"], one)
        ):
            return number
    return None


def _is_named(label: dict[str, Any], one: Attribution) -> bool:
    """Whether the speaker is right. The set leaves the speaker out where another quotation of the
    same frame has it ("X said ... and announced ..."): then it must stand in the frame.
    """
    speaker = _ranges(label["speaker"]) or _ranges(label["frame"])
    return overlap(one.source, speaker) or not (_ranges(label["speaker"]) or one.source)


def _said(kind: str, one: Attribution) -> Iterator[Ranges]:
    """What of ours is to be compared: labels of reported speech are whole clauses, the speaker and
    the verb included; those of direct speech are what stands in quotation marks, of which one
    sentence may have several.
    """
    yield one.content
    if kind == "Reported":
        yield spans((*one.source, *one.cue, *one.content))
    elif kind == "Direct":
        yield from ((part,) for part in one.quotes)


def _ranges(part: dict[str, Any]) -> Ranges:
    return spans((span["charBegin"], span["charEnd"]) for span in part["spans"])
