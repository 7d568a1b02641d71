"""A name in its phrase -> whom the phrase stands for: "Russian forces", "Apple executives"."""

from typing import Final

from copytaster.stages.article import LinkedEntity
from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.lexicon import Part
from copytaster.stages.entities_to_claims.noun_phrases import Head, head_of
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import (
    ARMS,
    COORDINATOR,
    DETERMINER,
    PLACE_NOUN,
)
from copytaster.stages.record import dataclass

STATE_BODIES: Final = frozenset(
    {"government", "military", "police", "intelligence", "ministry", "parliament", "rescue",
     "court", "health", "regulator", "prosecutor", "electoral", "central_bank"}
)  # fmt: skip
"""Organisation kinds that act for the country whose adjective stands before them."""

FORCE: Final = frozenset(
    {"ASSAULT", "MOBILIZE", "RETREAT", "AID", "COERCE", "THREATEN", "SANCTION"}
)
"""Event types in which whatever is Russian or Iranian ("jets", "drones") acts for the country."""

FORCES: Final = frozenset({"troops", "police_officers", "missiles", "drones"})
"""Object concepts that act for the country whose adjective stands before them."""

PERSONS: Final = frozenset({"official", "person", "spokesperson", "expert"})

NO_COMPOUNDS: Final = frozenset({"it", "es", "pt", "fr"})
"""Languages in which a noun behind a person tells what they become: "nominato X ministro"."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in words, the entity, and how it stands in its phrase."""

    first: int
    last: int
    entity: LinkedEntity
    head: Head

    @property
    def local(self) -> bool:
        """Whether it is a place smaller than a country."""
        return self.entity.entity_type == "place" and self.entity.kind != "country"

    @property
    def is_place(self) -> bool:
        """Whether it is a place of any size."""
        return self.entity.entity_type == "place"


def name_at(scan: Scan, first: int, last: int) -> Name | None:
    """The name at words `first` to `last`."""
    last += _is_abbreviated(scan, last)
    entity = scan.page.entity_at(first)
    return Name(first, last, entity, head_of(scan, first, last)) if entity is not None else None


def names_a_place(scan: Scan, name: Name) -> bool:
    """Whether a country only says where a place lies: "the Italian village", "un'isola croata"."""
    page, head = scan.page, name.head
    if name.entity.kind != "country" or name.entity.entity_type != "place":
        return False
    nouns = range(0) if head.standing == "head" else range(head.first, head.last)
    if nouns and page.bits[nouns[-1]] & PLACE_NOUN:
        return True
    adjective = page.mentions[page.mention[name.first]].how == "adjective"
    before = page.bits[name.first - 1] if name.first else 0
    return adjective and not nouns and before & PLACE_NOUN != 0


def is_topic(scan: Scan, name: Name) -> bool:
    """Whether a name only opens a headline: "Iran, è morto il presidente", "Open Arms, X assolto".

    In a list of names another follows before "and".
    """
    page = scan.page
    sentence = page.sentences[page.sentence[name.first]]
    opens = name.first == sentence.first and name.last + 1 < sentence.last
    if not (opens and page.lexicon.free_inversion and sentence.section in {"title", "subhead"}):
        return False
    if page.low[name.last] not in {",", ":"}:
        return False
    k = name.last + 1
    while k < sentence.last and (page.mention[k] >= 0 or page.bits[k] & DETERMINER):
        k += 1
    return k >= sentence.last or not (page.bits[k] & COORDINATOR or page.low[k] == ",")


def _is_abbreviated(scan: Scan, last: int) -> bool:
    """Whether the point behind a name belongs to it: "Apple Inc. executives"."""
    page = scan.page
    if (
        last + 1 >= len(page.low)
        or page.low[last] != "."
        or page.starts[last] != page.ends[last - 1]
    ):
        return False
    return page.low[last + 1].isalpha() and not page.capital[last + 1]


