"""A passive of saying in a German or Dutch sentence -> who says it, and what is said.

"Der Tod des Sängers wurde am Montag von seiner Managerin bestätigt": who acts stands inside the
bracket, before the participle.
"""

from typing import Final, NamedTuple

from copytaster.stages.entities_to_claims.bracket_objects import is_somebody
from copytaster.stages.entities_to_claims.bracket_subjects import (
    antecedent,
    subject_before,
    subject_behind,
)
from copytaster.stages.entities_to_claims.cues import Reading
from copytaster.stages.entities_to_claims.said_behind import said_behind
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.sources_behind import right_phrase
from copytaster.stages.entities_to_claims.verb_second import Bracket, bracket_of
from copytaster.stages.entities_to_claims.word_class import BY, INFERRED, RELATIVE

QUOTED: Final = frozenset({"zitieren", "citeren"})
"""Verbs whose passive names the speaker as its subject: "Sie wird mit den Worten zitiert: ..."."""


class Passive(NamedTuple):
    """Who says it (with the guards of an adverb before it), what, and whether it is a clause."""

    agents: tuple[tuple[Words, frozenset[str]], ...]
    content: tuple[Words, ...]
    clause: bool


def passive_bracket(scan: Scan, reading: Reading) -> Passive | None:
    """None where the sentence has no such bracket, or says nothing."""
    bracket = bracket_of(scan, reading)
    if bracket is None:
        return None
    subject = _subject(scan, reading, bracket)
    said = said_behind(scan, bracket, bracket.close, at_once=True)
    if reading.form.lemma in QUOTED and subject is not None:
        return Passive(((subject, frozenset()),), said, clause=True) if said else None
    agents = tuple(_agents(scan, bracket, reading.i))
    content = said or ((subject,) if subject is not None else ())
    return Passive(agents, content, clause=bool(said)) if content else None


def _subject(scan: Scan, reading: Reading, bracket: Bracket) -> Words | None:
    if bracket.opener >= 0:
        if scan.page.bits[bracket.opener] & RELATIVE:
            return antecedent(scan, bracket)
        return subject_behind(scan, bracket.opener + 1, reading.i)
    before = subject_before(scan, bracket)
    if before is not None:
        return before
    return subject_behind(scan, bracket.finite + 1, reading.i)


def _agents(scan: Scan, bracket: Bracket, participle: int) -> list[tuple[Words, frozenset[str]]]:
    """Phrases behind "von" in front of the participle, or right behind it."""
    page = scan.page
    first = bracket.opener if bracket.opener >= 0 else bracket.floor
    last = participle
    found = []
    k = first
    while k < min(bracket.close + 1, bracket.limit):
        if page.bits[k] & BY and page.mention[k] < 0 and k + 1 < bracket.limit:
            agent = right_phrase(scan, k + 1, apposition=True)
            if agent is not None and agent[0] < last < agent[1]:
                agent = agent[0], last
            if agent is not None and is_somebody(scan, agent):
                indirect = any(page.bits[n] & INFERRED for n in range(max(first, k - 4), k))
                found.append((agent, frozenset({"adverb"}) if indirect else frozenset[str]()))
                k = agent[1]
                continue
        k += 1
    return found
