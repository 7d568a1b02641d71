"""Those by whom a named body acts -> the body: "agentes de la Guardia Civil", "a judge of X"."""

from dataclasses import replace
from typing import Final

from copytaster.stages.article import LinkedEntity
from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.noun_phrases import governor_of
from copytaster.stages.entities_to_claims.roles import Parties, participant_of
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.word_class import CLAUSE_OPENER, DETERMINER, OF

BODIES: Final = frozenset({"court", "prosecutor", "police"})
OFFICES: Final = frozenset({"judge", "prosecutor", "police_chief"})
MEMBERS: Final = frozenset(
    {"agentes", "patrulla", "patrullas", "efectivos", "unidad", "unidades", "elementos", "agenti",
     "uomini", "militari", "pattuglia", "agents", "patrouille", "enquêteurs", "inspetores",
     "patrulha", "equipas", "equipes", "investigadores", "investigatori"}
)  # fmt: skip
"""Nouns for those who act for the force that is named behind them."""

OPENING_WORDS: Final = 2
"""Words before such a noun: its article, a number."""

BODY_WORDS: Final = 10
"""Words from the noun to the name: "agentes de la comandancia de X de la Guardia Civil"."""


def with_their_body(scan: Scan, event: Event, parties: Parties) -> Parties:
    """The parties; where members of a body are the subject of an act of the law, the body acts."""
    reading, subject = event.reading, parties.arguments.subject
    if event.predicate.event_type != "LEGAL" or reading.form.noun or reading.undergoes:
        return parties
    if parties.has_actor or not subject:
        return parties
    body = _body_of(scan, subject[0])
    if body is None:
        return parties
    kept = (one for one in parties.participants if one.entity_id != body.entity_id)
    return replace(parties, participants=(participant_of(body, "actor"), *kept))


def _body_of(scan: Scan, words: Words) -> LinkedEntity | None:
    """The body that the noun at the head of a phrase belongs to."""
    page, (head, last) = scan.page, words
    opens = head
    while head < last and page.bits[head] & DETERMINER and head - opens < OPENING_WORDS:
        head += 1
    if head >= last or page.mention[head] >= 0 or not _acts_for_another(scan, head, last):
        return None
    for k in range(head + 1, min(last, head + BODY_WORDS)):
        entity = page.entity_at(k)
        if entity is not None and entity.entity_type == "organisation":
            of = governor_of(scan, k, head).bits & OF
            return entity if of and entity.kind in BODIES else None
        if page.low[k] in {",", ";", ":"} or page.bits[k] & CLAUSE_OPENER:
            return None
    return None


def _acts_for_another(scan: Scan, head: int, last: int) -> bool:
    page = scan.page
    if page.low[head] in MEMBERS:
        return True
    found = page.lexicon.role_at(page.low, head, last) if page.is_role(head) else None
    return found is not None and any(role.office in OFFICES for role in found[1])
