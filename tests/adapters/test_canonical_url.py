"""Spellings of one address meet, and addresses of two documents do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copytaster.adapters.addresses import canonical_url

STORY = "https://courier.example/2026/story"


@pytest.mark.parametrize(
    "url",
    [
        "http://www.courier.example/2026/story",
        "HTTPS://Courier.Example/2026/story/",
        "https://m.courier.example/2026/story",
        "https://amp.courier.example/2026/story",
        "https://www.courier.example/2026/story/amp",
        "https://courier.example:443/2026/story",
        "https://courier.example/2026/story#comments",
        "https://courier.example/2026/story?utm_source=x&utm_medium=y&fbclid=z",
        "https://courier.example/2026/story?ref=home",
        "https://courier.example/2026/story;jsessionid=0A1B",
        "//courier.example/2026/story",
        "courier.example/2026/story",
        "https://user:secret@courier.example/2026/story",
    ],
)
def test_spellings_of_one_address_meet(url: str) -> None:
    """Scheme, `www.`, mobile and AMP forms, tracking, fragments, sessions."""
    assert canonical_url(url) == STORY


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("https://courier.example/story?id=1", "https://courier.example/story?id=2"),
        ("https://courier.example/story", "https://courier.example/Story"),
        ("https://courier.example/story", "https://news.courier.example/story"),
        ("https://courier.example/#!/story/1", "https://courier.example/#!/story/2"),
        ("https://courier.example:8080/a", "https://courier.example/a"),
    ],
)
def test_two_documents_stay_two(url: str, other: str) -> None:
    """What tells documents apart is kept."""
    assert canonical_url(url) != canonical_url(other)


def test_parameters_have_one_order() -> None:
    """The order in which a link names them says nothing."""
    assert canonical_url("https://a.example/s?b=2&a=1") == canonical_url(
        "https://a.example/s?a=1&b=2"
    )


def test_escapes_and_letters_meet() -> None:
    """An address as typed, and as a browser sends it."""
    assert canonical_url("https://a.example/caffè") == canonical_url("https://a.example/caff%C3%A8")


@pytest.mark.parametrize(
    "url",
    ["", "nothing", "ftp://a.example/b", "mailto:ida@a.example", "javascript:alert(1)", "http://",
     "https://localhost/a", "https://a b.example/c", "urn:newsml:x", "file:///etc/passwd",
     "https://[::1", "data:text/html,x"],
)  # fmt: skip
def test_what_is_no_web_address_has_none(url: str) -> None:
    """It is refused, or the producer's id stands in."""
    assert canonical_url(url) is None


@given(st.one_of(st.text(), st.text().map("https://a.example/".__add__)))
def test_no_address_breaks_it_and_the_result_is_its_own_canonical_form(url: str) -> None:
    """Done twice is done once: a document is not two by way of its canonical link."""
    once = canonical_url(url)
    assert once is None or canonical_url(once) == once
