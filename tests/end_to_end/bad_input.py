"""Articles that no producer should send, and what is to become of each: a code, or it is taken."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import orjson

TEXT: Final = (
    "The mayor of Lindqvist, Ana Torvane, confirmed on Monday that the bridge had been closed. "
    "“The bridge is closed,” she told reporters."
)


@dataclass(frozen=True)
class Case:
    """One record; `code` None: it becomes an article."""

    name: str
    value: bytes
    code: str | None


def article(number: int, **changes: Any) -> bytes:
    """An ordinary article, with something changed."""
    fields = {
        "url": f"https://outlet{number}.example/news/{number}",
        "title": "Bridge closed in Lindqvist",
        "body": TEXT,
        "published_at": "2026-01-01T10:00:00Z",
        "publisher": {"name": f"Outlet {number}"},
    }
    return orjson.dumps({**fields, **changes})


def _nested(levels: int) -> bytes:
    return article(0)[:-1] + b',"extra":' + b"[" * levels + b"]" * levels + b"}"


def _named(number: int, name: str, value: Callable[[int], bytes], code: str | None) -> Case:
    return Case(name, value(number), code)


def _changed(code: str | None, **changes: Any) -> tuple[Callable[[int], bytes], str | None]:
    return lambda number: article(number, **changes), code


CASES: Final = tuple(
    _named(number, name, *given)
    for number, (name, given) in enumerate(
        {
            "empty": (lambda _: b"", "not_json"),
            "no JSON": (lambda _: b"<html>503 Service Unavailable</html>", "not_json"),
            "cut JSON": (lambda n: article(n)[:-20], "not_json"),
            "no UTF-8": (lambda _: b"\xff\xfe\x00\x01", "not_json"),
            "a list": (lambda n: b"[" + article(n) + b"]", "invalid_message"),
            "a number": (lambda _: b"7", "invalid_message"),
            "null": (lambda _: b"null", "invalid_message"),
            "wrong types": _changed("invalid_message", title=7, body={"a": 1}),
            "deep": (lambda _: _nested(1_000), "too_deep"),
            "as deep as a stack": (lambda _: _nested(200_000), "too_deep"),
            "no text": _changed("invalid_message", body="", title=""),
            "blank text": _changed("no_text", body=" \n\t ", title="\u200b"),
            "no body at all": (lambda n: b'{"url": "https://a.example/%d"}' % n, "invalid_message"),
            "over the limit": _changed("too_large", body="bridge " * 160_000),
            "two million of one": _changed("too_large", body="a" * 2_000_000),
            "five million": _changed("too_large", body="bridge " * 750_000),
            "long, of one": _changed("body_too_long", body="a" * 900_000),
            "long words": _changed("body_too_long", body="bridges " * 100_000),
            "no address": _changed("invalid_url", url="javascript:alert(1)"),
            "embargoed": _changed("embargoed", embargoed_until="2999-01-01T00:00:00Z"),
            "ordinary": _changed(None),
            "Latin-1": (lambda n: article(n).replace("“".encode(), b"\xab"), None),
            "lone surrogate": (
                lambda n: article(n).replace(b"bridge", b"bridge\\ud800", 1),
                None,
            ),
            "control characters": _changed(None, body=TEXT + "\x00\x07\u202e\u2066"),
            "unknown language": _changed(None, language="tlh", body="ghItlh wa' " * 40),
            "no such language": _changed(None, language="!!"),
            "year 0": _changed(None, published_at="0000-01-01T00:00:00Z"),
            "year 9999": _changed(None, published_at="9999-12-31T23:59:59Z"),
            "no date": _changed(None, published_at="yesterday-ish"),
            "unknown fields": _changed(None, schema_version="99.0", invented={"a": [1]}),
            "one long line": _changed(None, body="bridge, " * 20_000),
            "only punctuation": _changed(None, body="?!… " * 500),
        }.items()
    )
)
