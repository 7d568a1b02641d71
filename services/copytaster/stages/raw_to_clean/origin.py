"""Datelines, bylines and tags -> the agency a text is credited to."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

from copytaster.stages.raw_to_clean.tools import Agency
from copytaster_schemas.enriched_article import Publisher, WireOrigin

DATELINE_CHARS_MAX: Final = 90
"""`WASHINGTON/BRUSSELS, October 28 (Reuters) -`: longer datelines are sentences."""

_DATELINE = re.compile(
    r"^(?P<before>[^()\n/.]{0,60}?(?:,?\s\d{1,2}\.?(?:\s[^\W\d]{3,10}\.?)?(?:\s\d{4})?\.?)?)\s?"
    r"[(/\[]\s?(?P<tag>[^()\[\]/]{2,40}?)\s?[)/\]](?:\s?\.?\s?[-–—:]+\.?\s?|\s?\.\s(?=[A-ZÀ-Þ]))"
)
_END_TAG = re.compile(r"[(\[]\s?(?P<tag>[^()\[\]]{2,40})\s?[)\]]\s*\.?$")
_WORD = re.compile(r"[^\W\d_][\w-]*")

Basis = Literal["rss_source", "byline", "dateline", "text_tag"]
CONFIDENCE: Final[dict[Basis, int]] = {
    "dateline": 95, "byline": 90, "rss_source": 90, "text_tag": 80,
}  # fmt: skip
"""A literal agency tag is the strongest signal (messages.md 4.2); the other figures are labels."""


def dateline_end(paragraph: str, agencies: Mapping[str, Agency]) -> int:
    """Where the dateline of a first paragraph ends; 0 where it has none that names an agency."""
    match = _DATELINE.match(paragraph[: DATELINE_CHARS_MAX * 2])
    if match is None or match.end() > DATELINE_CHARS_MAX or not agency_in(match["tag"], agencies):
        return 0
    return match.end()


def wire_origin(
    paragraphs: Sequence[str],
    cut: Iterable[str],
    authors: Sequence[str],
    agencies: Mapping[str, Agency],
    publisher: Publisher,
) -> WireOrigin | None:
    """The agency that the text names, by its strongest sign; None for an agency's own page."""
    for basis, text in _signs(paragraphs, cut, authors):
        agency = agency_in(text, agencies)
        if agency is not None:
            if agency.family == publisher.family:
                return None
            return WireOrigin(
                name=agency.name, family=agency.family, basis=basis, confidence=CONFIDENCE[basis]
            )
    return None


def _signs(
    paragraphs: Sequence[str], cut: Iterable[str], authors: Sequence[str]
) -> Iterable[tuple[Basis, str]]:
    for paragraph in paragraphs[:2]:
        match = _DATELINE.match(paragraph[: DATELINE_CHARS_MAX * 2])
        if match and match.end() <= DATELINE_CHARS_MAX:
            yield "dateline", match["tag"]
    for author in authors:
        yield "byline", author
    for paragraph in paragraphs[-1:]:
        match = _END_TAG.search(paragraph[-80:])
        if match:
            yield "text_tag", match["tag"]
    for line in cut:
        if len(line) <= CREDIT_CHARS_MAX and not _OF_PICTURES.search(line):
            yield "text_tag", line


CREDIT_CHARS_MAX: Final = 160
"""`Source: Reuters`, `© 2024 AFP`: furniture that credits a text is short."""
_OF_PICTURES = re.compile(
    r"\b(?:photo|picture|image|getty|foto|imagen|imagem|bild|fotografía|video|vídeo)", re.IGNORECASE
)


def agency_in(text: str, agencies: Mapping[str, Agency]) -> Agency | None:
    """The agency whose tag is part of a credit (`fcr/dpa`, `Jane Doe (AFP)`)."""
    if (whole := agencies.get(text.strip(" .:"))) is not None:
        return whole
    words = _WORD.findall(text[:CREDIT_CHARS_MAX])
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            agency = agencies.get(" ".join(words[at : at + size]))
            if agency is not None:
                return agency
    return None
