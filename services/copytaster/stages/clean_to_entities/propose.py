"""Spans that a tagger proposes -> runs with a verdict, beside those that the rules found.

Precedence (nlp.md 2.5): curated names and countries, then titles, then the tagger's spans, then
towns and the weaker rules.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from copytaster.stages.clean_to_entities.atoms import Atom, Role
from copytaster.stages.clean_to_entities.classify import CERTAIN, PERSON_WORDS_MAX, Verdict
from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.found import FoundType
from copytaster.stages.clean_to_entities.gaps import POSSESSIVE, gap, is_country
from copytaster.stages.clean_to_entities.german import is_noun_before
from copytaster.stages.clean_to_entities.identify import local_id
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase, Thing
from copytaster.stages.clean_to_entities.places import is_at_home, is_foreign_word, is_meant
from copytaster.stages.clean_to_entities.ports import ProposedSpan
from copytaster.stages.clean_to_entities.refused import is_no_name
from copytaster.stages.clean_to_entities.runs import Run, run_of

FIRM: Final = 80
"""Confidence from which the tagger outweighs the name of a small town of the country."""
TAGGED_CONFIDENCE_MAX: Final = CERTAIN - 1
"""A title or head word that says what a name is outweighs any guess from its form."""
SPAN_CONFIDENCE_MIN: Final = 45
"""Spans of the tagger below are wrong more often than right. On development splits 45 and 50 weigh
even (pt, hr gain .003, en, da lose as much); wikigold and KIND were in view
(docs/quality/entities.md).
"""
SUPPORT_MIN: Final = 30
"""Spans from here on still bear out a rule that takes the same words for the same."""
TRUSTED: Final = 60
"""Confidence from which the tagger, which saw the hints, outweighs rules that are not
certain: on the development sets one to three points in Croatian and Danish, none lost."""

TITLE_WORD_CHARS_MIN: Final = 4
"""Letters from which a small word with a capital may open a name inside a sentence: National,
First, Third; not The."""
ADJECTIVE_PIECES_MIN: Final = 3
NAME_WORDS_MIN: Final = 2
"""Words of a full name, on either side of an "and"."""

_FEDERATION: Final = re.compile(
    "feder[bcdfglmnprstv]|conf(?:agri|api|art|comm|coop|edil|eser|indu|prof|tras)"
)
"""How Italian federations and associations are named: Federcalcio, Confcommercio. Surnames go on
with a vowel or z (Federici, Federzoni)."""

Judged = list[tuple[Run, Verdict | None]]


def proposed_runs(
    document: Document,
    knowledge: KnowledgeBase,
    atoms: list[Atom],
    spans: Iterable[ProposedSpan],
) -> list[tuple[Run, Verdict]]:
    """The proposals that contradict nothing better known; a confirmed town becomes a place."""
    accepted: list[tuple[Run, Verdict]] = []
    at = 0
    firm = [span for span in spans if span.confidence >= SUPPORT_MIN]
    for span in (one for both in firm for one in _people_of(document, knowledge, both)):
        start, end = _visible(document, span.start), _visible(document, span.end - 1) + 1
        while at < len(atoms) and atoms[at].end <= start:
            at += 1
        inside = at
        while inside < len(atoms) and atoms[inside].start < end:
            inside += 1
        covered = atoms[at:inside]
        if _is_nation(covered, span):
            covered[0].role = Role.PLACE
            continue
        while covered and _is_apart(document, knowledge, covered, span):
            covered = covered[1:]
        if (
            not covered
            or _is_address(document.text[start:end])
            or _is_explained(document, knowledge, covered, span)
        ):
            continue
        run = run_of(document, knowledge, covered)
        if run.end < end and document.text[end - 1].isalnum():
            run = Run(covered, run.start, end, tuple(document.folded[run.start : end].split()))
        kind = _type_of(document, knowledge, run, span)
        if not is_no_name(document, knowledge, run, kind):
            accepted.append((run, Verdict(kind, min(span.confidence, TAGGED_CONFIDENCE_MAX))))
    return accepted


def _people_of(
    document: Document, knowledge: KnowledgeBase, span: ProposedSpan
) -> tuple[ProposedSpan, ...]:
    """The span; two where a small word that is part of no name joins two full names: "Ana Ruiz și
    Jon Vidal", in a language of which the tagger does not know its "and".
    """
    start, end = _visible(document, span.start), _visible(document, span.end - 1) + 1
    words = document.text[start:end].split(" ") if span.type == "person" else []
    for at in range(NAME_WORDS_MIN, len(words) - NAME_WORDS_MIN):
        if words[at].islower() and not knowledge.particles & set(words[at - 1 : at + 2]):
            left = start + len(" ".join(words[:at]))
            right = left + len(words[at]) + 2
            return (
                span._replace(end=document.visible.end(left)),
                span._replace(start=document.visible.offset(right)),
            )
    return (span,)


def _is_explained(
    document: Document, knowledge: KnowledgeBase, covered: list[Atom], span: ProposedSpan
) -> bool:
    """Whether known pieces say all that is to be said; what the span says of them is written
    down there.
    """
    only = covered[0] if len(covered) == 1 else None
    if _is_known(covered):
        if only is not None and _is_body_named(document, only, span):
            _name(knowledge, only, document.text[only.start : only.end])
        return not _is_longer_name(document, knowledge, covered, span)
    if span.confidence >= SPAN_CONFIDENCE_MIN and _is_town(knowledge, document, covered, span):
        covered[0].role = Role.PLACE
        return True
    return (
        only is not None
        and only.thing is not None
        and (_is_unsure_place(span) or is_foreign_word(document, knowledge, only))
    )


def _owns(document: Document, covered: list[Atom]) -> bool:
    """Whether a country stands in front whose possession the rest is: India's High Commission."""
    return (
        len(covered) > 1
        and is_country(covered[0])
        and gap(document, covered[0].end, covered[1].start) in POSSESSIVE
    )


