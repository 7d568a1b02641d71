"""What is known about an article beside its text: its address, outlet, date and credit."""

import re
from datetime import datetime, timedelta
from typing import Final, Literal
from urllib.parse import urljoin

from copytaster.limits import URL_CHARS_MAX
from copytaster.stages.raw_to_clean.dates import day_in
from copytaster.stages.raw_to_clean.origin import wire_origin
from copytaster.stages.raw_to_clean.parts import Parts
from copytaster.stages.raw_to_clean.tools import CleaningTools
from copytaster.stages.refusal import RefusedError
from copytaster_schemas.enriched_article import Publisher, WireOrigin
from copytaster_schemas.ids import DocumentId, document_id_of
from copytaster_schemas.moments import read_moment
from copytaster_schemas.raw_article import RawArticle
from copytaster_schemas.words import DatePrecision

FUTURE_MAX: Final = timedelta(days=2)
"""How far a date may lie after the article was first seen: zones are off by a day at most."""
YEAR_MIN: Final = 1990
"""News on the web is younger; older dates are placeholders (1970, 1900) or belong to archives."""

SITE_CHARS_MAX: Final = 120
"""Of a site's own name, what is shown."""

_DOCUMENT_ID = re.compile(r"doc-[0-9a-f]{24}")

DateSource = Literal["meta", "text", "collected", "unknown"]
Published = tuple[datetime | None, DatePrecision, DateSource]


def publisher_of(raw: RawArticle, parts: Parts, tools: CleaningTools) -> Publisher:
    """The outlet: as the producer names it, else the site whose address the article has.

    The name that a page gives itself is only shown: anybody can call a site by a known name.
    """
    named = raw.publisher
    address = (named.url if named is not None else None) or raw.url or parts.page.url
    publisher = tools.publisher_of(named.name if named is not None else parts.page.site, address)
    site = parts.page.site
    if named is None and site and address:
        publisher = tools.publisher_of(None, address)
        if publisher.family is None and tools.publisher_of(site, None).family is None:
            publisher = publisher.model_copy(update={"name": site[:SITE_CHARS_MAX]})
    if publisher.country is None and named is not None and named.country:
        return publisher.model_copy(update={"country": named.country})
    return publisher


def identity_of(
    raw: RawArticle, parts: Parts, publisher: Publisher, tools: CleaningTools
) -> tuple[str | None, str | None, DocumentId]:
    """Address, canonical address and document id. Raises RefusedError: invalid_url."""
    url = raw.url
    canonical = _canonical(url, tools) if url else None
    if url and canonical is None and not raw.id:
        raise RefusedError("invalid_url", f"no web address: {url[:200]!r}")
    if canonical is None and parts.page.url:
        canonical = _canonical(urljoin(url or "", parts.page.url), tools)
        url = canonical and parts.page.url
    if canonical is not None:
        return url, canonical, document_id_of(canonical)
    source = raw.id or ""
    if _DOCUMENT_ID.fullmatch(source):  # a kill that knows only our own id
        return None, None, DocumentId(source)
    return None, None, document_id_of(f"source:{publisher.id}:{source}")


def _canonical(url: str, tools: CleaningTools) -> str | None:
    return tools.canonical_url(url) if len(url) <= URL_CHARS_MAX else None


def published(
    raw: RawArticle, parts: Parts, first_seen_at: datetime, tools: CleaningTools, flags: list[str]
) -> Published:
    """When it was published, and how that is known.

    The producer's word first, then the page's head, then a date line in its furniture, then (an
    upper bound, of unknown precision) when it was collected.
    """
    at = plausible(raw.published_at, first_seen_at, "published_at", flags)
    if at is not None:
        return at, raw.published_at_precision, "meta"
    moment = read_moment(parts.page.published)
    if moment and (at := plausible(moment.at, first_seen_at, "page_date", flags)):
        return at, moment.precision, "meta"
    for line in parts.above or parts.cut:
        day = day_in(line, tools.calendar)
        if day and (at := plausible(day, first_seen_at, "text_date", flags)):
            return at, "day", "text"
    at = plausible(raw.collected_at, first_seen_at, "collected_at", flags)
    return (at, "unknown", "collected") if at is not None else (None, "unknown", "unknown")


def plausible(
    at: datetime | None, first_seen_at: datetime, name: str, flags: list[str]
) -> datetime | None:
    """A date as it is; None with a flag where it lies in the future or before there was a web."""
    if at is None or (at.year >= YEAR_MIN and at <= first_seen_at + FUTURE_MAX):
        return at
    flags.append(f"implausible:{name}")
    return None


def origin_of(
    raw: RawArticle, parts: Parts, publisher: Publisher, tools: CleaningTools
) -> WireOrigin | None:
    """The agency or newsroom a text is credited to, by its feed or by itself."""
    if raw.origin_publisher is not None:
        named = tools.publisher_of(raw.origin_publisher.name, raw.origin_publisher.url)
        if named.id != publisher.id:
            return WireOrigin(
                name=named.name, family=named.family or named.id, basis="rss_source", confidence=90
            )
    if raw.publisher is not None:
        named = tools.publisher_of(raw.publisher.name, None)
        if named.tier == "wire" and named.family and named.family != publisher.family:
            return WireOrigin(name=named.name, family=named.family, basis="byline", confidence=90)
    texts = [text for text, _ in parts.paragraphs]
    return wire_origin(texts, parts.cut, raw.authors, tools.agencies, publisher)


def machine_translated(raw: RawArticle, parts: Parts, tools: CleaningTools) -> bool | None:
    """True where the producer or the page says so; None where nobody says anything."""
    told = raw.extra.get("machine_translated")
    if isinstance(told, bool):
        return told
    lines = (*parts.cut, *(text for text, _ in parts.paragraphs[-2:]))
    said = any(
        len(line) <= NOTE_CHARS_MAX and tools.phrases.translated.search(line.casefold())
        for line in lines
    )
    return True if said else None


NOTE_CHARS_MAX: Final = 200
"""A note about the translation is a line of its own, not an article about translating."""
