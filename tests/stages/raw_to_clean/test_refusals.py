"""Input that no retry can save is refused with a code, and nothing else is."""

from typing import Any

import orjson
import pytest

from copytaster.limits import BODY_CHARS_MAX, JSON_DEPTH_MAX, RAW_BYTES_MAX
from copytaster.stages.raw_to_clean import read_raw
from copytaster.stages.refusal import RefusedError
from support.cleaning import clean, clean_bytes

SENTENCE = "The council of Harwick confirmed the closure of the bridge on Tuesday evening."


def refusal_of(value: bytes) -> str:
    """The code under which a record is refused."""
    with pytest.raises(RefusedError) as caught:
        clean_bytes(value)
    assert caught.value.detail
    return caught.value.code


def nested(depth: int) -> bytes:
    """A record of so many levels."""
    return b'{"id": "a", "title": "b", "x": ' + b"[" * (depth - 1) + b"]" * (depth - 1) + b"}"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (b"", "not_json"),
        (b"{", "not_json"),
        (b"\x00", "not_json"),
        (b"\xff\xfe\x00\x01" * 8, "not_json"),
        (b"<html></html>", "not_json"),
        (b'{"id": NaN}', "not_json"),
        (b'{"id": "a" "b"}', "not_json"),
        (b"null", "invalid_message"),
        (b"17", "invalid_message"),
        (b'"text"', "invalid_message"),
        (b"[]", "invalid_message"),
        (b"{}", "invalid_message"),
        (b'{"title": "a title without an address"}', "invalid_message"),
        (b'{"id": "a"}', "invalid_message"),
        (b'{"id": "a", "title": null, "body": ""}', "invalid_message"),
        (b'{"id": "a", "title": ["b"]}', "invalid_message"),
        (b'{"id": "a", "body": {"b": 1}}', "invalid_message"),
        (b'{"id": ["a"], "body": "b"}', "invalid_message"),
        (b'{"id": "a", "body": "b", "embargoed_until": "soon"}', "invalid_message"),
        (b'{"id": "a", "body": "' + b"x" * RAW_BYTES_MAX + b'"}', "too_large"),
        (nested(JSON_DEPTH_MAX + 1), "too_deep"),
        (nested(100_000), "too_deep"),
        (b"[" * 500_000, "too_deep"),
    ],
)
def test_what_is_no_raw_article_is_refused(value: bytes, code: str) -> None:
    """The code says which kind of wrong it is."""
    assert refusal_of(value) == code


def test_the_bounds_themselves_are_allowed() -> None:
    """A record of exactly the depth and the size that are documented is read."""
    assert read_raw(nested(JSON_DEPTH_MAX)).title == "b"
    head, tail = b'{"id": "a", "title": "b", "x": "', b'"}'
    value = head + b"x" * (RAW_BYTES_MAX - len(head) - len(tail)) + tail
    assert read_raw(value).title == "b"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"body": "Share\nAdvertisement\n12 comments"}, "no_text"),
        ({"body": " \n\u200b\n\t"}, "no_text"),
        ({"body": "<div><script>alert(1)</script><style>p{}</style></div>"}, "no_text"),
        ({"body": "word " * (BODY_CHARS_MAX // 5) + "and one more word"}, "body_too_long"),
        ({"body": "a\n" * 50_000}, "body_too_long"),
        ({"body": SENTENCE, "id": None, "url": "no address at all"}, "invalid_url"),
        ({"body": SENTENCE, "id": None, "url": "javascript:alert(1)"}, "invalid_url"),
        ({"body": SENTENCE, "id": None, "url": "http://"}, "invalid_url"),
        ({"body": SENTENCE, "id": None, "url": "https://a.example/" + "x" * 3_000}, "invalid_url"),
    ],
)
def test_a_raw_article_that_cannot_be_cleaned_is_refused(fields: dict[str, Any], code: str) -> None:
    """Nothing left, too much of it, or no address."""
    assert refusal_of(orjson.dumps({"id": "test:1", **fields})) == code


def test_a_bad_address_beside_an_id_costs_only_the_address() -> None:
    """The id is identity enough."""
    article = clean(SENTENCE, url="not an address")
    assert article.canonical_url is None
    assert article.body == SENTENCE


@pytest.mark.parametrize("fields", [{"pub_status": "canceled"}, {"pubStatus": "stat:canceled"}])
def test_a_kill_needs_no_text(fields: dict[str, Any]) -> None:
    """A withdrawal withdraws by its id alone."""
    article = clean_bytes(orjson.dumps({"id": "test:1", **fields}))
    assert (article.pub_status, article.text) == ("canceled", "")
    assert article.document_id == clean(SENTENCE).document_id


def test_a_kill_may_know_only_our_id() -> None:
    """What was published under an id can be withdrawn by it."""
    known = clean(SENTENCE, url="https://a.example/b")
    kill = clean_bytes(orjson.dumps({"id": known.document_id, "pub_status": "canceled"}))
    assert kill.document_id == known.document_id


@pytest.mark.parametrize(
    ("value", "body", "flag"),
    [
        (b'\xef\xbb\xbf{"id": "a", "body": "Plain."}', "Plain.", None),
        (b'{"id": "a", "body": "A caf\xe9 in a very small town burnt."}',
         "A café in a very small town burnt.", "utf8_repaired"),
        (b'{"id": "a", "body": "Cut \\ud83d here."}', "Cut \ufffd here.", None),
        (b'{"id": "a", "body": "caf\\u00c3\\u00a9."}', "café.", "mojibake_repaired"),
        (b'{"id": "a", "body": "cafe\\u0301 in Rome."}', "café in Rome.", None),
        (b'{"id": "a", "body": "a\\u0000b\\u200bc\\u202ed\\ufeffe f."}', "abcde f.", None),
        (b'{"id": "a", "body": "One.\\r\\nTwo\\u2028three.\\u00a0Four."}',
         "One.\n\nTwo\n\nthree. Four.", None),
    ],
)  # fmt: skip
def test_broken_text_is_repaired_not_refused(value: bytes, body: str, flag: str | None) -> None:
    """Bytes, surrogates, invisible and decomposed characters: mended, and told where it matters."""
    article = clean_bytes(value)
    assert article.body == body
    assert flag is None or flag in article.flags
