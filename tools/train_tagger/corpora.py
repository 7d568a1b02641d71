"""The openly licensed sets -> sentences of (words, BIO labels over PER, ORG, LOC)."""

import bz2
import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

Sentence = tuple[list[str], list[str]]

WIKINER_CELLS = 3

KINDS = {
    "PER": "PER", "PERSON": "PER", "PERS": "PER", "ORG": "ORG", "CORPORATION": "ORG", "GROUP":
    "ORG",
    "LOC": "LOC", "GPE": "LOC", "GEO": "LOC", "LOCATION": "LOC",
}  # fmt: skip
"""Labels of the sets, upper case -> ours. Everything else is outside."""


@dataclass(frozen=True)
class Columns:
    """How a column file is laid out. `separator` None means any white space."""

    word: int
    label: int
    separator: str | None = "\t"


def read_columns(path: Path, columns: Columns) -> Iterator[Sentence]:
    """Sentences of a file with one word a line, an empty line between sentences."""
    words: list[str] = []
    labels: list[str] = []
    for line in path.read_text("utf-8", "replace").splitlines():
        cells = line.split(columns.separator)
        comment = line.startswith("#") and (len(cells) < 3 or line.startswith("# "))
        if not line.strip() or comment or len(cells) <= max(columns.word, columns.label):
            if words:
                yield words, repaired(labels)
            words, labels = [], []
        elif cells[columns.word].strip():
            words.append(cells[columns.word].strip())
            labels.append(cells[columns.label].strip())
    if words:
        yield words, repaired(labels)


def read_hipe(path: Path) -> Iterator[Sentence]:
    """Sentences of a HIPE-2022 file: coarse literal labels, ends of sentences in the last cell."""
    words: list[str] = []
    labels: list[str] = []
    for line in path.read_text("utf-8").splitlines()[1:]:
        cells = line.split("\t")
        if len(cells) < 10 or line.startswith("#"):
            continue
        words.append(cells[0])
        labels.append(cells[1])
        if "EndOfSentence" in cells[9]:
            yield words, repaired(labels)
            words, labels = [], []
    if words:
        yield words, repaired(labels)


def read_gmb(path: Path, countries: frozenset[str]) -> Iterator[Sentence]:
    """Sentences of the Groningen Meaning Bank extract, repeated ones dropped.

    Its `gpe` holds demonyms as well as countries: only country names stay places.
    """
    with zipfile.ZipFile(path) as archive:
        raw = archive.read("ner_dataset.csv").decode("latin-1")
    rows: list[list[str]] = []
    seen: set[str] = set()
    for row in [*csv.reader(io.StringIO(raw)), ["Sentence: end", "", "", ""]][1:]:
        if row[0] and rows:
            text = " ".join(r[1] for r in rows)
            if text not in seen:
                seen.add(text)
                yield [r[1] for r in rows], repaired([_gpe(r, countries) for r in rows])
            rows = []
        if row[1].strip():
            rows.append(row)


def read_wikiner(path: Path) -> Iterator[Sentence]:
    """Sentences of a WikiNER file (Nothman et al. 2013), packed or not: word|part|label a word."""
    opened = bz2.open if path.suffix == ".bz2" else open
    with opened(path, "rt", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            cells = [cell.split("|") for cell in line.split()]
            named = [(cell[0], cell[2]) for cell in cells if len(cell) == WIKINER_CELLS and cell[0]]
            if named:
                yield [word for word, _ in named], repaired(label for _, label in named)


def _gpe(row: list[str], countries: frozenset[str]) -> str:
    word, label = row[1], row[3]
    if not label.endswith("gpe"):
        return label
    return "B-LOC" if word in countries else "O"


def repaired(labels: Iterable[str]) -> list[str]:
    """Map to our labels; an I- that opens a span becomes a B-."""
    out: list[str] = []
    before = ""
    for label in labels:
        prefix, _, kind = label.partition("-")
        ours = KINDS.get(kind.upper(), "") if prefix in {"B", "I"} else ""
        if not ours:
            out.append("O")
        elif prefix == "B" or before != ours:
            out.append(f"B-{ours}")
        else:
            out.append(f"I-{ours}")
        before = ours
    return out
