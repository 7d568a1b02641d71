"""Any JSON object a producer may send -> the fields of a raw article, by name and alias.

Seven producer shapes are known (messages.md 4.1): news-please, feedparser, schema.org, ninjs 3.1,
JSON Feed, GDELT lines and trafilatura. What no field takes goes verbatim into `extra`, bounded.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from pydantic_core import PydanticSerializationError, to_json

EXTRA_BYTES_MAX: Final = 16_384
"""What is kept of unknown keys, as JSON (messages.md 4.1)."""

LIST_ITEMS_MAX: Final = 64
"""Authors, categories and genres kept; schema.org pages with more are keyword spam."""

ABSENT: Final = frozenset({"", "None"})
"""Strings that stand for nothing: news-please writes missing dates as "None"."""

Path = tuple[str | int, ...]

ALIASES: Final[dict[str, tuple[Path, ...]]] = {
    "id": (("id",), ("guid",), ("identifier",), ("source_id",)),
    "url": (
        ("url",), ("link",), ("canonical_url",), ("mainEntityOfPage", "@id"), ("mainEntityOfPage",),
        ("uri",), ("source",), ("@id",),
    ),
    "title": (("title",), ("headline",), ("headlines", 0, "value")),
    "body": (
        ("body",), ("maintext",), ("articleBody",), ("content_text",), ("content", 0, "value"),
        ("bodies", 0, "value"), ("text",), ("content",),
    ),
    "body_html": (("body_html",), ("content_html",), ("html",)),
    "summary": (
        ("summary",), ("description",), ("excerpt",), ("desc",), ("descriptions", 0, "value"),
    ),
    "authors": (("authors",), ("author",), ("byline",), ("by",), ("creator",)),
    "publisher": (
        ("publisher",), ("sitename",), ("source_domain",), ("source-hostname",), ("outletName",),
        ("infoSources", 0), ("thread", "site"), ("hostname",), ("domain",), ("source",),
        ("source_url",),
    ),
    "origin_publisher": (("origin_publisher",), ("source",)),
    "published_at": (
        ("published_at",), ("date_published",), ("datePublished",), ("date_publish",),
        ("contentCreated",), ("publishedAt",), ("published",), ("pubDate",), ("publish_date",),
        ("dateTimePub",), ("dateTime",), ("date",), ("seendate",),
    ),
    "updated_at": (
        ("updated_at",), ("date_modified",), ("dateModified",), ("date_modify",),
        ("versionCreated",), ("updatedAt",), ("updated",),
    ),
    "collected_at": (("collected_at",), ("date_download",), ("crawled",)),
    "embargoed_until": (("embargoed_until",), ("embargoedUntil",), ("embargoed",)),
    "expires": (("expires",),),
    "language": (("language",), ("inLanguage",), ("lang",), ("meta_lang",)),
    "version": (("version",),),
    "pub_status": (("pub_status",), ("pubStatus",), ("pubstatus",)),
    "urgency": (("urgency",),),
    "categories": (("categories",), ("tags",), ("subjects",), ("keywords",), ("articleSection",)),
    "genres": (("genres",), ("genre",)),
    "image_url": (("image_url",), ("top_image",), ("image",), ("urlToImage",)),
    "license": (("license",),),
    "usage_terms": (("usage_terms",), ("usageTerms",), ("rights",), ("copyrightNotice",)),
    "collector": (("collector",),),
}  # fmt: skip
"""Where each field may stand; the first that fits wins (see `fits` for `uri` and `source`)."""

WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def is_absent(value: object) -> bool:
    """Null, or a string that stands for nothing."""
    return value is None or (isinstance(value, str) and value.strip() in ABSENT)


def fits(field: str, path: Path, value: object) -> bool:
    """Whether a value under an ambiguous key is meant for this field.

    `source` is the address in trafilatura, the originating publisher (`title`) in feedparser and
    the publisher in news APIs (a name, an object with `name`, or with `title` and `uri`); `uri` in
    ninjs may be a URN, which is an id; `content` may be a list.
    """
    if path == ("source",):
        return field == _meaning_of_source(value)
    if field == "url" and path in {("uri",), ("@id",)}:
        return isinstance(value, str) and WEB_ADDRESS.match(value) is not None
    if path in {("mainEntityOfPage",), ("content",)}:
        return isinstance(value, str)
    return True


def _meaning_of_source(value: object) -> str | None:
    """The field that a value under `source` belongs to."""
    if isinstance(value, str):
        return "url" if WEB_ADDRESS.match(value) else "publisher"
    if not isinstance(value, Mapping):
        return None
    if "name" in value or ("title" in value and "uri" in value):
        return "publisher"
    return "origin_publisher" if "title" in value else None


def find(record: Mapping[str, Any], path: Path) -> Any:
    """The value at a path of keys and positions, None where there is none."""
    value: Any = record
    for step in path:
        if isinstance(step, str):
            value = value.get(step) if isinstance(value, Mapping) else None
        else:
            value = value[step] if isinstance(value, list) and len(value) > step else None
    return value


def gather(record: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields that a record fills, and what is left of it.

    A key is used up when a field took it; any other key is left, second aliases included.
    """
    present = {key: value for key, value in record.items() if not is_absent(value)}
    fields: dict[str, Any] = {}
    used: set[str] = set()
    for field, paths in ALIASES.items():
        for path in paths:
            if path[0] not in present:
                continue
            value = find(present, path)
            if not is_absent(value) and fits(field, path, value):
                fields[field] = value
                used.add(str(path[0]))
                break
    left = {key: value for key, value in present.items() if key not in used}
    uri = left.get("uri")
    if "id" not in fields and isinstance(uri, str):
        fields["id"] = left.pop("uri")
    return fields, left


def bounded_extra(left: Mapping[str, Any]) -> tuple[dict[str, Any], bool]:
    """As many unknown keys, in their order, as fit the bound; and whether any had to go."""
    kept: dict[str, Any] = {}
    size = 2  # the braces
    for key, value in left.items():
        try:
            size_of_pair = len(to_json({key: value}))
        except (PydanticSerializationError, ValueError, RecursionError):
            continue  # no JSON: nothing a reader could be given
        if size + size_of_pair <= EXTRA_BYTES_MAX:
            kept[key] = value
            size += size_of_pair
    return kept, len(kept) < len(left)


def names_in(value: object) -> tuple[str, ...]:
    """Names out of a string (joined by `;`), a list of strings, or objects that have a name."""
    return tuple(dict.fromkeys(_names(value)))[:LIST_ITEMS_MAX]


def _names(value: object) -> Iterator[str]:
    items = value if isinstance(value, Sequence) and not isinstance(value, str) else (value,)
    for item in items:
        name = item
        if isinstance(item, Mapping):
            name = next((item[key] for key in ("name", "term", "label") if item.get(key)), None)
        if isinstance(name, str):
            yield from (part.strip() for part in name.split(";") if not is_absent(part))


def party_in(value: object) -> dict[str, str] | None:
    """An outlet out of a name or an object of any shape; None where nothing fits."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, str):
        return {"name": value.strip()}
    if not isinstance(value, Mapping):
        return None
    party = {
        "name": _text_of(value, ("name", "title", "literal")),
        "url": _text_of(value, ("url", "href", "uri")),
        "country": _text_of(value, ("country",)),
    }
    found = {key: text for key, text in party.items() if text}
    return found if "name" in found or "url" in found else None


def _text_of(value: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    texts = (value.get(key) for key in keys)
    return next((text.strip() for text in texts if isinstance(text, str) and text.strip()), None)
