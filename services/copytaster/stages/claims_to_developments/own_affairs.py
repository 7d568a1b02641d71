"""speaker x proposition -> whether a body without a name tells of what is its own to tell."""

from typing import Final

from copytaster.stages.claims_to_developments.bodies import STATES
from copytaster.stages.claims_to_developments.proposition import Key
from copytaster.stages.claims_to_developments.voices import SpeakerFacts

PACTS: Final = frozenset({"sign", "agree"})
"""What several states do together, and "the two governments" announce."""

OWN_POSTS: Final = frozenset({"resign", "appoint", "dismiss"})

EMPLOYERS: Final = frozenset(
    {"company", "bank", "airline", "club", "university", "hospital", "transport", "utility"}
)
"""Bodies that tell who takes or leaves a post of their own; a party or a union tells of others',
too.
"""


def signed_it(speaker: SpeakerFacts, key: Key) -> bool:
    """Whether "the two governments" tell of a pact between the states that are named."""
    named = speaker.country or speaker.entity_id or speaker.organisation_id
    body = speaker.kind == "organisation" and speaker.organisation_kind in STATES
    states = len(key.actors) > 1 and all(party.level == "state" for party in key.actors)
    return body and not named and states and key.predicate in PACTS


def fills_its_posts(speaker: SpeakerFacts, key: Key) -> bool:
    """Whether a firm or a club tells which person left or took a post."""
    person = any(one.level == "person" for one in key.actors + key.recipients)
    return person and speaker.organisation_kind in EMPLOYERS and key.predicate in OWN_POSTS
