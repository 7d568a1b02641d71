"""Gates of the sentence splitter: boundaries between sentences of treebanks and labelled news."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from copytaster.stages.raw_to_clean.sentences import sentences_of
from support.cleaning import tools

from .gate import DATA, Measured, sha256_of

CHUNK: Final = 6
"""Sentences joined into one paragraph where a set marks no paragraphs; news has two or three."""
TARGET: Final = 0.98

_ENDS = re.compile(r"""[.!?…][\"”“’»)\]]*$""")
_SPACE_BEFORE = re.compile(r" (?=[,.;:!?)\]»”’%…])|(?<=[(\[«“’']) ")


class SentenceSet(NamedTuple):
    """Sentences in order, of one language; `column`: words one a line, no text of their own."""

    name: str
    path: Path
    language: str
    column: bool = False


UNER: Final = DATA / "train" / "uner"
SETS: Final = (
    SentenceSet("UNER en_ewt dev", UNER / "en_ewt/en_ewt-ud-dev.iob2", "en"),
    SentenceSet("UNER de_pud", UNER / "de_pud/de_pud-ud-test.iob2", "de"),
    SentenceSet("UNER pt_bosque dev", UNER / "pt_bosque/pt_bosque-ud-dev.iob2", "pt"),
    SentenceSet("KIND Wikinews dev", DATA / "dev/kind-wikinews/WN_dev.tsv", "it", column=True),
)


def boundaries() -> Iterable[Measured]:
    """Precision of all boundaries set, and recall of those that a full stop marks."""
    for one in SETS:
        if one.path.exists():
            yield from _measure(one)


def _measure(one: SentenceSet) -> Iterable[Measured]:
    right = found = marked = marked_found = 0
    for paragraph in _paragraphs(one):
        text = " ".join(paragraph)
        gold, ended, at = set(), set(), 0
        for sentence in paragraph[:-1]:
            at += len(sentence)
            gold.add(at)
            if _ENDS.search(sentence):
                ended.add(at)
            at += 1
        spans = list(sentences_of(text, one.language, tools().abbreviations))
        got = {end for _, end in spans[:-1]}
        right += len(got & gold)
        found += len(got)
        marked += len(ended)
        marked_found += len(got & ended)
    sha = sha256_of([one.path])
    for metric, value, n in (
        ("boundary precision", right / max(1, found), found),
        ("marked boundary recall", marked_found / max(1, marked), marked),
    ):
        yield Measured("extraction", one.name, sha, metric, round(value, 4), n, TARGET)


def _paragraphs(one: SentenceSet) -> Iterator[list[str]]:
    """Lists of sentences that follow each other."""
    documents = _columns(one.path) if one.column else _texts(one.path)
    for sentences in documents:
        for at in range(0, len(sentences), CHUNK):
            yield sentences[at : at + CHUNK]


def _texts(path: Path) -> Iterator[list[str]]:
    document: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(("# newdoc", "# newpar")) and document:
            yield document
            document = []
        if line.startswith("# text = "):
            document.append(line.removeprefix("# text = ").strip())
    yield document


def _columns(path: Path) -> Iterator[list[str]]:
    words: list[str] = []
    document: list[str] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.strip():
            words.append(line.split("\t")[0])
        elif words:
            document.append(_SPACE_BEFORE.sub("", " ".join(words)))
            words = []
    yield document
