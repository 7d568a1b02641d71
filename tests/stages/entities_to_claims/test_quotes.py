"""Quotation marks of many kinds, whole, nested, and forgotten."""

import pytest

from copytaster.stages.entities_to_claims.page import read_page
from copytaster.stages.entities_to_claims.quotes import find_quotes
from stages.entities_to_claims.articles import an_article
from stages.entities_to_claims.sentence_tables import lexicons


def quoted(text: str, language: str = "en") -> list[str]:
    """The quotations of a text, with their marks."""
    lexicon = lexicons().of(language)
    assert lexicon is not None
    page = read_page(an_article(text, language=language), lexicon)
    return [page.surface(quote.first, quote.last) for quote in find_quotes(page).all]


@pytest.mark.parametrize(
    "quote", ["“We won today”", '"We won today"', "«We won today»", "„We won today“", "‘We won’"]
)
def test_marks_are_paired(quote: str) -> None:
    """English, straight, French, German and single marks enclose."""
    assert quoted(f"He said {quote} and left.") == [quote]


def test_apostrophes_are_no_marks() -> None:
    """Genitives and contractions open nothing."""
    assert quoted("The minister's aides didn't know the players' names.") == []


def test_inner_quotation_belongs_to_the_outer() -> None:
    """A quotation inside a quotation is not cut out."""
    assert quoted("“He called it ‘a lie’ yesterday,” she said.") == [
        "“He called it ‘a lie’ yesterday,”"
    ]


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    """A forgotten mark does not swallow the rest of the article."""
    assert quoted("“We won today.\n\nNobody was hurt.") == ["“We won today."]


def test_quotation_goes_on_in_the_next_paragraph() -> None:
    """A mark that opens again continues the speech that was not closed."""
    lexicon = lexicons().of("en")
    assert lexicon is not None
    text = "“We won the war today.\n\n“And we will win again.”"
    first, second = find_quotes(read_page(an_article(text), lexicon)).all
    assert second.part_of == first.number


def test_german_marks_close_with_the_english_opening_one() -> None:
    """„...“ is one quotation, not the beginning of the next."""
    text = "„Wir haben gewonnen“, sagte sie. „Und jetzt?“"
    assert quoted(text, "de") == ["„Wir haben gewonnen“", "„Und jetzt?“"]
