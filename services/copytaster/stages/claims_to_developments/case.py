"""One voice on one proposition: what it is to the happening that it speaks of."""

from typing import Final

from copytaster.stages.claims_to_developments.bodies import (
    ACCUSERS,
    ANYBODYS,
    ARMED,
    BODIES_OF,
    CASUALTIES,
    COUPS,
    DEALS,
    EVERYWHERE,
    FORCES,
    INCRIMINATING,
    INSTITUTIONS,
    JURISDICTION,
    KINDS_OF_ACTORS,
    MEMBERSHIP,
    OWN_ACTS_OF,
    OWNING_UP,
    POSTS,
    SOVEREIGN,
    SPEAKING_OFFICES,
    STATES,
    TRUCES,
)
from copytaster.stages.claims_to_developments.own_affairs import signed_it
from copytaster.stages.claims_to_developments.proposition import Key, Party
from copytaster.stages.claims_to_developments.voices import SpeakerFacts
from copytaster.stages.record import dataclass
from copytaster_schemas.words import CueClass

NONE: Final = frozenset[str]()
TOLL_OF_DEAD: Final = frozenset({"DEATH"})


@dataclass(frozen=True, slots=True)
class Case:
    """One voice on one proposition; `hostile`: country pairs that the story shows at odds.

    `key` is what the voice says, filled up with what the others say of the same happening where it
    leaves something open; `blames`: the voice itself names who did it; `names_what`: and to whom or
    what.
    """

    speaker: SpeakerFacts
    key: Key
    cue: CueClass
    hostile: frozenset[frozenset[str]]
    blames: bool = False
    names_what: bool = True

    @property
    def acts(self) -> bool:
        """Whether the voice is the actor, or acts for it."""
        if self._is_named_by_its_kind or (self.blames and signed_it(self.speaker, self.key)):
            return True
        return any(_is(self.speaker, party) for party in self.key.actors)

    @property
    def _is_named_by_its_kind(self) -> bool:
        """Whether "the company" is the one body that its own sentence names as the actor.

        So is a minister or ministry of which no country is known that of the one state named.
        """
        speaker, actors = self.speaker, self.key.actors
        own_acts = OWN_ACTS_OF.get(speaker.organisation_kind, frozenset())
        if self.key.predicate in own_acts and not actors:
            return True
        armed = speaker.kind == "organisation" and speaker.organisation_kind in ARMED
        if armed and self.key.predicate in COUPS and not actors:
            return True  # soldiers who announce a coup have made it
        if self.key.predicate in TRUCES and not actors and self.is_armed:
            return True  # who announces a truce with somebody keeps it
        if self.key.predicate in POSTS and not actors and speaker.is_state_spokesman:
            return self.is_at_no_other_place  # "X has been appointed", the government says
        if not self.blames or len(actors) != 1:
            return False
        stately = speaker.holds_state_office or speaker.is_state_spokesman
        ministry = speaker.kind == "organisation" and speaker.organisation_kind in STATES
        if actors[0].level == "state" and (stately or (ministry and not speaker.entity_id)):
            return speaker.country == "" and not speaker.organisation_id
        nameless = speaker.kind == "organisation" and not (
            speaker.entity_id or speaker.organisation_id
        )
        kind = speaker.organisation_kind
        return nameless and actors[0].level == "body" and kind in KINDS_OF_ACTORS

    @property
    def is_at_no_other_place(self) -> bool:
        """Whether no other country is named, be it as a place or as that of a party."""
        parties = self.key.actors + self.key.recipients
        named = {place.country for place in self.key.places} | {one.country for one in parties}
        return len(named - {"", self.speaker.country}) <= (0 if self.speaker.country else 1)

    @property
    def receives(self) -> bool:
        """Whether the voice is the recipient, or acts for it."""
        own = self.speaker.organisation_kind in FORCES and self._is_of_the_people
        return own or any(_is(self.speaker, party) for party in self.key.recipients)

    @property
    def _is_of_the_people(self) -> bool:
        """Whether it befell people of the voice's own country whom nobody names."""
        return not self.key.recipients and self.speaker.country in self.key.people

    @property
    def hosts(self) -> bool:
        """Whether it happened in the country of the voice, a body of that country."""
        places = {place.country for place in self.key.places}
        return self.speaker.country != "" and self.speaker.country in places and self._public

    @property
    def is_at_home(self) -> bool:
        """Whether a state speaks of what befell its own country or people."""
        befallen = {party.country for party in self.key.recipients if party.level == "state"}
        own = self.speaker.is_government and (
            self.speaker.country in befallen or self._is_of_the_people
        )
        return self.hosts or own

    @property
    def owns_up(self) -> bool:
        """Whether the words are those of somebody who confirms or admits."""
        return self.cue in OWNING_UP

    @property
    def has_jurisdiction(self) -> bool:
        """Whether the body establishes such events, and this one lies in its country."""
        kind = BODIES_OF.get(self.speaker.office, self.speaker.organisation_kind)
        if kind in ACCUSERS and self.blames and self._names_a_culprit:
            return False
        types = {self.key.event_type} | self._kinds_of_toll
        if not types & JURISDICTION.get(kind, frozenset()):
            return False
        countries = {place.country for place in self.key.places} or {
            party.country for party in self.key.actors + self.key.recipients
        }
        known = countries - {""}
        if kind in EVERYWHERE:
            return True
        if not known:
            return kind not in STATES or self.speaker.country == ""
        return self.speaker.country in known | {""}

    @property
    def _kinds_of_toll(self) -> frozenset[str]:
        """What a count of the dead or hurt is as well, where nobody is held to have done it."""
        if self.key.predicate in CASUALTIES:
            return frozenset({"HEALTH"})
        counted = self.key.predicate == "kill" and not self.key.actors
        return TOLL_OF_DEAD if counted else NONE

    @property
    def admits_its_own(self) -> bool:
        """Whether somebody on the record admits what is held against whoever did it, and names
        nobody: it was his own, unless others name a state, or somebody of another country.
        """
        held = self.key.event_type in INCRIMINATING | {"TECH"}
        return self.cue == "admit" and held and not self.blames and not self._is_anothers

    @property
    def _is_anothers(self) -> bool:
        """Whether what others say of who did it rules out that the voice did."""
        country = self.speaker.country
        return any(
            party.level == "state" or (country and party.country not in {"", country})
            for party in self.key.actors
        )

    @property
    def does_harm(self) -> bool:
        """Whether it is an act of violence."""
        return self.key.event_type in {"ASSAULT", "CRIME"}

    @property
    def is_beyond_a_person(self) -> bool:
        """Whether somebody without an office would have done what only bodies do."""
        private = self.speaker.kind == "named_person" and not self.speaker.office
        own = self.key.predicate in ANYBODYS
        return private and self.key.event_type in SOVEREIGN and not own

    @property
    def is_half_told(self) -> bool:
        """Whether it is a deal of which the voice does not say about what: it may be another."""
        return self.key.predicate in DEALS and not self.names_what

    @property
    def brokers(self) -> bool:
        """Whether a state announces that two others have agreed a truce: it mediated."""
        parties = self.key.actors + self.key.recipients
        return self.key.predicate in TRUCES and self.speaker.is_government and len(parties) > 1

    @property
    def takes_in(self) -> bool:
        """Whether an alliance tells who has joined or left it."""
        return self.key.predicate in MEMBERSHIP and self.speaker.organisation_kind == "alliance"

    @property
    def is_armed(self) -> bool:
        """Whether the body commits and announces such acts."""
        return self.speaker.is_government or self.speaker.organisation_kind in ARMED

    @property
    def _names_a_culprit(self) -> bool:
        """Whether it says which person did harm: an accusation, until a court finds it so."""
        culprit = any(party.level == "person" for party in self.key.actors)
        return culprit and self.key.event_type in {"CRIME", "ASSAULT", "DEATH"}

    @property
    def _represents(self) -> bool:
        """Whether somebody speaks for the person it befell: a family, a spokesman."""
        own = {self.speaker.organisation_id} - {"", self.speaker.entity_id}
        if self.key.event_type == "DEATH" and self.cue != "deny":
            own.add(self.speaker.entity_id)  # nobody tells of his own death: it is told for him
        parties = (*self.key.actors, *self.key.recipients)
        return any(party.level == "person" and party.id in own for party in parties)

    @property
    def is_told_for_a_person(self) -> bool:
        """Whether it is news of a person's life or death from who speaks for that person."""
        return self._represents and self.key.event_type in {"DEATH", "HEALTH"}

    @property
    def opposes(self) -> bool:
        """Whether the story shows the voice's country at odds with the actor's or the place's."""
        others = {party.country for party in self.key.actors}
        others |= {place.country for place in self.key.places}
        return any(frozenset({self.speaker.country, other}) in self.hostile for other in others)

    @property
    def is_body(self) -> bool:
        """Whether a body speaks that can vouch for something."""
        speaker = self.speaker
        if speaker.organisation_kind in INSTITUTIONS or speaker.is_government:
            return True
        if speaker.organisation_kind:
            return False
        # of whom nothing more is known: a name that is no person's, somebody who speaks by office
        named = speaker.kind == "organisation" and speaker.entity_id != ""
        return named or (speaker.kind == "official" and speaker.office in SPEAKING_OFFICES)

    @property
    def _public(self) -> bool:
        return self.speaker.is_government or self.speaker.organisation_kind in INSTITUTIONS


def _is(speaker: SpeakerFacts, party: Party) -> bool:
    if party.id in {speaker.entity_id, speaker.organisation_id} - {""}:
        return True
    acts_for_state = speaker.is_government or speaker.organisation_kind in {
        "military",
        "intelligence",
        "parliament",
    }
    return party.level == "state" and acts_for_state and party.country == speaker.country != ""
