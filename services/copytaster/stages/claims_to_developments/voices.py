"""speaker -> voice: who ultimately says it, an organisation and its office-holder being one."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from copytaster_schemas.claim import Speaker

GOVERNMENT_KINDS: Final = frozenset(
    {"government", "country", "ministry", "presidency", "capital", "embassy", "cabinet"}
)
"""Bodies that speak for a state: a president, his spokesman and a ministry are one voice."""

STATE_OFFICES: Final = frozenset(
    {"president", "vice_president", "prime_minister", "deputy_prime_minister", "chancellor",
     "head_of_state", "supreme_leader", "monarch", "minister", "ambassador", "chief_of_staff",
     "national_security_adviser"}
)  # fmt: skip
"""Offices that speak for a state even where the text names no body."""

OUTLET: Final = "outlet:"
"""How the voice of an outlet begins, whether it speaks itself or is credited by another."""

ANONYMOUS: Final = "anonymous:"
"""How an unnamed voice begins."""


@dataclass(frozen=True, slots=True, order=True)
class SpeakerFacts:
    """What standing and identity need of the innermost speaker; all empty in the outlet's own
    voice.
    """

    entity_id: str = ""
    name: str = ""
    kind: str = ""
    office: str = ""
    organisation_id: str = ""
    organisation_kind: str = ""
    country: str = ""

    @classmethod
    def of(cls, speaker: Speaker) -> "SpeakerFacts":
        """The facts of a speaker of a claim."""
        return cls(
            entity_id=speaker.entity_id or "",
            name=speaker.name or speaker.surface,
            kind=speaker.kind,
            office=speaker.office or "",
            organisation_id=speaker.organisation_id or "",
            organisation_kind=speaker.organisation_kind or "",
            country=(speaker.country or "").upper(),
        )

    @property
    def is_government(self) -> bool:
        """Whether the speaker speaks for a state."""
        body = self.organisation_kind in GOVERNMENT_KINDS or self.entity_id.startswith("c-")
        bare_office = self.office in STATE_OFFICES and not self.organisation_id
        return self.country != "" and (body or bare_office)

    @property
    def holds_state_office(self) -> bool:
        """Whether the office is one of a state, be it known of which or not."""
        return self.office in STATE_OFFICES or self.office.endswith("_minister")

    @property
    def is_state_spokesman(self) -> bool:
        """Whether somebody speaks for a government or presidency, be it known of which or not."""
        stately = self.organisation_kind in GOVERNMENT_KINDS
        return self.kind == "official" and self.office == "spokesperson" and stately


def bodies_of_persons(speakers: Iterable[SpeakerFacts]) -> dict[str, SpeakerFacts]:
    """For each person the fullest account of the body it speaks for, out of all the evidence."""
    found: dict[str, SpeakerFacts] = {}
    for speaker in speakers:
        if not speaker.entity_id or speaker.kind not in {"official", "named_person"}:
            continue
        if not (speaker.organisation_id or speaker.country):
            continue
        known = found.get(speaker.entity_id)
        if known is None or _fullness(speaker) > _fullness(known):
            found[speaker.entity_id] = speaker
    return found


def completed(speaker: SpeakerFacts, bodies: Mapping[str, SpeakerFacts]) -> SpeakerFacts:
    """A person named without its office gets the one it has elsewhere in the evidence."""
    if speaker.organisation_id or speaker.kind == "anonymous":
        return speaker
    return bodies.get(speaker.entity_id, speaker)


def voice_of(speaker: SpeakerFacts, newsroom: str, *, known: bool = True) -> str:
    """The id of the voice; `newsroom` is the family of the outlet that carries it.

    Unnamed voices of two known newsrooms are two, for each vouches for its own; those of unknown
    outlets may all be one.
    """
    if not speaker.kind:
        return OUTLET + newsroom
    if speaker.kind == "outlet":
        return OUTLET + (speaker.entity_id or folded(speaker.name))
    if speaker.kind in {"anonymous", "unknown", "eyewitness"} and not speaker.entity_id:
        side = speaker.organisation_id or speaker.country
        return f"{ANONYMOUS}{side}:{newsroom}" if known else f"{ANONYMOUS}somebody"
    if speaker.is_government:
        return f"government:{speaker.country}"
    nameless = not (speaker.organisation_id or speaker.entity_id)
    if speaker.kind == "organisation" and nameless and speaker.organisation_kind:
        return f"body:{speaker.organisation_kind}:{speaker.country}"  # in any language
    if speaker.kind == "organisation" and speaker.entity_id:
        return speaker.entity_id
    return speaker.organisation_id or speaker.entity_id or folded(speaker.name)


def _fullness(speaker: SpeakerFacts) -> tuple[int, SpeakerFacts]:
    filled = sum(
        bool(part)
        for part in (
            speaker.organisation_id,
            speaker.organisation_kind,
            speaker.office,
            speaker.country,
        )
    )
    return filled, speaker


@lru_cache(maxsize=16_384)
def folded(name: str) -> str:
    """A name in small letters without accents, as part of an id."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    folded = "".join(char for char in plain if not unicodedata.combining(char))
    return "-".join(re.findall(r"\w+", folded))
