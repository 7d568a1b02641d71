"""Markdown, as some scrapers write it -> plain lines, with the headings among them."""

import re
from itertools import chain, islice
from typing import Final

from copytaster.stages.raw_to_clean.markup import Page

MARKS_MIN: Final = 2
"""Marks from which on a text is Markdown: a lone `#tag` or `*note` is not."""

_HEADING = re.compile(r"^#{1,6} +(?=\S)", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\((?:https?://|/)[^\s()]{1,2000}\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1")


def is_markdown(text: str) -> bool:
    """Whether a text has headings, links or strong words marked in it."""
    if "](" not in text and "**" not in text and "__" not in text and "# " not in text:
        return False
    marks = chain(*(pattern.finditer(text) for pattern in (_HEADING, _LINK, _STRONG)))
    return len(list(islice(marks, MARKS_MIN))) == MARKS_MIN


def read_markdown(text: str) -> Page:
    """The lines of a text without their marks; pictures go, links leave their words."""
    lines: list[str] = []
    headings: set[int] = set()
    for line in text.split("\n"):
        if _HEADING.match(line):
            headings.add(len(lines))
        plain = _HEADING.sub("", line)
        plain = _LINK.sub(lambda link: "" if link[0].startswith("!") else link[1], plain)
        lines.append(_STRONG.sub(r"\2", plain))
    return Page(tuple(lines), frozenset(headings))
