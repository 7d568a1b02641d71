"""Who admits what nobody is named for -> the one who did it."""

from collections.abc import Sequence
from typing import Final

from copytaster.stages.entities_to_claims.lexicon import Predicate
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.roles import participant_of
from copytaster_schemas.claim import Proposition, Speaker

OWNED: Final = frozenset({"ACCIDENT", "HEALTH", "BUSINESS", "TECH"})
"""What a firm admits of its own works and goods; of deaths and attacks it may speak for others."""


def owned_by(
    page: Page, chain: Sequence[Speaker], told: Proposition, predicate: Predicate
) -> Proposition:
    """The proposition with its speaker as actor: "Bressuet admitted that its milk was tainted".

    Only of what somebody does (a flood is nobody's) and where nobody and no place is named.
    """
    acts = predicate.frame.subject == "actor" and told.event_type in OWNED
    if not acts or told.participants or told.places or not chain:
        return told
    party = page.entities.get(chain[-1].organisation_id or chain[-1].entity_id or "")
    if party is None:
        return told
    return told.model_copy(update={"participants": (participant_of(party, "actor"),)})
