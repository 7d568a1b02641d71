"""speaker x proposition -> whether a body without a name tells of what is its own to tell."""

from typing import Final

from copytaster.stages.claims_to_developments.bodies import STATES
from copytaster.stages.claims_to_developments.proposition import Key
from copytaster.stages.claims_to_developments.voices import GOVERNMENT_KINDS, SpeakerFacts

PACTS: Final = frozenset({"sign", "agree"})
"""What several states do together, and "the two governments" announce."""

OWN_POSTS: Final = frozenset({"resign", "appoint", "dismiss"})

EMPLOYERS: Final = frozenset(
    {"company", "bank", "airline", "club", "university", "hospital", "transport", "utility"}
)
"""Bodies that tell who takes or leaves a post of their own; a party or a union tells of others',
too.
"""

BODIES_OF_PEOPLE: Final = frozenset(
    {"armed_group", "party", "club", "company", "union", "association", "federation", "religious"}
)
"""Bodies that tell of the death of one of theirs."""

LOSSES: Final = frozenset({"kill", "die", "injure"})
"""What an armed group loses its people by; it does not boast of it."""

ENDS: Final = frozenset({"topple_government", "resign"})
"""How a government ends, which its head, its offices and its parliament tell of as their own."""


def signed_it(speaker: SpeakerFacts, key: Key) -> bool:
    """Whether "the two governments" tell of a pact between the states that are named."""
    named = speaker.country or speaker.entity_id or speaker.organisation_id
    body = speaker.kind == "organisation" and speaker.organisation_kind in STATES
    states = len(key.actors) > 1 and all(party.level == "state" for party in key.actors)
    return body and not named and states and key.predicate in PACTS


def fills_its_posts(speaker: SpeakerFacts, key: Key) -> bool:
    """Whether a firm, a club or a government tells which person of its own left or took a post.

    A government tells of its ministers, also of the one at its head, not of those of another state.
    """
    person = any(one.level == "person" for one in key.actors + key.recipients)
    if not person or key.predicate not in OWN_POSTS:
        return False
    if speaker.organisation_kind in EMPLOYERS:
        return True
    if any(one.level == "body" for one in key.actors):
        return False  # a firm that dismisses its director
    return _is_of_state(speaker) and _is_of_one_state(speaker, key, unknown=1)


def fell_from_power(speaker: SpeakerFacts, key: Key) -> bool:
    """Whether a head of government or an office of state tells that its own government is gone.

    Not where the sentence names another state, or whoever brought it down.
    """
    if key.predicate not in ENDS or not (_is_of_state(speaker) or speaker.holds_state_office):
        return False
    if any(party.level != "person" for party in key.actors):
        return False
    return _is_of_one_state(speaker, key, unknown=0)


def lost_its_own(speaker: SpeakerFacts, key: Key) -> bool:
    """Whether a party, a band or a firm tells of the death of a person of its own country.

    "Hezbollah confirmed that its leader was killed": it loses by it and would be the first to know.
    """
    if speaker.kind != "organisation" or speaker.organisation_kind not in BODIES_OF_PEOPLE:
        return False
    dead = [one for one in key.recipients + key.actors if one.level == "person"]
    own = speaker.country != "" and all(one.country == speaker.country for one in dead)
    return key.event_type == "DEATH" and bool(dead) and own


def lost_a_fighter(speaker: SpeakerFacts, key: Key) -> bool:
    """Whether an armed group tells that one of its own country was killed, and not by whom."""
    own = [one for one in key.recipients if one.country == speaker.country != ""]
    armed = speaker.organisation_kind == "armed_group" and not key.actors
    return armed and key.predicate in LOSSES and any(one.level == "person" for one in own)


def _is_of_state(speaker: SpeakerFacts) -> bool:
    """Whether a government or one of its offices speaks, be it known of which state or not."""
    body = speaker.kind == "organisation" and speaker.organisation_kind in GOVERNMENT_KINDS
    return speaker.is_government or body or speaker.is_state_spokesman


def _is_of_one_state(speaker: SpeakerFacts, key: Key, *, unknown: int) -> bool:
    """Whether it names no other state than the speaker's; `unknown`: so many where that is open."""
    parties = {one.country for one in (*key.actors, *key.recipients)}
    named = parties | {place.country for place in key.places}
    return len(named - {"", speaker.country}) <= (0 if speaker.country else unknown)
