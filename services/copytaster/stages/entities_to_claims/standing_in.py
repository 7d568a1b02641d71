"""A statement -> what weakens it: guards from the cue, its nesting, the event, and its place in the
sentence.
"""

from collections.abc import Sequence
from typing import Final

from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.inflect import GERUND
from copytaster.stages.entities_to_claims.linking import Statement
from copytaster.stages.entities_to_claims.pointing import is_what
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import (
    ADDRESSEE,
    ADVERB,
    COMPLEMENTISER,
    COORDINATOR,
    DETERMINER,
    FACT_NOUN,
    OF,
    PREPOSITION,
    REPORT_NOUN,
    RESPONSIBILITY,
    TIME_WORD,
    VERBAL,
)
from copytaster_schemas.claim import Speaker
from copytaster_schemas.words import EventType

SCOPE_WORDS_MAX: Final = 14
"""How far behind "received" or "is investigating" its object may begin."""

CONTENT_NOUN_WORDS_MAX: Final = 8
"""Words before the noun that a cue has as its object: "confirmed the rapid and unexpected
deployment".
"""

NESTING_MAX: Final = 4
CONFIRMING: Final = frozenset({"confirm", "admit"})
OVER_ALL: Final[dict[str, str]] = {
    "deny": "negated_cue",
    "no_commitment": "negated_cue",
    "hearsay": "hearsay",
}
"""What a voice outside says of all it holds: "denied that X confirmed", "it is said that"."""

AHEAD: Final = frozenset({"predict", "plan", "direct"})
"""Classes that hold no confirmation that was given."""

DECIDING: Final[dict[str | None, EventType]] = {"parliament": "APPOINTMENT", "court": "LEGAL"}
"""Bodies whose confirming is a decision of their own, and what they decide."""


def guards_of(
    scan: Scan,
    attributions: Sequence[Attribution],
    statement: Statement,
    events: Sequence[Event],
) -> frozenset[str]:
    """All guards that fire on a statement."""
    guards: set[str] = set()
    at, depth = statement.attribution, 0
    confirming = at >= 0 and attributions[at].cue_class in CONFIRMING
    while at >= 0 and depth < NESTING_MAX:
        one = attributions[at]
        guards |= one.guards
        if depth and one.cue_class in OVER_ALL:
            guards.add(OVER_ALL[one.cue_class])
        if depth and one.cue_class in AHEAD and confirming:
            guards.add("future")  # "expects that the ministry confirms it"
        at, depth = one.parent, depth + 1
    if statement.event >= 0:
        event = events[statement.event]
        guards |= event.mood.guards
        if statement.attribution >= 0:
            guards -= _excused(attributions[statement.attribution])
        if event.predicate.scope or _in_scope(scan, attributions, statement, events):
            guards.add("scope")
    if statement.attribution < 0 and statement.event >= 0:
        sentence = scan.page.sentences[events[statement.event].sentence]
        if sentence.section == "subhead":
            guards.add("headline")
    return frozenset(guards)


def is_other_sense(
    scan: Scan, one: Attribution, chain: Sequence[Speaker], event: Event | None
) -> bool:
    """ "The senate confirmed X as a judge", "the court confirmed the sentence", "admitted the
    appeal": a decision.
    """
    body = chain[-1].organisation_kind if chain else None
    if event is None:
        return body in DECIDING and _is_plain_object(scan, one)
    if not event.mood.nominal:
        return False  # "the court confirmed that X was convicted" tells of it
    return body in DECIDING and event.predicate.event_type == DECIDING[body]


def _is_plain_object(scan: Scan, one: Attribution) -> bool:
    """Whether what is said is a noun phrase with its article, and no word pointing back."""
    first = one.content[0][0]
    bits = scan.page.bits[first]
    plain = bits & DETERMINER and not bits & (COMPLEMENTISER | REPORT_NOUN)
    return bool(plain) and one.mode == "indirect" and not (one.anaphoric or one.adopts)


def _excused(one: Attribution) -> frozenset[str]:
    """ "Confirmed reports that": the reports are what is confirmed, they make nothing hearsay. A
    "whether" behind a refusal to say asks nothing.
    """
    excused: set[str] = set()
    if one.cue_class in CONFIRMING | {"deny", "no_commitment"} and one.adopts:
        excused.add("hearsay")
    if one.cue_class == "no_commitment":
        excused.add("question")
    return frozenset(excused - one.guards)