def titles_a_name(scan: Scan, name: Name) -> bool:
    """ "Russian President Vladimir Putin", "NATO chief X": the person is meant."""
    page = scan.page
    k = name.head.last if name.head.standing != "head" else name.last
    if k < len(page.low) and page.low[k] == "]":
        k += 1  # "[Russian President Vladimir] Putin"
    if name.head.standing == "genitive" or k >= len(page.low) or page.mention[k] < 0:
        return False
    following = page.entity_at(k)
    adjective = name.head.standing == "adjective"
    titled = following is not None and (adjective or following.entity_type != "place")
    only_roles = all(page.is_role(n) or not page.capital[n] for n in range(name.last, k))
    return titled and page.mention[k] != page.mention[name.first] and only_roles


def is_part_of_name(scan: Scan, name: Name) -> bool:
    """ "An Azerbaijan Airlines plane": a longer name that nobody knows begins with it."""
    page, k = scan.page, name.last
    if name.entity.entity_type != "place" or k >= len(page.low) or page.mention[k] >= 0:
        return False
    heading = page.sentences[page.sentence[name.first]].section in {"title", "subhead"}
    plain = page.low[k].isalpha() and not page.bits[k] & (ARMS | PLACE_NOUN)
    german = page.lexicon.capital_nouns
    return plain and page.capital[k] and not (heading or german or page.is_role(k))


def is_namesake(name: Name) -> bool:
    """ "The Castellane boatyard" is no person."""
    return name.head.standing == "compound" and name.entity.entity_type == "person"


def stands_for_phrase(scan: Scan, event: Event, name: Name, part: Part | None) -> bool:
    """Whether the phrase may be taken for the name: "Russian forces", "Iran's nuclear sites"."""
    head = name.head
    if head.standing == "head" or not head.last > head.first:
        return head.standing != "genitive"
    kinds = _kinds(scan, head)
    if name.entity.entity_type == "person":
        if head.first >= name.last and scan.page.lexicon.language in NO_COMPOUNDS:
            return True
        return part == "actor" and head.standing == "compound" and not kinds
    if name.local:
        return part == "actor" and "state" in kinds
    if name.entity.entity_type == "organisation":
        if kinds & PERSONS:
            return False
        return part != "actor" or head.standing == "compound" or _uses_force(event)
    strikes = any(_is_force(scan, k) for k in range(head.first, head.last))
    return _stands_for_country(event, head, kinds, part) or (strikes and not kinds)


def _is_force(scan: Scan, k: int) -> bool:
    """ "Israeli airstrikes", "Russian drones": what stands for the army that uses it."""
    if k in scan.events:
        return True
    hit = scan.page.lexicon.objects.at(scan.page.low, k, k + 1)
    return hit is not None and any(form.name in FORCES for form in hit[1])


def _stands_for_country(event: Event, head: Head, kinds: set[str], part: Part | None) -> bool:
    if part == "actor" and "rebels" in kinds:
        return False
    if "state" in kinds or (kinds == {"official"} and head.standing == "adjective"):
        return True
    if kinds:
        return part == "recipient" and head.standing == "adjective" and _uses_force(event)
    return part != "actor" or _uses_force(event)


def _uses_force(event: Event) -> bool:
    return event.predicate.event_type in FORCE


def _kinds(scan: Scan, head: Head) -> set[str]:
    """What the nouns behind a name are: "state", or other kinds that can speak."""
    page = scan.page
    found: set[str] = set()
    for k in range(head.first, head.last):
        if page.bits[k] & ARMS:
            return {"state"}
        thing = page.lexicon.objects.at(page.low, k, head.last)
        if thing is not None and any(form.name == "militants" for form in thing[1]):
            found.add("rebels")  # "Afghan insurgents" are not Afghanistan
        hit = page.lexicon.role_at(page.low, k, head.last)
        for role in hit[1] if hit is not None else ():
            if role.kind == "body" and role.body in STATE_BODIES:
                return {"state"}
            found.add(role.kind)
    return found


def is_person_noun(scan: Scan, k: int) -> bool:
    """Whether a word is an office or a common noun for a person."""
    hit = scan.page.lexicon.role_at(scan.page.low, k, k + 1)
    return hit is not None and any(role.kind in {"official", "person"} for role in hit[1])
