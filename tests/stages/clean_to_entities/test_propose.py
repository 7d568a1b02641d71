"""What becomes of the spans that a learned tagger proposes."""

from collections.abc import Sequence

import pytest

from copytaster.stages.article import CleanArticle, TaggedArticle
from copytaster.stages.clean_to_entities import (
    EntityTagger,
    Hint,
    KnowledgeBase,
    ProposedSpan,
    clean_to_entities,
)
from copytaster.stages.clean_to_entities.found import FoundType
from support.builders import a_clean_article


class Proposing:
    """A tagger that proposes the same surfaces wherever they stand: {surface: (type, percent)}."""

    def __init__(self, surfaces: dict[str, tuple[FoundType, int]]) -> None:
        self._surfaces = surfaces

    def propose(self, clean: CleanArticle, hints: Sequence[Hint] = ()) -> tuple[ProposedSpan, ...]:
        """Every place where a surface stands, in text order."""
        spans = [
            ProposedSpan(at, at + len(surface), kind, confidence)
            for surface, (kind, confidence) in self._surfaces.items()
            for at in range(len(clean.text))
            if clean.text.startswith(surface, at)
        ]
        return tuple(sorted(spans))


def _tagged(knowledge: KnowledgeBase, text: str, tagger: EntityTagger) -> TaggedArticle:
    article = a_clean_article(text)
    return clean_to_entities(article, knowledge=knowledge, tagger=tagger)


def _ids(tagged: TaggedArticle) -> dict[str, str]:
    text = tagged.clean.text
    return {text[one.start : one.end]: str(one.entity_id) for one in tagged.mentions}


@pytest.mark.parametrize("kind, prefix", [
    ("person", "x-per:"), ("organisation", "x-org:"), ("place", "x-loc:"),
])  # fmt: skip
def test_an_unknown_name_is_what_the_tagger_says(
    knowledge: KnowledgeBase, kind: FoundType, prefix: str
) -> None:
    """Where rules and knowledge know nothing, the proposed type counts."""
    tagger = Proposing({"Qorvex": (kind, 90)})
    assert _ids(_tagged(knowledge, "We saw Qorvex today.", tagger))["Qorvex"].startswith(prefix)


def test_what_is_known_outweighs_the_tagger(knowledge: KnowledgeBase) -> None:
    """Countries, curated names and titles stay what they are."""
    text = "NATO Secretary General Mark Rutte left North Korea."
    tagger = Proposing({
        "NATO": ("person", 99), "Mark Rutte": ("place", 99), "North Korea": ("person", 99),
    })  # fmt: skip
    expected = {"NATO": "o-nato", "Mark Rutte": "p-mark-rutte", "North Korea": "c-kp"}
    assert _ids(_tagged(knowledge, text, tagger)) == expected


def test_an_unsure_proposal_counts_for_nothing(knowledge: KnowledgeBase) -> None:
    """Below the least confidence a span is dropped."""
    assert (
        _ids(_tagged(knowledge, "We saw Qorvex today.", Proposing({"Qorvex": ("person", 44)})))
        == {}
    )


def test_a_town_needs_no_preposition_where_the_tagger_sees_a_place(
    knowledge: KnowledgeBase,
) -> None:
    """A doubtful town's name is the town if the tagger says place, and a person if it says so."""
    text = "Critics praised Reading."
    place = _ids(_tagged(knowledge, text, Proposing({"Reading": ("place", 70)})))
    assert place["Reading"].startswith("geo-")
    person = _ids(_tagged(knowledge, text, Proposing({"Reading": ("person", 90)})))
    assert person["Reading"].startswith("x-per:")


def test_a_given_name_in_front_makes_a_person(knowledge: KnowledgeBase) -> None:
    """A given name outweighs the tagger's type where no head word speaks against it."""
    text = "We saw Giovanna Torvane and the Giovanna Torvane University."
    found = _ids(_tagged(knowledge, text, Proposing({"Giovanna Torvane": ("place", 90)})))
    assert found["Giovanna Torvane"].startswith("x-per:")


def test_an_address_is_no_name(knowledge: KnowledgeBase) -> None:
    """Addresses of the web and of mail are not taken for names."""
    tagger = Proposing({"Http://Qorvex.example/A": ("organisation", 90)})
    assert _ids(_tagged(knowledge, "See Http://Qorvex.example/A now.", tagger)) == {}


def test_the_surname_of_a_proposed_person_refers_to_him(knowledge: KnowledgeBase) -> None:
    """A bare surname means the person whom the tagger found by the full name."""
    text = "Qorvex Abernault spoke. Later Abernault left."
    found = _ids(_tagged(knowledge, text, Proposing({"Qorvex Abernault": ("person", 90)})))
    assert found["Abernault"] == found["Qorvex Abernault"]


@pytest.mark.parametrize("text, proposed, people", [
    ("Premiul: John Clauser și Anton Zeilinger.", "John Clauser și Anton Zeilinger",
     {"John Clauser", "Anton Zeilinger"}),
    ("Mówi Anna Nowak oraz Jan Maria Kowal tu.", "Anna Nowak oraz Jan Maria Kowal",
     {"Anna Nowak", "Jan Maria Kowal"}),
    ("Hablaba Maria Teresa de la Cruz Lopez ayer.", "Maria Teresa de la Cruz Lopez",
     {"Maria Teresa de la Cruz Lopez"}),
    ("Escribe José Ortega y Gasset ayer.", "José Ortega y Gasset", {"José Ortega y Gasset"}),
])  # fmt: skip
def test_two_full_names_are_two_people(
    knowledge: KnowledgeBase, text: str, proposed: str, people: set[str]
) -> None:
    """A small word between two full names joins two people, unless names have it inside."""
    tagged = _tagged(knowledge, text, Proposing({proposed: ("person", 75)}))
    assert people <= set(_ids(tagged))