def _in_scope(
    scan: Scan, attributions: Sequence[Attribution], statement: Statement, events: Sequence[Event]
) -> bool:
    """Whether a receiving, investigating or sharing stands between the cue and the event; behind
    the event where the verb comes last.
    """
    number = statement.event
    event = events[number]
    at = statement.attribution
    own = attributions[at].cue[0] if at >= 0 else -1
    for earlier in range(number - 1, max(-1, number - 4), -1):
        other = events[earlier]
        if other.sentence != event.sentence or event.i - other.i > SCOPE_WORDS_MAX:
            break
        if other.i < own < event.i:
            break  # "told the inquiry; he admitted that"
        scope = other.predicate.scope or (other.noun is not None and other.noun.predicate.scope)
        if scope and not any(one.cue[0] == other.i for one in attributions):
            return True  # but "verified that" is no checking
    if not scan.page.lexicon.verb_last or not event.mood.nominal:
        return False
    return any(
        other.predicate.scope and other.i > event.i and scan.together(event.i, other.i)
        for other in events[number + 1 : number + 3]
    )


def is_main(scan: Scan, one: Attribution | None, event: Event | None, *, resolved: bool) -> bool:
    """Whether a statement is the main assertion of its sentence."""
    if event is None:
        return False
    if one is None:
        return event.mood.main
    quoted = scan.quotes.at[one.cue[0]] < 0 and scan.quotes.at[event.i] >= 0
    cue_main = quoted or scan.clause_at(one.cue[0]).kind in {"main", "complement"}
    if resolved and one.anaphoric and is_what(scan, one.cue[0]) >= 0:
        return True  # "es lo que dijo X" has a relative clause in name only
    if not (cue_main or one.mode == "pull_quote" or one.borrowed or one.aside):
        return False
    if resolved:
        return True
    if event.mood.main or _is_what_follows(one, event):
        return True
    return event.mood.nominal and _is_object(scan, one, event)


def _is_what_follows(one: Attribution, event: Event) -> bool:
    """ "Admitted killing X", "pleaded guilty to murdering X": the verb right behind the cue."""
    first = event.reading.group.first
    gerund = event.reading.form.bits & GERUND and not event.mood.nominal
    beside = 0 <= first - one.cue[1] <= 1 and one.covers(event.i)
    return bool(gerund) and beside and one.cue_class != "direct"


def _is_object(scan: Scan, one: Attribution, event: Event) -> bool:
    """Whether an event noun is what the cue has as its object."""
    page = scan.page
    if one.cue_class == "report" and one.lemma not in page.lexicon.takes_nouns:
        return False
    for first, last in one.content:
        ahead = one.cue_class != "report" or page.lexicon.verb_last
        beside = one.cue[1] <= first or (last <= one.cue[0] and ahead)
        if beside and first <= event.i < last:
            before = range(_behind_first(scan, first, event.i), event.i)
            plain = not any(
                page.bits[k] & VERBAL
                or _relates(scan, first, k)
                or page.low[k] in {";", ":"}
                or (k in scan.events and not page.bits[k] & REPORT_NOUN)
                for k in before
            )
            return plain and len(before) <= CONTENT_NOUN_WORDS_MAX
    return False


def _behind_first(scan: Scan, first: int, i: int) -> int:
    """Where the second happening begins: "confirmed the death of X and [two arrests]"."""
    page = scan.page
    for k in range(i - 1, first, -1):
        if page.bits[k] & COORDINATOR:
            return k + 1 if any(n in scan.events for n in range(first, k)) else first
        if page.bits[k] & PREPOSITION or page.low[k] == ",":
            return first
    return first


def _relates(scan: Scan, first: int, k: int) -> bool:
    """Whether another noun only leads to the event: "a link to the attack", "his role in the
    killing", but "responsibility for the attack", "reports about the attack".
    """
    page = scan.page
    bits = page.bits[k]
    if k <= first or not bits & (PREPOSITION & ~OF) or bits & OF:
        return False
    noun = page.bits[k - 1]
    if not page.low[k - 1].isalpha() or noun & (REPORT_NOUN | FACT_NOUN | RESPONSIBILITY):
        return False
    function = PREPOSITION | DETERMINER | TIME_WORD | ADVERB | ADDRESSEE
    return page.mention[k - 1] < 0 and not noun & function


def is_presupposed(
    attributions: Sequence[Attribution],
    number: int,
    chain: tuple[Speaker, ...],
    *,
    adopts: bool,
) -> bool:
    """A first-person "I can confirm" of somebody who speaks for a body presupposes an earlier
    report.
    """
    one = attributions[number]
    if one.cue_class not in CONFIRMING or adopts or not chain or one.guards:
        return False
    speaker = chain[-1]
    institutional = speaker.kind == "organisation" or speaker.organisation_kind is not None
    said_by_itself = one.first_person or (one.parent >= 0 and len(chain) == 1)
    return institutional and said_by_itself
