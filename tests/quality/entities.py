"""Gates of the entities stage: exact typed spans of names, set by set, and links."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from .gate import DATA, Measure, Measured, sha256_of
from .linking import itn, namesakes, own_sentences
from .reading import read_article, skipped
from .spans import found_spans, read_labelled
from .territories import territories


class SpanSet(NamedTuple):
    """A column file with labelled words, and the F1 to reach on it."""

    name: str
    path: Path
    language: str
    word: int
    label: int
    alone: bool
    target: float | None


UNER: Final = DATA / "train" / "uner"
WIKIGOLD: Final = DATA / "train" / "wikigold" / "wikigold.en.bio"
KIND: Final = DATA / "dev" / "kind-wikinews" / "WN_dev.tsv"


def _uner(name: str, language: str, target: float, *, alone: bool = True) -> SpanSet:
    path = UNER / name / f"{name}-ud-test.iob2"
    return SpanSet(f"UNER {name} test", path, language, 1, 2, alone, target)


SETS: Final = (
    _uner("en_ewt", "en", 0.72, alone=False),
    SpanSet("wikigold", WIKIGOLD, "en", 1, 2, False, 0.75),
    SpanSet("KIND Wikinews dev", KIND, "it", 0, 1, False, 0.65),
    _uner("de_pud", "de", 0.76),
    _uner("pt_bosque", "pt", 0.84),
    _uner("hr_set", "hr", 0.84),
    _uner("da_ddt", "da", 0.80),
)
"""No test split, nor wikigold or KIND, ever trained the tagger; rules were written on the
development splits, wikigold and KIND."""


def spans() -> Iterable[Measured]:
    """Micro-F1, precision and recall of exact typed spans, set by set."""
    for one in SETS:
        yield from measure(one) if one.path.exists() else skipped(one.name, one.path)


def measure(one: SpanSet) -> Iterable[Measured]:
    """The figures of one set."""
    right = found = gold = 0
    for labelled in read_labelled(one.path, word=one.word, label=one.label, alone=one.alone):
        got = found_spans(read_article(labelled.text, one.language), labelled.offsets)
        right += len(got & labelled.gold)
        found += len(got)
        gold += len(labelled.gold)
    sha = sha256_of([one.path])
    for metric, part, whole, target in (
        ("span F1", 2 * right, found + gold, one.target),
        ("span precision", right, found, None),
        ("span recall", right, gold, None),
    ):
        value = round(part / max(1, whole), 4)
        count = gold if metric == "span F1" else whole
        yield Measured("entities", one.name, sha, metric, value, count, target)


MEASURES: tuple[Measure, ...] = (spans, own_sentences, namesakes, itn, territories)
