"""Clauses: where they begin and end, and which of them a sentence asserts."""

import pytest

from copytaster.stages.entities_to_claims.clauses import Clause
from copytaster.stages.entities_to_claims.page import Page, read_page
from copytaster.stages.entities_to_claims.scan import scan_page
from stages.entities_to_claims.articles import Named, an_article
from stages.entities_to_claims.sentence_tables import claims_of, lexicons

NAMES: dict[str, Named | str] = {
    "Iran": ("c-ir", "place", "country", "IR"),
    "Kenya": ("c-ke", "place", "country", "KE"),
    "Turin": ("geo-turin", "place", "city", "IT"),
    "Lena Voss": ("x-per:voss", "person", None, None),
}


def cut(text: str) -> tuple[Page, tuple[Clause, ...]]:
    """The page of an English text and its clauses."""
    lexicon = lexicons().of("en")
    assert lexicon is not None
    page = read_page(an_article(text, names=NAMES), lexicon)
    return page, scan_page(page).clauses


def kinds(text: str) -> list[tuple[str, str]]:
    """Kind and words of every clause."""
    page, clauses = cut(text)
    return [(clause.kind, page.surface(clause.first, clause.last)) for clause in clauses]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The police said that Iran attacked.", "complement", "that Iran attacked."),
        ("Lena Voss, who led it, resigned.", "relative", "who led it"),
        ("If Iran attacks, Kenya will answer.", "condition", "If Iran attacks"),
        ("Kenya left after Iran attacked.", "subordinate", "after Iran attacked."),
        ("Kenya – an old ally – left.", "aside", "– an old ally"),
        ("A plan that helped Iran failed.", "relative", "that helped Iran failed."),
    ],
)
def test_clause_has_its_kind(text: str, kind: str, words: str) -> None:
    """Complements, relative clauses, conditions, time clauses and asides are told apart."""
    assert (kind, words) in kinds(text)


def test_interrupted_clause_is_one_unit() -> None:
    """What stands before and behind a relative clause is one clause."""
    page, clauses = cut("Lena Voss, who led the protest, resigned on Monday.")
    units = {page.surface(c.first, c.last): c.unit for c in clauses}
    assert units["Lena Voss,"] == units[", resigned on Monday."] != units["who led the protest"]


def test_second_verb_ends_a_relative_clause() -> None:
    """ "The man who attacked Iran was arrested": the man was arrested, by no comma's help."""
    page, clauses = cut("The man who attacked Iran was arrested in Turin.")
    last = clauses[-1]
    assert page.surface(last.first, last.last) == "was arrested in Turin."
    assert (last.kind, last.unit) == ("main", clauses[0].unit)


def test_coordinated_verb_shares_the_subject() -> None:
    """A clause behind "and" knows the unit whose subject it has."""
    _, clauses = cut("Iran attacked Kenya and has destroyed a bridge.")
    assert (clauses[1].joined, clauses[1].before) == (True, clauses[0].unit)


def test_nouns_behind_and_begin_no_clause() -> None:
    """ "Troops and ammunition have been sent" is one clause."""
    assert len(kinds("Troops and ammunition have been sent to Iran.")) == 1


@pytest.mark.parametrize(
    ("text", "main"),
    [
        ("Iran attacked Kenya.", True),
        ("The police said that Iran attacked Kenya.", True),
        ("Police say Iran attacked Kenya.", True),
        ("Lena Voss, who attacked Kenya, spoke.", False),
        ("Lena Voss spoke after Iran attacked Kenya.", False),
        ("Kenya is accused of attacking Iran.", False),
        ("Iran came to attack Kenya.", False),
        ("The attack on Kenya means war.", False),
    ],
)
def test_main_assertion_is_told_from_background(text: str, main: bool) -> None:
    """Relative and time clauses, purposes and mere mentions are no main assertion."""
    claims = claims_of(text, names=NAMES)
    about = [c for c in claims if c.proposition and c.proposition.predicate == "attack"]
    assert [claim.main for claim in about] == [main]
