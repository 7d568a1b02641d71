"""Datelines, bylines and tags -> the agency a text is credited to."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal

from copytaster.stages.raw_to_clean.tools import Agency
from copytaster_schemas.enriched_article import Publisher, WireOrigin

DATELINE_CHARS_MAX: Final = 90
"""`WASHINGTON/BRUSSELS, October 28 (Reuters) -`: longer datelines are sentences."""

_DATELINE = re.compile(
    r"^(?P<before>[^()\n\[\]]{0,70}?)[(/\[]\s?(?P<tag>[^()\[\]/\n]{2,40}?)\s?[)/\]]"
    r"(?:\s?\.?\s?[-–—:_•]+\.?\s?|\s?\.\s(?=[A-ZÀ-Þ]))"
)
_BARE_TAG = re.compile(
    r"^(?:(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ .,'/-]{0,40}\s)?[(\[](?P<boxed>[^()\[\]\n]{2,40})[)\]]\s+"
    r"|(?P<plain>[^\W\d_][\w -]{1,30}?)\s?(?:[-–—•]\s))(?=[\"“„«A-ZÀ-Þ])"
)
"""`(EFE) La alcaldesa`, `NEW DELHI (PTI) The mayor`, `AGI - Il sindaco`: tags known exactly."""
_PLACE = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,30}(?:[ /,]{1,2}[A-ZÀ-Þ][\w.'’-]{1,20}){0,4}"
    r"(?:,? \d{1,2}\.?(?: [^\W\d]{3,10}\.?)?| [A-Z][a-z]{2,8}\.? \d{1,2})?\s[-–—]{1,2}\s"
    r"(?=[\"“„«A-ZÀ-Þ])"
)
"""`PORT AMSEL - `, `KYIV, Ukraine — `, `ROMA, 28 OTT - `: a place in capitals, and no agency."""
_END_TAG = re.compile(r"[(\[]\s?(?P<tag>[^()\[\]]{2,40})\s?[)\]]\s*\.?$")
_CAPITAL_PLACE = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,}[^\d(]{0,40}\s$")
_PROPER_NAME = re.compile(r"^[A-ZÀ-Þ][\w&'’-]*(?: [A-ZÀ-Þ][\w&'’-]*){1,3}$")
_WORD = re.compile(r"[^\W\d_][\w-]*")

Basis = Literal["rss_source", "byline", "dateline", "text_tag"]
CONFIDENCE: Final[dict[Basis, int]] = {
    "dateline": 95, "byline": 90, "rss_source": 90, "text_tag": 80,
}  # fmt: skip
"""A literal agency tag is the strongest signal (messages.md 4.2); the other figures are labels."""


def dateline_end(paragraph: str, agencies: Mapping[str, Agency]) -> int:
    """Where the dateline of a first paragraph ends; 0 where it has none."""
    end, _ = _dateline(paragraph, agencies)
    place = _PLACE.match(paragraph[end : end + DATELINE_CHARS_MAX])
    return end + (place.end() if place else 0)


def _dateline(paragraph: str, agencies: Mapping[str, Agency]) -> tuple[int, Agency | None]:
    head = paragraph[: DATELINE_CHARS_MAX * 2]
    match = _DATELINE.match(head)
    if match is not None and match.end() <= DATELINE_CHARS_MAX:
        agency = agency_in(match["tag"], agencies) or _unlisted(match["before"], match["tag"])
        if agency is not None:
            return match.end(), agency
    match = _BARE_TAG.match(head)
    if match is not None and match.end() <= DATELINE_CHARS_MAX:
        agency = agencies.get((match["boxed"] or match["plain"]).strip())
        if agency is not None:
            return match.end(), agency
    return 0, None


def _unlisted(place: str, tag: str) -> Agency | None:
    """An agency that is in no table, where the form leaves no doubt: `KYIV (Some Wire) -`."""
    if (place and not _CAPITAL_PLACE.match(place)) or not _PROPER_NAME.match(tag):
        return None
    return Agency(name=tag, family="-".join(_WORD.findall(tag.casefold())))


def wire_origin(
    paragraphs: Sequence[str],
    cut: Iterable[str],
    authors: Sequence[str],
    agencies: Mapping[str, Agency],
    publisher: Publisher,
) -> WireOrigin | None:
    """The agency that the text names, by its strongest sign; None for an agency's own page."""
    for basis, agency in _signs(paragraphs, cut, authors, agencies):
        if agency is not None:
            own = {publisher.family, "-".join(_WORD.findall(publisher.name.casefold()))}
            if agency.family in own:
                return None
            return WireOrigin(
                name=agency.name, family=agency.family, basis=basis, confidence=CONFIDENCE[basis]
            )
    return None


def _signs(
    paragraphs: Sequence[str],
    cut: Iterable[str],
    authors: Sequence[str],
    agencies: Mapping[str, Agency],
) -> Iterator[tuple[Basis, Agency | None]]:
    for paragraph in paragraphs[:2]:
        yield "dateline", _dateline(paragraph, agencies)[1]
    for author in authors:
        yield "byline", agency_in(author, agencies)
    for paragraph in paragraphs[-1:]:
        match = _END_TAG.search(paragraph[-80:])
        if match:
            yield "text_tag", agency_in(match["tag"], agencies)
    for line in cut:
        if len(line) <= CREDIT_CHARS_MAX and not _OF_PICTURES.search(line):
            yield "text_tag", agency_in(line, agencies)


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
