"""Whatever comes in, cleaning refuses it with a code or gives an article that holds together."""

import unicodedata

import orjson
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from copytaster.stages.article import CleanArticle
from copytaster.stages.raw_to_clean import read_raw
from copytaster.stages.refusal import RefusedError
from copytaster_schemas.raw_shapes import ALIASES
from support.cleaning import clean, clean_bytes

from .pages import ABOVE, BELOW, BETWEEN, PROSE, TITLES

KEYS = sorted({str(path[0]) for paths in ALIASES.values() for path in paths} | {"extra", "flags"})
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**63), 2**64 - 1), st.floats(allow_nan=False),
    st.text(), st.sampled_from(["None", "2024-10-28", "https://a.example/b", "<p>x", "0001-01-01"]),
)  # fmt: skip
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(["name", "value", "@id", "title", "url", "term", "x"]),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=8,
)
RECORDS = st.dictionaries(st.one_of(st.sampled_from(KEYS), st.text(max_size=5)), VALUES, max_size=8)
LINES = st.one_of(
    *(
        st.sampled_from([line for lines in table.values() for line in lines])
        for table in (ABOVE, BETWEEN, BELOW, PROSE)
    ),
    st.sampled_from(list(TITLES.values())),
    st.text(max_size=80),
    st.sampled_from(
        ["", "1. one;", "- two", "They said:", "“Yes.”", "Ida Marsh", "\x00", "ﬁ\u0301"]
    ),
)
BODIES = st.lists(LINES, max_size=14).map("\n".join)
TAGS = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<h2>", "</h2>", "<ul><li>", "<script>", "</script>", "<!--",
     "-->", "<br/>", "<html><body>", "<table><tr><td>", "<a href='x'>", "</a>", "<", ">", "&amp;",
     "&#0;", "&#xD800;", "<style>", "<title>", "<meta property='og:title' content='x'>",
     "<blockquote class='twitter-tweet'>", "<![CDATA[", "]]>", "<svg>", "<template>", "<p"]
)  # fmt: skip
MARKUP = st.lists(st.one_of(TAGS, LINES), max_size=24).map("".join)


def holds_together(article: CleanArticle) -> None:
    """What every clean article promises to the stages behind it."""
    assert article.text == "\n\n".join(part for part in (article.title, article.body) if part)
    assert article.text == unicodedata.normalize("NFC", article.text)
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} and c != "\n" for c in article.text)
    at = 0
    for sentence in article.sentences:
        assert at <= sentence.start < sentence.end <= len(article.text)
        piece = article.text[sentence.start : sentence.end]
        assert piece == piece.strip()
        assert "\n" not in piece
        assert article.text[: sentence.start].count("\n\n") == sentence.paragraph
        at = sentence.end
    assert 0.0 <= article.boilerplate_ratio <= 1.0
    assert 0 <= article.language.confidence <= 100


def cleaned(value: bytes) -> CleanArticle | None:
    """The article of a record, None where it is refused."""
    try:
        article = clean_bytes(value)
    except RefusedError:
        return None
    holds_together(article)
    return article


@given(
    st.one_of(
        st.binary(), st.text().map(str.encode), st.binary().map(b'{"id":"a","body":"'.__add__)
    )
)
def test_any_bytes_are_read_or_refused(value: bytes) -> None:
    """No error but a refusal leaves the reader."""
    cleaned(value)


@settings(max_examples=300)
@given(RECORDS)
def test_any_json_is_cleaned_or_refused(record: dict[str, object]) -> None:
    """Right names with wrong values, and the other way round."""
    cleaned(orjson.dumps(record))


@settings(max_examples=300)
@given(BODIES, st.one_of(st.none(), LINES))
@example("\n".join(PROSE["de"]), TITLES["de"])
def test_any_text_gives_consistent_offsets(body: str, title: str | None) -> None:
    """Sentences lie in order in the text, stripped, each in its paragraph."""
    cleaned(orjson.dumps({"id": "a", "title": title, "body": body}))


@settings(max_examples=300)
@given(MARKUP)
def test_any_markup_is_cleaned_or_refused(body: str) -> None:
    """Broken markup too: no tag is left where one was understood."""
    article = cleaned(orjson.dumps({"id": "a", "body_html": body}))
    assert article is None or "<script>" not in article.text


@settings(max_examples=200)
@given(BODIES)
def test_what_was_cleaned_once_stays_as_it_is(body: str) -> None:
    """Cleaning the clean text changes nothing, and so does its identity not."""
    article = cleaned(
        orjson.dumps({"id": "a", "title": "A title that is known before", "body": body})
    )
    if article is not None and article.body:
        again = clean(article.body, title=article.title)
        assert again.body == article.body
        assert again.content_hash == article.content_hash


@given(RECORDS)
def test_a_raw_article_read_twice_is_the_same(record: dict[str, object]) -> None:
    """What is written of a raw article is a raw article, with nothing lost."""
    try:
        raw = read_raw(orjson.dumps(record))
    except RefusedError:
        return
    assert read_raw(raw.model_dump_json().encode()) == raw


HUGE = 600_000
HOSTILE = {
    "nested tags": "<div>" * 100_000 + "A sentence in the middle of it all. " + "</div>" * 100_000,
    "unclosed tags": "<p><b><i>" * 60_000,
    "angle brackets": "<" * HUGE,
    "comments": "<!--" * 150_000,
    "attributes": "<p " + "a=b " * 150_000 + ">text of a paragraph</p>",
    "entities": "&amp;" * 120_000,
    "unknown entities": "&" * HUGE,
    "one character": "x" * 199_999,
    "two million characters": "x" * 1_000_000,
    "one line of words": "word " * 39_000,
    "one line of sentences": "This is a sentence. " * 9_900,
    "full stops": "." * 199_999,
    "quotation marks": "“" * 199_999,
    "closed quotations": "“a” " * 49_000,
    "straight quotations": '"' * 199_999,
    "brackets": "(" * 199_999,
    "dashes and dots": "- . " * 49_000,
    "digits": "1" * 199_999,
    "capitals": "A. " * 66_000,
    "combining marks": "e" + "\u0301" * 199_000,
    "marks of different classes": "a" + "\u0315\u0300\u05ae\u0062" * 49_000,
    "null bytes": "\x00" * 199_999,
    "invisible": "\u200b\u202e" * 99_000,
    "right to left": "\u202eTitle of it\u202c " * 12_000,
    "empty lines": "\n" * 19_000,
    "short lines": "a\n" * 19_000,
    "the same line": "Read more\n" * 19_000,
    "one prose line again": (PROSE["en"][0] + "\n") * 1_500,
    "mojibake": "Ã©" * 99_000,
    "teasers": "Read also: \n" * 15_000,
    "headings": "<h2>a</h2>" * 40_000,
    "lists": "Items:\n- one\n" * 9_000,
    "dates": "28 October 2024 " * 12_000,
    "addresses": "https://a.example/b " * 9_900,
    "mail": "a@b." * 49_000,
    "datelines": "BRUSSELS, Oct 28 (" * 11_000,
    "spaces": " " * 199_999 + "x",
    "tabs and breaks": "\t\r\n" * 60_000,
    "long escaped": "\\" * 199_999,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_ends(name: str) -> None:
    """Nothing of it takes more than linear time, so that the suite itself is the proof."""
    text = HOSTILE[name]
    for field in ("body", "body_html", "title"):
        record = {"id": "a", field: text}
        if field == "title":
            record["body"] = PROSE["en"][0]
        cleaned(orjson.dumps(record))
