"""A raw article: what producers put in, in any of their shapes, read leniently."""

import re
from collections.abc import Mapping
from typing import Any, Final, Literal, Self, get_args

from pydantic import Field, JsonValue, field_validator, model_validator

from copytaster_schemas.message import Message, Part, Utc
from copytaster_schemas.moments import read_moment
from copytaster_schemas.raw_shapes import WEB_ADDRESS, bounded_extra, gather, names_in, party_in
from copytaster_schemas.words import DatePrecision, PubStatus

YEAR_MIN: Final = 1900
YEAR_MAX: Final = 2200
"""Outside of these a date is a producer's placeholder (year 1, 1601, 9999), not a date."""

FLAGS_MAX: Final = 16
"""Flags kept of one message; there are fewer fields that can be flagged."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_URGENCY = re.compile(r"[1-9]")
_STATUS: Final[dict[str, PubStatus]] = {
    "usable": "usable", "withheld": "withheld", "canceled": "canceled", "cancelled": "canceled",
}  # fmt: skip
_MOMENTS = ("published_at", "updated_at", "collected_at", "expires")
_OPTIONAL_TEXTS = ("body_html", "summary", "language", "image_url", "license", "usage_terms")


class RawPublisher(Part):
    """An outlet as the producer knows it: a name, an address, or both."""

    name: str | None = None
    url: str | None = None
    country: str | None = None


class Collector(Part):
    """Who fetched the article, and from which feed."""

    name: str | None = None
    version: str | None = None
    feed_url: str | None = None


class RawArticle(Message):
    """One revision of one article as it came in.

    Needed are `title` or `body` (or `body_html` or `summary` in their place; nothing of these for a
    canceled one), and `url` or `id`. The aliases of each field are listed in `raw_shapes.py`. An
    optional field that cannot be read is dropped and named in `flags` (`dropped:<field>`), except
    an embargo: that refuses the message.
    """

    schema_version: Literal["1.0"] = "1.0"
    type: Literal["article.raw"] = "article.raw"
    id: str | None = None
    url: str | None = None
    title: str | None = None
    body: str | None = None
    body_html: str | None = None
    summary: str | None = None
    authors: tuple[str, ...] = ()
    publisher: RawPublisher | None = None
    origin_publisher: RawPublisher | None = None
    published_at: Utc | None = None
    published_at_precision: DatePrecision = "unknown"
    updated_at: Utc | None = None
    language: str | None = None
    version: str | None = None
    pub_status: PubStatus = "usable"
    embargoed_until: Utc | None = None
    expires: Utc | None = None
    urgency: int | None = Field(default=None, ge=1, le=9)
    categories: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    image_url: str | None = None
    license: str | None = None
    usage_terms: str | None = None
    collected_at: Utc | None = None
    collector: Collector | None = None
    extra: dict[str, JsonValue] = Field(default_factory=dict)
    flags: tuple[str, ...] = ()

    @field_validator("title", "body", mode="before")
    @classmethod
    def _text_only(cls, value: object) -> object:
        if value is not None and not isinstance(value, str):
            raise ValueError("a title or body is text")
        return value

    @model_validator(mode="before")
    @classmethod
    def _read_shape(cls, value: object) -> object:
        return _read(value) if isinstance(value, Mapping) else value

    @model_validator(mode="after")
    def _has_what_is_needed(self) -> Self:
        if not (self.url or self.id):
            raise ValueError("a raw article has a url or an id")
        has_text = self.title or self.body or self.body_html or self.summary
        if not has_text and self.pub_status != "canceled":
            raise ValueError("a raw article has a title or a body")
        return self


def _read(record: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a raw article out of a producer's record."""
    known = {"schema_version", "type", "extra", "flags", "published_at_precision"}
    fields, left = gather({key: value for key, value in record.items() if key not in known})
    flags: list[str] = []
    _read_moments(fields, flags, record.get("published_at_precision"))
    _read_embargo(fields)
    _read_identity(fields, flags)
    _read_small(fields, flags)
    for name in ("authors", "categories", "genres"):
        if name in fields:
            fields[name] = names_in(fields[name])
    for name in ("publisher", "origin_publisher"):
        if name in fields:
            _put(fields, flags, name, party_in(fields[name]))
    given = record.get("extra")
    extra, cut = bounded_extra({**(given if isinstance(given, Mapping) else {}), **left})
    if cut:
        flags.append("extra_cut")
    earlier = record.get("flags")
    kept = (
        [flag for flag in earlier if isinstance(flag, str)]
        if isinstance(earlier, list | tuple)
        else []
    )
    return {**fields, "extra": extra, "flags": tuple(dict.fromkeys([*kept, *flags]))[:FLAGS_MAX]}


