"""The words of a source -> a speaker: who it is, what it speaks for, on the record or not."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from copytaster.stages.article import LinkedEntity, Mention
from copytaster.stages.entities_to_claims.lexicon import RoleNoun
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.word_class import (
    DETERMINER,
    FIRST_PERSON,
    HE,
    NEUTER,
    OF,
    PERSONAL,
    SHE,
    THEY,
)
from copytaster_schemas.claim import Speaker
from copytaster_schemas.ids import EntityId
from copytaster_schemas.words import SpeakerKind

SURFACE_CHARS_MAX: Final = 200
STATE_OFFICE: Final = "government"

GOVERNED_BY: Final[dict[str, str]] = {
    "person": "named_person", "organisation": "organisation",
}  # fmt: skip

LOCAL_KINDS: Final = frozenset({"city", "region", "capital", "settlement", "state"})


@dataclass(frozen=True, slots=True)
class Found:
    """What the words of a source hold: names by type, and the nouns for those who speak."""

    person: tuple[Mention, LinkedEntity] | None
    body: tuple[Mention, LinkedEntity] | None
    country: tuple[Mention, LinkedEntity] | None
    local: tuple[Mention, LinkedEntity] | None
    role: RoleNoun | None
    office: RoleNoun | None
    definite: bool
    pronoun: int


def speaker_of(page: Page, words: Words) -> Speaker | None:
    """The speaker that the words name by themselves; None for a pronoun or an unresolved "the
    minister".
    """
    found = _found(page, words)
    surface = page.surface(*words)[:SURFACE_CHARS_MAX]
    if found.person is not None:
        return _person(page, found, found.person, surface)
    if found.role is not None and found.role.kind == "anonymous":
        return _nameless(page, found, surface, "anonymous")
    if found.body is not None:
        return _of_body(page, found, found.body, surface)
    if found.role is not None and found.role.body is not None and found.role.kind == "body":
        return _common_body(found, found.role.body, surface)
    if found.country is not None:
        return _of_country(page, found, found.country, surface)
    if found.pronoun:
        return None
    return _by_role(page, found, surface)


def pronoun_of(page: Page, words: Words) -> int:
    """The bits of the pronoun that the source is; 0 for anything else."""
    first, last = words
    return page.bits[first] & (PERSONAL | NEUTER) if last - first == 1 else 0


def role_of(page: Page, words: Words) -> RoleNoun | None:
    """The noun for somebody who speaks in the source, if any."""
    return _found(page, words).role


def _found(page: Page, words: Words) -> Found:
    first, last = words
    person = body = country = local = None
    for mention in _mentions(page, first, last):
        entity = page.entities.get(mention.entity_id)
        if entity is None:
            continue
        pair = (mention, entity)
        if entity.entity_type == "person":
            person = person or pair
        elif entity.entity_type == "organisation":
            body = body or pair
        elif entity.entity_type == "place":
            stands = mention.stands_for is not None or entity.kind == "country"
            if stands:
                country = country or pair
            else:
                local = local or pair
    role, office = _roles(page, first, last)
    pronoun = page.bits[first] & (PERSONAL | NEUTER) if last - first == 1 else 0
    article = page.has(first, DETERMINER)
    alone = page.lexicon.language == "en" and not article and not _is_many(page, first, last)
    definite = (alone or article) and page.low[first] not in {
        "a",
        "an",
        "un",
        "una",
        "uno",
    }
    return Found(person, body, country, local, role, office, definite, pronoun)


def _is_many(page: Page, first: int, last: int) -> bool:
    """Whether the noun that speaks is a plural: "NATO officials", but "NATO chief"."""
    for k in range(first, last):
        if page.bits[k] & OF:
            break
        hit = page.lexicon.roles.at(page.low, k, last)
        if hit is not None:
            return page.low[k + hit[0] - 1].endswith("s")
    return True


def _mentions(page: Page, first: int, last: int) -> Iterator[Mention]:
    seen = -1
    for k in range(first, last):
        number = page.mention[k]
        if number >= 0 and number != seen:
            seen = number
            yield page.mentions[number]


def _roles(page: Page, first: int, last: int) -> tuple[RoleNoun | None, RoleNoun | None]:
    """The first noun that speaks before any "of", and the first office or spokesperson."""
    role = office = None
    k = first
    while k < last:
        hit = page.lexicon.roles.at(page.low, k, last)
        if hit is None:
            k += 1
            continue
        meaning = _preferred(hit[1])
        if meaning.kind in {"official", "spokesperson"}:
            office = office or meaning
        if role is None or (role.kind == "body" and not _behind_of(page, first, k)):
            role = meaning
        k += hit[0]
    return role, office


def _behind_of(page: Page, first: int, k: int) -> bool:
    return any(page.bits[n] & OF for n in range(first, k))


def _preferred(meanings: tuple[RoleNoun, ...]) -> RoleNoun:
    order = {"anonymous": 0, "spokesperson": 1, "official": 2}
    return min(meanings, key=lambda one: order.get(one.kind, 3))


def _person(page: Page, found: Found, pair: tuple[Mention, LinkedEntity], surface: str) -> Speaker:
    mention, entity = pair
    office, body_id = mention.office, mention.organisation_id
    if entity.offices and (office is None or body_id is None):
        known_office, known_body = entity.offices[0]
        if office is None or office == known_office:
            office, body_id = office or known_office, body_id or known_body
    if office is None and found.office is not None:
        office = found.office.office or None
        if found.office.kind == "spokesperson":
            office = "spokesperson"
    if body_id is None and found.body is not None:
        body_id = found.body[1].entity_id
    if body_id is None and found.country is not None and (office or found.office):
        body_id = _country_id(page, found.country).entity_id
    body = page.entities.get(body_id) if body_id else None
    kind = _body_kind(body, body_id)
    country = entity.country or (body.country if body else None) or _country_of_id(body_id)
    speaks_for = office is not None or body_id is not None
    return Speaker(
        entity_id=entity.entity_id,
        surface=surface,
        name=entity.name,
        kind="official" if speaks_for else "named_person",
        office=office,
        organisation_id=body_id,
        organisation_kind=kind,
        country=_upper(country),
    )


def _body_kind(body: LinkedEntity | None, body_id: EntityId | None) -> str | None:
    if body_id is not None and body_id.startswith("c-"):
        return STATE_OFFICE
    if body is None:
        return None
    return STATE_OFFICE if body.kind in {"country", "capital"} else body.kind


def _country_of_id(body_id: EntityId | None) -> str | None:
    if body_id is None or not body_id.startswith("c-"):
        return None
    return body_id[2:4]


def _upper(country: str | None) -> str | None:
    return country.upper() if country else None


def _country_id(page: Page, pair: tuple[Mention, LinkedEntity]) -> LinkedEntity:
    mention, entity = pair
    stands = mention.stands_for
    return page.entities.get(stands, entity) if stands else entity


def _of_body(page: Page, found: Found, pair: tuple[Mention, LinkedEntity], surface: str) -> Speaker:
    _, entity = pair
    kind: SpeakerKind = "outlet" if entity.kind in {"outlet", "agency_news"} else "organisation"
    role = found.role
    if role is not None and role.kind == "document":
        kind = "document"
    office = None
    if role is not None and role.kind in {"official", "spokesperson"} and kind == "organisation":
        if not found.definite and role.kind == "official":
            return _nameless(page, found, surface, "anonymous")
        office = role.office or ("spokesperson" if role.kind == "spokesperson" else None)
        kind = "official"
    return Speaker(
        entity_id=entity.entity_id if kind != "official" else None,
        surface=surface,
        name=entity.name if kind != "official" else surface,
        kind=kind,
        office=office,
        organisation_id=entity.entity_id,
        organisation_kind=entity.kind,
        country=_upper(entity.country),
    )


def _common_body(found: Found, body: str, surface: str) -> Speaker:
    """ "The police", "South Korean intelligence", "the company": a body without a name of its
    own.
    """
    pair = found.country or found.local
    country = pair[1].country if pair else None
    return Speaker(
        surface=surface,
        name=surface,
        kind="organisation",
        organisation_kind=body,
        country=_upper(country),
    )


def _of_country(
    page: Page, found: Found, pair: tuple[Mention, LinkedEntity], surface: str
) -> Speaker:
    entity = _country_id(page, pair)
    role = found.role
    if role is not None:
        if role.kind == "spokesperson" or (role.kind == "official" and found.definite):
            return Speaker(
                surface=surface,
                name=surface,
                kind="official",
                office=role.office or role.kind,
                organisation_id=entity.entity_id,
                organisation_kind=STATE_OFFICE,
                country=_upper(entity.country),
            )
        if role.kind == "official":
            return _nameless(page, found, surface, "anonymous")
        if role.kind != "body":
            return _by_role(page, found, surface)
    adjective_only = pair[0].how == "adjective"
    return Speaker(
        entity_id=None if adjective_only else entity.entity_id,
        surface=surface,
        name=surface if adjective_only else entity.name,
        kind="unknown" if adjective_only else "organisation",
        organisation_id=None if adjective_only else entity.entity_id,
        organisation_kind=None if adjective_only else STATE_OFFICE,
        country=_upper(entity.country),
    )


KIND_OF_ROLE: Final[dict[str, SpeakerKind]] = {
    "official": "anonymous",
    "spokesperson": "official",
    "person": "unknown",
    "anonymous": "anonymous",
    "witness": "eyewitness",
    "expert": "unknown",
    "document": "document",
    "body": "organisation",
    "medium": "outlet",
}


def _by_role(page: Page, found: Found, surface: str) -> Speaker:
    role = found.role
    if role is None:
        kind: SpeakerKind = "organisation" if found.local else "unknown"
        return _nameless(page, found, surface, kind)
    return _nameless(page, found, surface, KIND_OF_ROLE[role.kind])


def _nameless(page: Page, found: Found, surface: str, kind: SpeakerKind) -> Speaker:
    pair = found.country or found.local
    body = found.body[1] if found.body else None
    role = found.role
    office = role.office if role is not None and kind in {"official", "anonymous"} else None
    body_kind = body.kind if body else (role.body if role is not None else None)
    country = (body.country if body else None) or (pair[1].country if pair else None)
    return Speaker(
        entity_id=None,
        surface=surface,
        name=surface,
        kind=kind,
        office=office,
        organisation_id=body.entity_id if body else None,
        organisation_kind=body_kind,
        country=_upper(country),
    )


def matches_pronoun(pronoun: int, speaker: Speaker) -> bool:
    """Whether a pronoun may stand for the speaker: persons for "he" and "she", bodies for "it" and
    "they".
    """
    personal = speaker.kind in {"official", "named_person"}
    if pronoun & (HE | SHE):
        return personal or speaker.kind in {"anonymous", "eyewitness"}
    if pronoun & THEY:
        return True
    if pronoun & NEUTER:
        return speaker.kind in {"organisation", "document", "outlet"}
    return pronoun & FIRST_PERSON != 0
