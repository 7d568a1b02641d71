"""The sentences of the Groningen Meaning Bank extract, in the order of its documents."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

MEMBER: Final = "ner_dataset.csv"
ENCODING: Final = "latin-1"

_GLUED_LEFT: Final = re.compile(
    r" ([.,;:!?)\]%]|['’](?:s|re|ve|ll|d|m)\b|n't\b|'(?= ))", re.IGNORECASE
)
_GLUED_RIGHT: Final = re.compile(r"([(\[$#]) ")
_QUOTED: Final = re.compile(r'" ([^"]*?) ?"')
_SHORT: Final = 3
"""Words of up to three letters carry no topic."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Its text as prose, its names, its content words, and whether it begins in mid-story."""

    text: str
    names: frozenset[str]
    words: frozenset[str]


def sentences_of(archive: Path) -> Iterator[Sentence]:
    """Every sentence of the archive, with the labels of its names."""
    with zipfile.ZipFile(archive) as whole:
        text = whole.read(MEMBER).decode(ENCODING)
    rows = csv.reader(io.StringIO(text))
    next(rows)
    number = 0

    def place(row: list[str]) -> int:
        nonlocal number
        number += bool(row[0])
        return number

    for _, group in groupby(rows, key=place):
        tokens = [(row[1], row[2], row[3]) for row in group]
        yield Sentence(
            text=prose(" ".join(word for word, _, _ in tokens)),
            names=frozenset(
                stem(word) for word, _, tag in tokens if tag != "O" and "tim" not in tag
            ),
            words=frozenset(
                stem(word)
                for word, pos, _ in tokens
                if pos.startswith(("NN", "JJ", "VB")) and len(word) > _SHORT
            ),
        )


def prose(tokens: str) -> str:
    """Tokens with a space between them, set as they would be printed."""
    text = _QUOTED.sub(r"“\1”", tokens)
    return _GLUED_RIGHT.sub(r"\1", _GLUED_LEFT.sub(r"\1", text))


def stem(word: str) -> str:
    """A crude stem: enough to see that Iraq and Iraqi, protest and protesters are of one kind."""
    return word.lower()[:5]
