"""Gates of the entities stage: exact spans of names on four sets in four languages."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from copytaster.adapters.knowledge import load_knowledge
from copytaster.stages.clean_to_entities import KnowledgeBase, clean_to_entities
from support.builders import a_clean_article

from .gate import DATA, Measure, Measured, sha256_of
from .spans import found_spans, read_labelled


class SpanSet(NamedTuple):
    """A column file with labelled words, and the F1 to reach on it."""

    name: str
    path: Path
    language: str
    word: int
    label: int
    alone: bool
    target: float


UNER: Final = DATA / "train" / "uner"
SETS: Final = (
    SpanSet("UNER en_ewt dev", UNER / "en_ewt/en_ewt-ud-dev.iob2", "en", 1, 2, False, 0.72),
    SpanSet("KIND Wikinews dev", DATA / "dev/kind-wikinews/WN_dev.tsv", "it", 0, 1, False, 0.65),
    SpanSet("UNER de_pud", UNER / "de_pud/de_pud-ud-test.iob2", "de", 1, 2, True, 0.76),
    SpanSet("UNER pt_bosque test", UNER / "pt_bosque/pt_bosque-ud-test.iob2", "pt", 1, 2, True, 0.84),
)  # fmt: skip


@cache
def knowledge() -> KnowledgeBase:
    """The shipped knowledge base, loaded once."""
    return load_knowledge()


def spans() -> Iterable[Measured]:
    """Micro-F1, precision and recall of exact typed spans, set by set."""
    for one in SETS:
        if one.path.exists():
            yield from measure(one)


def measure(one: SpanSet) -> Iterable[Measured]:
    """The figures of one set."""
    right = found = gold = 0
    for labelled in read_labelled(one.path, word=one.word, label=one.label, alone=one.alone):
        article = a_clean_article(labelled.text, language=one.language)
        got = found_spans(clean_to_entities(article, knowledge=knowledge()), labelled.offsets)
        right += len(got & labelled.gold)
        found += len(got)
        gold += len(labelled.gold)
    sha = sha256_of([one.path])
    f1 = 2 * right / max(1, found + gold)
    yield Measured("entities", one.name, sha, "span F1", round(f1, 4), gold, one.target)
    yield Measured(
        "entities", one.name, sha, "span precision", round(right / max(1, found), 4), found
    )
    yield Measured("entities", one.name, sha, "span recall", round(right / max(1, gold), 4), gold)


MEASURES: tuple[Measure, ...] = (spans,)
