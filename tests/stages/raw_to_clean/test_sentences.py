"""A paragraph falls into its sentences, in six languages."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copytaster.stages.raw_to_clean.sentences import sentences_of
from support.cleaning import tools

CASES = [
    (language, case)
    for language, cases in tomllib.loads(
        Path(__file__).with_name("sentences.toml").read_text("utf-8")
    ).items()
    for case in cases
]


def split(text: str, language: str) -> list[str]:
    """The sentences of a paragraph."""
    spans = sentences_of(text, language, tools().abbreviations)
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(("language", "case"), CASES)
def test_sentences_end_where_they_should(language: str, case: str) -> None:
    """Abbreviations, initials, ordinals, quotations, ellipses, numbers."""
    wanted = case.split("|")
    glued = "ended.Ortiz" in case
    text = case.replace("|", " ")
    if glued:
        wanted = ["The war ended.", "Ortiz left the city.", "She came back."]
    assert split(text, language) == wanted


def test_chinese_and_arabic_stops_end_sentences() -> None:
    """Other scripts have other full stops."""
    assert split("他说可以。我们走吧！好。", "zh") == ["他说可以。", "我们走吧！", "好。"]
    assert split("هل هذا صحيح؟ نعم هو صحيح.", "ar") == ["هل هذا صحيح؟", "نعم هو صحيح."]


def test_an_unknown_language_is_split_all_the_same() -> None:
    """With what all languages share."""
    assert split("Dr. Foo bar. Baz qux.", "und") == ["Dr. Foo bar.", "Baz qux."]


def test_a_quotation_that_never_ends_does_not_swallow_the_rest() -> None:
    """An opening mark without its partner is a typing error."""
    text = "“He said so. " + "She came to the town and left it again. " * 30
    assert len(split(text, "en")) > 20


PIECES = [*"aB1 .!?…\"“”„«»()’'-\n。؟", "Dr", "U.S.", "D. "]
MESSY = st.lists(st.sampled_from(PIECES), max_size=200).map("".join)


@given(MESSY, st.sampled_from(["en", "it", "es", "fr", "de", "pt", "und"]))
def test_spans_are_in_order_and_leave_no_letter_out(text: str, language: str) -> None:
    """Sentences do not overlap, have no space around them, and hold every letter and digit."""
    spans = list(sentences_of(text, language, tools().abbreviations))
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    held = "".join(text[start:end] for start, end in spans)
    assert [c for c in held if c.isalnum()] == [c for c in text if c.isalnum()]
