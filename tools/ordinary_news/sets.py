"""The sets, each as raw articles: GMB in two halves by hash, and what else lies beside it."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

from .segments import articles_of
from .sentences import prose, sentences_of

OUTLETS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": (
        "reuters.com", "apnews.com", "bbc.co.uk", "thejournal.example", "afp.com",
        "theguardian.com", "dailyherald.example", "nytimes.com",
    ),
    "de": ("dpa.com", "spiegel.de", "tagblatt.example", "tagesschau.de", "faz.net"),
    "other": ("reuters.com", "ansa.it", "efe.com", "afp.com", "lusa.pt", "gazette.example"),
}  # fmt: skip
"""Who carries an article, in turn: mostly known outlets, some unknown ones, as in any feed."""

BEGIN: Final = datetime(2026, 1, 1, tzinfo=UTC)

Article = dict[str, Any]
"""A raw article in the service's own shape."""


def gmb(data: Path, half: str) -> Iterator[Article]:
    """The rebuilt Voice of America articles whose text hashes into half `a` or `b`."""
    rebuilt = articles_of(list(sentences_of(data / "train/gmb/gmb.zip")))
    texts = ([one.text for one in article] for article in rebuilt)
    yield from _raw((("", "\n".join(lines)) for lines in texts if half_of(lines[0]) == half), "en")


def half_of(text: str) -> str:
    """`a` or `b`, by a hash: half A may be looked at, half B is run once."""
    return "ab"[hashlib.sha256(text.encode()).digest()[0] % 2]


def german(data: Path) -> Iterator[Article]:
    """Wikinews in German: its title, without the number and the day, and its text."""
    yield from _raw(_german(data), "de")


def _german(data: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((data / "dev/german-news-quotes").glob("*.json")):
        title = re.sub(r"^\d+ - | \([\d-]+\)\.pretty$", "", path.stem)
        yield title, json.loads(path.read_text("utf-8"))["originalText"]


def polnear(data: Path) -> Iterator[Article]:
    """PolNeAR's development split: the text of articles on an election campaign."""
    paths = sorted((data / "dev/polnear-dev").rglob("*.txt"))
    yield from _raw((("", path.read_text("utf-8")) for path in paths), "en")


def meantime(data: Path) -> Iterator[Article]:
    """MEANTIME: business news of Wikinews, the title and what follows the line of the day."""
    paths = sorted((data / "dev/meantime-en").glob("CAT_XML_*/**/*.xml"))
    yield from _raw((_lined(path, skip=1) for path in paths), "en")


def ecbplus(data: Path) -> Iterator[Article]:
    """ECB+, topics 1 to 35: many articles of few events."""
    paths = sorted((data / "dev/ecbplus").glob("*/*ecbplus.xml"))
    yield from _raw((_lined(path, skip=0) for path in paths), "en")


def lines_of(path: Path) -> Iterator[Article]:
    """Articles of the user's own: a JSON object a line with `title`, `body` and `language`."""
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        one = json.loads(line)
        yield from _raw([(one["title"], one["body"])], one["language"], number)


def _lined(path: Path, *, skip: int) -> tuple[str, str]:
    sentences: dict[int, list[str]] = {}
    # the files of a corpus that lies on the developer's own disk
    for token in re.findall(r"<token [^>]*>[^<]*</token>", path.read_text("utf-8")):
        node = ET.fromstring(token)  # noqa: S314
        sentences.setdefault(int(node.get("sentence", "0")), []).append(node.text or "")
    lines = [prose(" ".join(words)) for _, words in sorted(sentences.items())]
    kept = [line for line in lines if not re.match(r"https? ?:", line)]
    return (kept[0], "\n".join(kept[1 + skip :])) if kept else ("", "")


def _raw(
    texts: Iterator[tuple[str, str]] | list[tuple[str, str]], language: str, first: int = 0
) -> Iterator[Article]:
    outlets = cycle(OUTLETS.get(language, OUTLETS["other"]))
    for _ in range(first % len(OUTLETS.get(language, OUTLETS["other"]))):
        next(outlets)
    for number, ((title, body), outlet) in enumerate(zip(texts, outlets, strict=False), first):
        yield {
            "url": f"https://{outlet}/ordinary/{language}/{number}",
            "title": title,
            "body": body,
            "language": language,
            "publisher": {"url": f"https://{outlet}"},
        }


def dated(article: Article, at: datetime) -> Article:
    """The article as it was published at that moment."""
    return article | {"published_at": at.isoformat()}


SETS: Final[Mapping[str, Callable[[Path], Iterator[Article]]]] = {
    "gmb-a": lambda data: gmb(data, "a"),
    "gmb-b": lambda data: gmb(data, "b"),
    "german": german,
    "polnear": polnear,
    "meantime": meantime,
    "ecbplus": ecbplus,
}