def _put(fields: dict[str, Any], flags: list[str], name: str, value: object) -> None:
    """Set a field that was present, or drop it with a flag where nothing could be read."""
    if value is None:
        del fields[name]
        flags.append(f"dropped:{name}")
    else:
        fields[name] = value


def _read_moments(fields: dict[str, Any], flags: list[str], precision: object) -> None:
    for name in _MOMENTS:
        if name not in fields:
            continue
        moment = read_moment(fields[name])
        if moment is not None and not YEAR_MIN <= moment.at.year < YEAR_MAX:
            moment = None
        _put(fields, flags, name, moment and moment.at)
        if moment is not None and name == "published_at":
            fields["published_at_precision"] = (
                precision if precision in get_args(DatePrecision) else moment.precision
            )
            if not moment.zone_known and moment.precision != "day":
                flags.append("zone_unknown:published_at")


def _read_embargo(fields: dict[str, Any]) -> None:
    """An embargo that cannot be read must not be taken for none."""
    if "embargoed_until" in fields:
        moment = read_moment(fields["embargoed_until"])
        if moment is None:
            raise ValueError("the end of the embargo cannot be read")
        fields["embargoed_until"] = moment.at


def _read_identity(fields: dict[str, Any], flags: list[str]) -> None:
    for name in ("id", "version"):
        value = fields.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            fields[name] = str(value)
        elif name in fields:
            _put(fields, flags, name, value.strip() if isinstance(value, str) else None)
    if "url" in fields:
        url = fields["url"]
        _put(fields, flags, "url", url.strip() if isinstance(url, str) else None)
    elif WEB_ADDRESS.match(fields.get("id", "")):
        fields["url"] = fields["id"]


def _read_small(fields: dict[str, Any], flags: list[str]) -> None:
    image = fields.get("image_url")
    if isinstance(image, list) and image:
        image = fields["image_url"] = image[0]
    if isinstance(image, Mapping):
        fields["image_url"] = image.get("url")
    for name in _OPTIONAL_TEXTS:
        if name in fields:
            _put(fields, flags, name, fields[name] if isinstance(fields[name], str) else None)
    if "language" in fields:
        code = fields["language"].strip().replace("_", "-")
        _put(fields, flags, "language", code if _LANGUAGE.fullmatch(code) else None)
    if "pub_status" in fields:
        status = str(fields["pub_status"]).strip().lower().removeprefix("stat:")
        _put(fields, flags, "pub_status", _STATUS.get(status))
    if "urgency" in fields:
        urgency = str(fields["urgency"]).strip()
        _put(fields, flags, "urgency", int(urgency) if _URGENCY.fullmatch(urgency) else None)
    if "collector" in fields:
        _put(fields, flags, "collector", _collector(fields["collector"]))


def _collector(value: object) -> dict[str, str] | None:
    if isinstance(value, str):
        return {"name": value}
    if not isinstance(value, Mapping):
        return None
    return {
        key: text
        for key in ("name", "version", "feed_url")
        if isinstance(text := value.get(key), str)
    }
