"""ECB+ (read in place): its news texts as raw articles, with the story each is about."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from .gate import DATA

FOLDER: Final = DATA / "dev" / "ecbplus"
ADDRESS: Final = re.compile(r"^https? ?: ?/ ?/")
CLOSING: Final = re.compile(r" (['’](?:s|re|ve|ll|d|m|t)\b|n't\b|[.,;:!?)\]%”])")
OPENING: Final = re.compile(r"([(\[$£€“]) ")


@dataclass(frozen=True, slots=True)
class Filed:
    """A text and its gold story: the half of its topic (`36ecb`, `36ecbplus`) it is in."""

    name: str
    story: str
    raw: bytes


def paths() -> list[Path]:
    """The files of all topics at hand, in a fixed order."""
    return sorted(FOLDER.glob("*/*.xml"))


def texts() -> Iterator[Filed]:
    """Every text as a raw article without a date: the set does not give it in a regular form."""
    for path in paths():
        topic, half = path.stem.split("_")[0], "plus" if path.stem.endswith("plus") else "ecb"
        lines = list(_lines(path))
        title, body = (lines[0], lines[1:]) if half == "plus" else ("", lines)
        raw = {"id": path.stem, "title": title, "text": "\n\n".join(body), "language": "en"}
        yield Filed(path.stem, f"{topic}{half}", json.dumps(raw).encode())


def _lines(path: Path) -> Iterator[str]:
    """The sentences of a file as running text, without the address on top."""
    sentences: dict[int, list[str]] = {}
    # the files of a corpus that lies on the developer's own disk
    for token in ET.parse(path).getroot().iter("token"):  # noqa: S314
        sentences.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
    for _, tokens in sorted(sentences.items()):
        line = " ".join(tokens)
        if not ADDRESS.match(line):
            yield OPENING.sub(r"\1", CLOSING.sub(r"\1", line)).replace("`` ", "“")
