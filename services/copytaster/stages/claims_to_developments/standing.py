"""speaker x proposition -> standing: does this voice know, does it perform, does it gain by it?"""

from collections.abc import Callable
from typing import Final

from copytaster.stages.claims_to_developments.bodies import (
    ACTIVITIES,
    CARES,
    DOMESTIC,
    HOSTILE,
    INCRIMINATING,
    LOCAL_OFFICES,
    OUTCOMES,
    OWN_HARM,
)
from copytaster.stages.claims_to_developments.case import Case
from copytaster.stages.claims_to_developments.own_affairs import (
    fell_from_power,
    fills_its_posts,
    lost_a_fighter,
    lost_its_own,
)
from copytaster.stages.claims_to_developments.proposition import Key
from copytaster_schemas.words import Standing

Rule = tuple[Callable[[Case], bool], Standing]
Rules = tuple[Rule, ...]
Question = tuple[Callable[[Case], bool], Standing | Rules]
"""A question about a voice, and what follows from a yes: a standing, or rules of which one holds.
"""

OF_ITS_OWN_ACT: Final[Rules] = (
    # owned up to, claimed as a success, or announced
    (lambda case: case.owns_up and _incriminates(case), "adverse_party"),
    (lambda case: case.does_harm and not case.is_armed, "unknown"),
    (lambda case: case.is_beyond_a_person, "unknown"),
    (lambda case: case.is_half_told, "unknown"),
    (lambda case: case.key.predicate in OUTCOMES, "subject_favourable"),
    (lambda case: case.key.predicate in ACTIVITIES, "subject_favourable"),
    (lambda case: _is_harm(case.key), "adverse_party"),
    (lambda _: True, "performer"),
)

OF_WHAT_WAS_DONE_TO_IT: Final[Rules] = (
    # a loss it reports against its interest, or an accusation
    (lambda case: case.key.event_type in OWN_HARM, "adverse_party"),
    (lambda case: case.key.event_type in HOSTILE, "opposing_party"),
    (lambda case: case.owns_up, "adverse_party"),
    (lambda _: True, "subject_favourable"),
)

OF_ITS_TERRITORY: Final[Rules] = (
    (lambda case: case.speaker.office in LOCAL_OFFICES, "competent_authority"),
    (lambda case: case.key.event_type in HOSTILE, "opposing_party"),
    (lambda case: case.owns_up, "adverse_party"),
    (lambda _: True, "subject_favourable"),
)

QUESTIONS: Final[tuple[Question, ...]] = (
    (lambda case: case.speaker.kind in {"", "outlet"}, "newsroom_own_voice"),
    (lambda case: case.speaker.kind == "anonymous", "anonymous"),
    (lambda case: case.speaker.kind == "eyewitness", "witness"),
    (lambda case: case.is_told_for_a_person, "competent_authority"),
    (lambda case: case.acts, OF_ITS_OWN_ACT),
    (lambda case: case.has_jurisdiction, "competent_authority"),
    (lambda case: case.brokers or case.takes_in, "competent_authority"),
    (lambda case: fills_its_posts(case.speaker, case.key), "competent_authority"),
    (lambda case: fell_from_power(case.speaker, case.key), "competent_authority"),
    (lambda case: lost_its_own(case.speaker, case.key), "adverse_party"),
    (lambda case: case.owns_up and lost_a_fighter(case.speaker, case.key), "adverse_party"),
    (lambda case: case.is_at_home and case.key.event_type in DOMESTIC, "competent_authority"),
    (lambda case: case.receives, OF_WHAT_WAS_DONE_TO_IT),
    (lambda case: case.hosts, OF_ITS_TERRITORY),
    (lambda case: case.opposes, "opposing_party"),
    (lambda case: case.admits_its_own, "adverse_party"),
    (lambda case: case.is_body, "institution"),
    (lambda case: case.speaker.kind == "named_person", "expert"),
)
"""The first one answered with yes decides."""

INTERESTED: Final = frozenset(
    {"performer", "adverse_party", "subject_favourable", "opposing_party"}
)
"""Standings whose denial is self-interested: the accused and the rivals of the claimant."""


def standing_of(case: Case) -> Standing:
    """The standing of a voice for a proposition; `unknown` where nothing is known of it."""
    for asked, answer in QUESTIONS:
        if asked(case):
            return answer if isinstance(answer, str) else _ruled(case, answer)
    return "unknown"


def _ruled(case: Case, rules: Rules) -> Standing:
    return next(standing for holds, standing in rules if holds(case))


def _is_harm(key: Key) -> bool:
    """Whether what a voice did is held against it; to end an outbreak is none."""
    return key.event_type in OWN_HARM and key.predicate not in CARES


def _incriminates(case: Case) -> bool:
    return case.key.event_type in INCRIMINATING