def _is_unsure_place(span: ProposedSpan) -> bool:
    """Whether the tagger leans to a place where nothing else says that the town is meant."""
    return span.type == "place" and span.confidence < TRUSTED


def _is_nation(covered: list[Atom], span: ProposedSpan) -> bool:
    """Whether the tagger is sure of a place where the word may also be a country's adjective."""
    sure = span.type == "place" and span.confidence >= FIRM
    return sure and len(covered) == 1 and covered[0].role is Role.ADJECTIVE


def _is_apart(
    document: Document, knowledge: KnowledgeBase, covered: list[Atom], span: ProposedSpan
) -> bool:
    """Whether the first piece of a span is no part of the name: an adjective, a small word, an
    owner.
    """
    first = covered[0]
    if first.role is Role.WORD:
        folded = document.folded[first.start : first.end]
        if (
            span.type == "person"
            and len(covered) > 1
            and is_noun_before(document, knowledge, first, covered[1])
        ):
            return True
        if folded not in knowledge.function.get(document.language, ()):
            return False
        return len(folded) < TITLE_WORD_CHARS_MIN or not _is_inside(document, covered)
    if first.role is Role.ADJECTIVE:
        return not _is_title_case_name(document, covered, span)
    return _owns(document, covered)


def _is_inside(document: Document, covered: list[Atom]) -> bool:
    """Whether the capital of the first of several pieces is its own: no sentence or headline opens
    with it.
    """
    start = covered[0].start
    return len(covered) > 1 and not (document.is_opening(start) or document.is_headline(start))


def _is_title_case_name(document: Document, covered: list[Atom], span: ProposedSpan) -> bool:
    """Whether an adjective opens an English body's name: American Mathematical Society."""
    return (
        document.language == "en"
        and span.type == "organisation"
        and len(covered) >= ADJECTIVE_PIECES_MIN
        and all(atom.role is Role.WORD for atom in covered[1:])
        and _is_inside(document, covered)
    )


def _is_body_named(document: Document, body: Atom, span: ProposedSpan) -> bool:
    """Whether a body without a country stands for a name here: the Senate, o Governo."""
    return (
        body.role is Role.BODY
        and span.type == "organisation"
        and span.confidence >= FIRM
        and document.text[body.start].isupper()
        and not document.is_headline(body.start)
    )


def _name(knowledge: KnowledgeBase, body: Atom, name: str) -> None:
    """Let it be what is called so in this text; of which country, nobody says."""
    body.role = Role.ORGANISATION
    body.thing = Thing(
        local_id("organisation", name, knowledge), "organisation", name,
        knowledge.body_kinds.get(body.label), None, None, (), None, 0,
    )  # fmt: skip


def _is_longer_name(
    document: Document, knowledge: KnowledgeBase, covered: list[Atom], span: ProposedSpan
) -> bool:
    """Whether a known body opens the name of another one: CBS Cable, but Enron Corp. is Enron."""
    return (
        span.type == "organisation"
        and span.confidence >= TRUSTED
        and len(covered) > 1
        and covered[0].role is Role.ORGANISATION
        and not covered[0].label
        and all(
            atom.role is Role.WORD
            and document.folded[atom.start : atom.end] not in knowledge.legal
            and gap(document, before.end, atom.start) == " "
            for before, atom in pairwise(covered)
        )
    )


def _is_address(surface: str) -> bool:
    """Whether a span is an address of the web, not a name."""
    return "/" in surface or "@" in surface


def _is_town(
    knowledge: KnowledgeBase, document: Document, covered: list[Atom], span: ProposedSpan
) -> bool:
    """Whether a town is meant: where the tagger says a place, or is not sure that it is none."""
    town = covered[0]
    if len(covered) > 1 or town.thing is None or town.acronym:
        return False
    if is_foreign_word(document, knowledge, town):
        return False
    if (span.type == "place" and span.confidence >= TRUSTED) or " " in document.text[
        town.start : town.end
    ]:
        return True
    return is_meant(document, knowledge, town) or (
        span.confidence < FIRM and is_at_home(knowledge, document, town)
    )


def _type_of(
    document: Document, knowledge: KnowledgeBase, run: Run, span: ProposedSpan
) -> FoundType:
    """A given name in front outweighs the tagger where no other word says what it is."""
    parts = run.parts
    if document.language == "it" and len(parts) == 1 and _FEDERATION.match(parts[0]):
        return "organisation"
    if (
        1 < len(parts) <= PERSON_WORDS_MAX
        and parts[0] in knowledge.given_names
        and parts[-1] not in knowledge.organisation_last | knowledge.place_last
    ):
        return "person"
    return span.type


def _is_known(covered: list[Atom]) -> bool:
    if any(atom.role in (Role.PERSON, Role.ORGANISATION, Role.OFFICE) for atom in covered):
        return True
    return len(covered) == 1 and (
        is_country(covered[0]) or covered[0].role in (Role.PLACE, Role.SURNAME, Role.BODY)
    )


def _visible(document: Document, offset: int) -> int:
    origin = document.visible.origin
    return offset if origin is None else bisect_right(origin, offset) - 1
