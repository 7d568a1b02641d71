"""Gates of the cleaning stage: how much of the body of a page is kept, and how much beside it."""

import gzip
import html
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from copytaster.stages.raw_to_clean import raw_to_clean
from copytaster.stages.refusal import RefusedError
from copytaster_schemas.raw_article import RawArticle
from support.cleaning import SEEN_AT, tools

from .gate import DATA, Measure, Measured, sha256_of
from .languages import blurbs
from .sentences import boundaries

BENCHMARK: Final = DATA / "dev" / "article-extraction"
PAGES: Final = Path(__file__).with_name("pages")
TARGET: Final = 0.95
SHINGLE: Final = 4
"""Words that make one unit of the benchmark's own metric (its README, "evaluation")."""

_MARK = re.compile("<!--/?body-->")
_BODY = re.compile("<!--body-->(.*?)<!--/body-->", re.DOTALL)
_TAG = re.compile("<[^<>]*>")
_WORD = re.compile(r"\w+")


class Overlap(NamedTuple):
    """Units (words or runs of words) that two texts have in common, and those of one alone."""

    common: float
    extra: float
    missing: float

    @property
    def precision(self) -> float:
        """The share of the extracted units that belong to the body."""
        return self.common / (self.common + self.extra) if self.common + self.extra else 1.0

    @property
    def recall(self) -> float:
        """The share of the body's units that were extracted."""
        return self.common / (self.common + self.missing) if self.common + self.missing else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def overlap_of(extracted: str, gold: str, *, size: int = 1) -> Overlap:
    """The overlap of two texts as bags of runs of `size` words."""
    got, wanted = _units(extracted, size), _units(gold, size)
    common = sum((got & wanted).values())
    return Overlap(common, sum(got.values()) - common, sum(wanted.values()) - common)


def _units(text: str, size: int) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    runs = max(1, len(words) - size + 1) if words else 0
    return Counter(tuple(words[at : at + size]) for at in range(runs))


def total_of(overlaps: Sequence[Overlap], *, by_page: bool) -> Overlap:
    """The sum over pages; `by_page` weighs each page alike, as the benchmark does."""
    if by_page:
        overlaps = [_weighed(one) for one in overlaps]
    return Overlap(*(sum(column) for column in zip(*overlaps, strict=True)))


def _weighed(one: Overlap) -> Overlap:
    total = sum(one) or 1.0
    return Overlap(*(value / total for value in one))


def body_of(field: str, page: str) -> str:
    """The body that cleaning finds in a page; empty where it refuses the page."""
    raw = RawArticle.model_validate({"id": "file:page", field: page})
    try:
        return raw_to_clean(raw, first_seen_at=SEEN_AT, tools=tools()).body
    except RefusedError:
        return ""


def benchmark() -> Iterable[Measured]:
    """181 pages with their body: by extraction, by the lines of their whole text alone, and by the
    benchmark's own runs page by page.
    """
    truth = BENCHMARK / "ground-truth.json"
    if not truth.exists():
        return
    sha = sha256_of([truth, *(BENCHMARK / "html").glob("*.gz")])
    texts = [
        (body_of("body_html", _benchmark_page(name)), gold["articleBody"])
        for name, gold in sorted(json.loads(truth.read_text()).items())
    ]
    yield from _words("benchmark pages", sha, texts)
    visible = [
        (body_of("body", _visible(_benchmark_page(name))), gold["articleBody"])
        for name, gold in sorted(json.loads(truth.read_text()).items())
    ]
    yield from _words("benchmark as plain text", sha, visible)
    runs = total_of([overlap_of(*pair, size=SHINGLE) for pair in texts], by_page=True)
    yield Measured(
        "extraction", "benchmark pages", sha, "run-of-4 F1 by page", round(runs.f1, 4), len(texts),
        0.95,
    )  # fmt: skip


def _benchmark_page(name: str) -> str:
    packed = (BENCHMARK / "html" / f"{name}.html.gz").read_bytes()
    return gzip.decompress(packed).decode("utf-8", "replace")


def _visible(page: str) -> str:
    """All the text that a page shows, menus and all: what a plain scraper takes."""
    tree = HTMLTree.parse(page)
    return extract_plain_text(tree, main_content=False, list_bullets=False, alt_texts=False)


def own_pages() -> Iterable[Measured]:
    """The invented pages: those the rules were mended on, and those they had not seen."""
    for half in ("seen", "unseen"):
        for kind in ("txt", "html"):
            files = sorted((PAGES / half).glob(f"*.{kind}"))
            if not files:
                continue
            texts = [(body_of(*_fed(file)), _gold(file)) for file in files]
            yield from _words(f"own {kind} {half}", sha256_of(files), texts)


def kept() -> Iterable[Measured]:
    """The share of news texts without any furniture that stays: 150 in German."""
    files = sorted((DATA / "dev" / "german-news-quotes").glob("*.json"))
    if not files:
        return
    whole = [json.loads(file.read_text("utf-8"))["originalText"] for file in files]
    total = total_of([overlap_of(body_of("body", text), text) for text in whole], by_page=False)
    yield Measured(
        "extraction", "German news texts", sha256_of(files), "word recall", round(total.recall, 4),
        len(files), 0.99,
    )  # fmt: skip


def _words(name: str, sha: str, texts: Sequence[tuple[str, str]]) -> Iterable[Measured]:
    total = total_of([overlap_of(*pair) for pair in texts], by_page=False)
    for metric, value in (("precision", total.precision), ("recall", total.recall)):
        yield Measured(
            "extraction", name, sha, f"word {metric}", round(value, 4), len(texts), TARGET
        )


def _fed(file: Path) -> tuple[str, str]:
    """A page as a producer would send it: the field and the text."""
    source = file.read_text("utf-8")
    if file.suffix == ".html":
        return "body_html", _MARK.sub("", source)
    return "body", "\n".join(line[2:] for line in source.splitlines())


def _gold(file: Path) -> str:
    """What of a labelled page is body: see pages/README.md."""
    source = file.read_text("utf-8")
    if file.suffix == ".html":
        return html.unescape(_TAG.sub(" ", " ".join(_BODY.findall(source))))
    return "\n".join(line[2:] for line in source.splitlines() if line[:1] in {"+", "s"})


MEASURES: tuple[Measure, ...] = (benchmark, own_pages, kept, boundaries, blurbs)
