"""A raw article -> its title and labelled lines, furniture gone."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from copytaster.limits import BODY_CHARS_MAX, TITLE_CHARS_MAX
from copytaster.stages.raw_to_clean.furniture import lay_out
from copytaster.stages.raw_to_clean.layout import Label, Layout
from copytaster.stages.raw_to_clean.lines import key_of, line_of, unwrapped
from copytaster.stages.raw_to_clean.markdown import is_markdown, read_markdown
from copytaster.stages.raw_to_clean.markup import Page, is_html, read_html
from copytaster.stages.raw_to_clean.normalise import normalise, unescape, without_tail
from copytaster.stages.raw_to_clean.notices import without_prefix
from copytaster.stages.raw_to_clean.tools import CleaningTools
from copytaster.stages.record import dataclass
from copytaster.stages.refusal import RefusedError
from copytaster_schemas.raw_article import RawArticle

LINES_MAX: Final = 20_000
"""Lines of a body, blank ones too; a long read has 500."""
FURNITURE: Final = (Label.BLANK, Label.TITLE, Label.FURNITURE)
"""What is no part of the body."""
SECTION_WORDS_MAX: Final = 4
"""` | International`: the tail of a title that names a section or site."""

_TAIL = re.compile(r"\s+[|│»›]\s+([^|│»›]{1,60})$")
_DASHED_TAIL = re.compile(r"\s+[-–—]\s+([^–—]{2,40})$")


@dataclass(frozen=True, slots=True)
class Parts:
    """The text of an article in parts. `cut`: all furniture; `above`: what of it heads prose."""

    title: str
    paragraphs: tuple[tuple[str, Label], ...]
    cut: tuple[str, ...]
    above: tuple[str, ...]
    boilerplate_ratio: float
    page: Page
    flags: tuple[str, ...]


def parts_of(raw: RawArticle, tools: CleaningTools) -> Parts:
    """Title and body of a raw article, with what was cut. Raises RefusedError: body_too_long."""
    flags: list[str] = []
    page = _page_of(raw, flags)
    lines = [
        line_of(text, heading=i in page.headings, item=i in page.items)
        for i, text in enumerate(page.lines)
    ]
    title = _title_of(raw.title or page.title or "", raw, page, tools, flags)
    layout = lay_out(
        lines,
        phrases=tools.phrases,
        calendar=tools.calendar,
        titles=_spellings(title, raw.title, page.title),
    )
    if not title:
        found = layout.having(Label.TITLE)
        title = _without_tail(found[0].text, raw, page, tools) if found else ""
    paragraphs = tuple(
        (line.text, label)
        for line, label in zip(layout.lines, layout.labels, strict=True)
        if label not in FURNITURE
    )
    return Parts(
        title=title,
        paragraphs=paragraphs,
        cut=tuple(line.text for line in layout.having(Label.FURNITURE)),
        above=_above(layout),
        boilerplate_ratio=_boilerplate(layout),
        page=page,
        flags=tuple(flags),
    )


def _page_of(raw: RawArticle, flags: list[str]) -> Page:
    """The lines of the body, out of whatever field holds one."""
    body = raw.body or raw.body_html
    if body is None and raw.summary:
        body = raw.summary
        flags.append("body_from_summary")
    page = _read(body or "", html=body is raw.body_html)
    text = "\n".join(page.lines)
    if len(text) > BODY_CHARS_MAX:
        raise RefusedError("body_too_long", f"{len(text)} characters are over {BODY_CHARS_MAX}")
    if text.count("\n") > LINES_MAX:
        raise RefusedError("body_too_long", f"over {LINES_MAX} lines")
    text, repaired = normalise(text)
    if repaired:
        flags.append("mojibake_repaired")
    text, cut = without_tail(text)
    if cut:
        flags.append("truncated")
    if not page.headings:
        text = unwrapped(text)
    return replace(page, lines=tuple(text.split("\n")))


def _read(body: str, *, html: bool) -> Page:
    """The lines of a body, whatever it is written in; `html`: its producer says it is markup."""
    if is_html(body) or (html and "<" in body):
        return read_html(body)
    text = unescape(body)
    if is_html(text):  # escaped twice, as some feeds are
        return read_html(text)
    if "\\n" in text and "\n" not in text:  # line ends written out
        text = text.replace("\\r", "").replace("\\n", "\n")
    if is_markdown(text):
        return read_markdown(text)
    return Page(tuple(text.split("\n")))


def _title_of(
    given: str, raw: RawArticle, page: Page, tools: CleaningTools, flags: list[str]
) -> str:
    if not given:
        return ""
    if is_html(given) or "</" in given:
        given = " ".join(read_html(given).lines)
    title, repaired = normalise(" ".join(unescape(given).split()))
    if repaired:
        flags.append("mojibake_repaired")
    if len(title) > TITLE_CHARS_MAX:
        title = title[:TITLE_CHARS_MAX].rstrip()
        flags.append("title_cut")
    return _without_tail(" ".join(title.split()), raw, page, tools)


def _without_tail(title: str, raw: RawArticle, page: Page, tools: CleaningTools) -> str:
    """A title without the section or outlet after it, and without an agency's words before it."""
    title = without_prefix(title)
    while (match := _TAIL.search(title)) and len(match[1].split()) <= SECTION_WORDS_MAX:
        title = title[: match.start()]
    match = _DASHED_TAIL.search(title)
    if match and _names_outlet(match[1], raw, page, tools):
        title = title[: match.start()]
    return title.strip()


def _names_outlet(tail: str, raw: RawArticle, page: Page, tools: CleaningTools) -> bool:
    key = key_of(tail)
    known = [page.site or ""]
    if raw.publisher is not None:
        known += [raw.publisher.name or "", raw.publisher.url or ""]
    if any(key and key in key_of(name) for name in (*known, _host(raw.url or page.url or ""))):
        return True
    return tools.publisher_of(tail, None).tier in {"wire", "first"}


def _host(url: str) -> str:
    return re.sub(r"^https?://|/.*", "", url)


def _spellings(*titles: str | None) -> frozenset[str]:
    known: set[str] = set()
    for title in titles:
        plain = " ".join((title or "").split())
        known |= {plain, _TAIL.sub("", plain), _DASHED_TAIL.sub("", plain)}
    return frozenset(known - {""})


def _above(layout: Layout) -> tuple[str, ...]:
    end = len(layout.lines) if layout.first is None else layout.first
    return _texts(layout, range(end))


def _texts(layout: Layout, places: Iterable[int]) -> tuple[str, ...]:
    return tuple(layout.lines[i].text for i in places if layout.labels[i] is Label.FURNITURE)


def _boilerplate(layout: Layout) -> float:
    total = sum(len(line.text) for line in layout.lines)
    cut = sum(len(line.text) for line in layout.having(Label.FURNITURE))
    return round(cut / total, 3) if total else 0.0
