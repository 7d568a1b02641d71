"""An event -> the kind of body that its subject names by a common noun: "police", "a court"."""

from collections.abc import Iterable, Iterator
from typing import Final

from copytaster.stages.article import LinkedEntity
from copytaster.stages.entities_to_claims.arguments import Arguments
from copytaster.stages.entities_to_claims.body_kinds import kind_of
from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.lexicon import RoleNoun
from copytaster.stages.entities_to_claims.parts import subject_part
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.sources_behind import right_phrase
from copytaster.stages.entities_to_claims.word_class import (
    BY,
    CLAUSE_OPENER,
    DETERMINER,
    PREPOSITION,
    VERBAL,
)

HEAD_WORDS_MAX: Final = 8
"""Words of a subject in which its noun is looked for: "the second chamber of the court"."""

AGENT_WORDS_MAX: Final = 8
"""Words between a participle and "by": a day, a place."""

LOCAL_BODIES: Final = frozenset(
    {"police", "court", "prosecutor", "local", "health", "rescue", "hospital", "regulator"}
)
"""Bodies that sit in a town without being what the town acts by: the town is where it happened."""

TOWNS: Final = frozenset({"city", "capital", "town"})

OFFICES: Final = {
    "judge": "court", "prosecutor": "prosecutor", "attorney_general": "prosecutor",
    "prime_minister": "government", "minister": "ministry", "monarch": "presidency",
    "president": "presidency",
}  # fmt: skip
"""Offices that act for a body of their own kind: "judges of the court", "Prime Minister X"."""

OF_ANYTHING: Final = frozenset({"president"})
"""Of these the ones that firms and clubs have too."""


def acting_body(scan: Scan, event: Event, arguments: Arguments) -> str | None:
    """The kind of body that acts, where a common noun tells it; None where none does.

    The noun must be what acts: "the police", "a court in X", not "critics of the government" or "a
    police dog".
    """
    for words in _agents(scan, event, arguments):
        kind = _kind_in(scan, words)
        if kind is not None:
            return kind
    return None


def is_seat(body: str | None, entity: LinkedEntity) -> bool:
    """Whether a place only says where the acting body sits: "the court in Lyon", "Polizei Köln"."""
    return body in LOCAL_BODIES and entity.kind in TOWNS


def _agents(scan: Scan, event: Event, arguments: Arguments) -> Iterator[Words]:
    """Where those who act are named: the subject, or "by ..." behind a passive."""
    if event.reading.form.noun:
        return
    if subject_part(event) == "actor":
        yield from arguments.subject
        return
    page = scan.page
    first = event.i + event.size
    end = min(page.sentences[event.sentence].last, first + AGENT_WORDS_MAX)
    for k in range(first, end):
        if page.bits[k] & BY:
            agent = right_phrase(scan, k + 1, apposition=False)
            if agent is not None:
                yield agent
            return
        if page.bits[k] & (VERBAL | CLAUSE_OPENER) & ~DETERMINER or page.low[k] in {".", ";"}:
            return


def _kind_in(scan: Scan, words: Words) -> str | None:
    """The kind of the first noun of a phrase that stands for a body and is its head, or of the
    body that it names.
    """
    page = scan.page
    first, last = words
    end = min(last, first + HEAD_WORDS_MAX)
    k = first
    while k < end:
        entity = page.entity_at(k)
        if entity is not None and entity.entity_type == "organisation":
            return kind_of(page, entity, (k, page.name_end(k, last)))
        found = page.lexicon.role_at(page.low, k, last)
        if found is not None:
            size, roles = found
            kind = next((role.body for role in roles if role.kind == "body"), None)
            kind = kind or _of_office(scan, words, roles)
            if kind is not None:
                return kind if _is_head(scan, k + size, last) else None
            k += size
            continue
        if page.bits[k] & PREPOSITION & ~DETERMINER and k > first:
            return None  # "critics of the government"
        k += 1
    return None


def _of_office(scan: Scan, words: Words, roles: Iterable[RoleNoun]) -> str | None:
    """The kind of body that an office acts for; of a president where no firm or town is named."""
    office = next((role.office for role in roles if role.office in OFFICES), None)
    if office is None:
        return None
    if office in OF_ANYTHING:
        for k in range(*words):
            entity = scan.page.entity_at(k)
            if entity is not None and entity.entity_type != "person" and entity.kind != "country":
                return None
    return OFFICES[office]


def _is_head(scan: Scan, k: int, last: int) -> bool:
    """Whether a phrase ends here or goes on with what only describes it: a town, "of", a comma."""
    page = scan.page
    if k >= last or page.mention[k] >= 0 or not page.low[k][0].isalpha():
        return True
    if page.lexicon.language in {"en", "nl"}:
        return bool(page.bits[k])  # "police dogs", "court papers"
    return True
