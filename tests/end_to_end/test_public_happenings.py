"""Politics, justice, diplomacy and war in seven languages, through names and claims as shipped."""

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from copytaster.adapters.knowledge import load_knowledge
from copytaster.adapters.lexicons import load_lexicons
from copytaster.adapters.tagger import load_tagger
from copytaster.stages.clean_to_entities import EntityTagger, KnowledgeBase, clean_to_entities
from copytaster.stages.entities_to_claims import Lexicons, entities_to_claims
from copytaster_schemas.claim import Claim
from support.builders import a_clean_article

RIGHT_FROM: Final = 0.78
"""Share of the sentences of a language that must be read right; at the first run of the first half
it was .53 of all, of the second half .80."""

ROLES: Final = {"a": ("actor",), "r": ("recipient",)}


class Row(NamedTuple):
    """A sentence, and what it tells."""

    language: str
    predicates: frozenset[str]
    parties: tuple[str, ...]
    text: str


def _rows() -> tuple[Row, ...]:
    lines = Path(__file__).with_name("public_happenings.txt").read_text("utf-8").splitlines()
    found = []
    for line in lines:
        if line.startswith("#"):
            continue
        language, predicates, parties, text = (part.strip() for part in line.split("|", 3))
        named = tuple(parties.replace(" r=", "\n r=").split("\n")) if parties else ()
        found.append(Row(language, frozenset(predicates.split("/")), named, text))
    return tuple(found)


ROWS: Final = _rows()


@cache
def _tools() -> tuple[KnowledgeBase, EntityTagger, Lexicons]:
    return load_knowledge(), load_tagger(), load_lexicons()


def _claims(text: str, language: str) -> tuple[Claim, ...]:
    knowledge, tagger, lexicons = _tools()
    tagged = clean_to_entities(
        a_clean_article(text, language=language), knowledge=knowledge, tagger=tagger
    )
    return entities_to_claims(tagged, lexicons=lexicons).claims


def _is_right(claim: Claim, row: Row) -> bool:
    told = claim.proposition
    if told is None or told.predicate not in row.predicates:
        return False
    if not claim.main or claim.guards or claim.polarity != "affirmed" or told.tense == "future":
        return False
    return all(_takes_part(claim, party.strip()) for party in row.parties)


def _takes_part(claim: Claim, party: str) -> bool:
    role, _, name = party.rpartition("=")
    roles = ROLES.get(role, ("actor", "recipient", "other"))
    assert claim.proposition is not None
    return any(one.role in roles and name in one.name for one in claim.proposition.participants)


@pytest.mark.parametrize("language", ["en", "it", "es", "fr", "de", "pt", "nl"])
def test_most_happenings_are_read_as_told(language: str) -> None:
    """Predicate, parties, assertion and tense are right, however the sentence puts them."""
    rows = [row for row in ROWS if row.language == language]
    right = [any(_is_right(c, row) for c in _claims(row.text, language)) for row in rows]
    assert sum(right) / len(rows) >= RIGHT_FROM, [
        row.text for row, found in zip(rows, right, strict=True) if not found
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Dissolve the sugar in warm water at the appointed time."),
        ("en", "He fired a charged battery at the wall."),
        ("en", "The bank charged Helena Redgrove a fee of ten pounds."),
        ("en", "The train took the tourists into the city."),
        ("en", "Striker Marcus Penhallow missed the penalty in extra time."),
        ("es", "Renunció a la herencia de su tía."),
        ("es", "El club presentó su nueva camiseta."),
        ("fr", "Le ministre a remis la médaille à Gaspard Lanvaux."),
        ("pt", "Duarte Fontainhas apresentou a nova coleção."),
        ("nl", "Sander Hoogendam heeft de aanvraag ingediend."),
    ],
)
def test_other_senses_of_the_same_words_tell_nothing(language: str, text: str) -> None:
    """Sugar, batteries, fees and shirts are no parliaments, suspects, charges or resignations."""
    assert not [c for c in _claims(text, language) if c.proposition is not None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The court could find Marcus Penhallow guilty next month."),
        ("en", "If the court finds Marcus Penhallow guilty, he will appeal."),
        ("en", "The prosecutor may charge Helena Redgrove with fraud next week."),
        ("es", "El gobierno planea expulsar a tres diplomáticos rusos."),
    ],
)
def test_what_may_yet_happen_has_not_happened(language: str, text: str) -> None:
    """Plans and conditions keep their guards, whatever verb they come in."""
    told = [c for c in _claims(text, language) if c.proposition is not None]
    assert not [
        c for c in told if not c.guards and c.proposition and c.proposition.tense != "future"
    ]
