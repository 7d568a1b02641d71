"""The words of a source -> a speaker: who it is, what it speaks for, on the record or not."""

from typing import Final

from copytaster.stages.article import LinkedEntity, Mention
from copytaster.stages.entities_to_claims.body_kinds import kind_of
from copytaster.stages.entities_to_claims.lexicon import RoleNoun
from copytaster.stages.entities_to_claims.officials import are_officials, stay_unnamed
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.source_words import Found, found_in, roles_in
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.word_class import (
    FIRST_PERSON,
    HE,
    NEUTER,
    PERSONAL,
    SHE,
    THEY,
)
from copytaster_schemas.claim import Speaker
from copytaster_schemas.ids import EntityId
from copytaster_schemas.words import SpeakerKind

SURFACE_CHARS_MAX: Final = 200


STATE_OFFICE: Final = "government"
OF_A_PLACE: Final = "local"
"""The kind of body as which the officials of a country or town speak of what befell it."""

PRIVATE: Final = frozenset(
    {"party", "union", "ngo", "company", "armed_group", "club", "university"}
)
"""Bodies whose leaders in a country do not speak for it."""

BYSTANDERS: Final = frozenset({"person", "witness", "expert"})
"""Kinds of nouns that speak for themselves, whatever body stands beside them."""


def speaker_of(page: Page, words: Words) -> Speaker | None:
    """The speaker that the words name by themselves; None for a pronoun, "the minister"."""
    found = found_in(page, words)
    surface = page.surface(*words)[:SURFACE_CHARS_MAX]
    if found.person is not None:
        return _person(page, found, found.person, surface)
    if found.role is not None and found.role.kind == "anonymous":
        if are_officials(page, found, words):
            return _common_body(found, OF_A_PLACE, surface)
        return _nameless(found, surface, "anonymous")
    return _of_names(page, found, words, surface)


def _of_names(page: Page, found: Found, words: Words, surface: str) -> Speaker | None:
    """Who speaks for a person, a body with or without a name, a country, or a role."""
    if found.patron is not None and found.body is None:
        return _of_patron(page, found, found.patron, surface)
    if found.body is not None:
        return _of_body(page, found, words, surface)
    if found.role is not None and found.role.body is not None and found.role.kind == "body":
        if stay_unnamed(page, words):
            return _nameless(found, surface, "anonymous")
        return _common_body(found, found.role.body, surface)
    if found.country is not None:
        return _of_country(page, found, found.country, surface)
    if found.pronoun:
        return None
    return _by_role(found, surface)


def pronoun_of(page: Page, words: Words) -> int:
    """The bits of the pronoun that the source is; 0 for anything else."""
    first, last = words
    return page.bits[first] & (PERSONAL | NEUTER) if last - first == 1 else 0


def role_of(page: Page, words: Words) -> RoleNoun | None:
    """The noun for somebody who speaks in the source, if any."""
    return roles_in(page, *words)[0]


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
    if kind is None and found.office is not None:
        kind = found.office.body or found.kind_of_body
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


def _of_patron(
    page: Page, found: Found, pair: tuple[Mention, LinkedEntity], surface: str
) -> Speaker:
    """Who speaks for a person, or is only near one: never the person."""
    if found.role is None or found.role.kind != "spokesperson":
        return _by_role(found, surface)
    patron = _person(page, found, pair, surface)
    return Speaker(
        surface=surface,
        name=surface,
        kind="official",
        office="spokesperson",
        organisation_id=patron.organisation_id,
        organisation_kind=patron.organisation_kind,
        country=patron.country,
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


def _of_body(page: Page, found: Found, words: Words, surface: str) -> Speaker:
    assert found.body is not None, "only called for a body"
    entity = found.body[1]
    kind: SpeakerKind = "outlet" if entity.kind in {"outlet", "agency_news"} else "organisation"
    role = found.role
    if role is not None and role.kind in BYSTANDERS:
        return _by_role(found, surface)
    if role is None and found.described and not found.definite:
        return _nameless(found, surface, "unknown")
    if role is not None and role.kind == "document":
        kind = "document"
    office = None
    if role is not None and role.kind in {"official", "spokesperson"} and kind == "organisation":
        if not found.definite and role.kind == "official":
            return _nameless(found, surface, "anonymous")
        office = role.office or ("spokesperson" if role.kind == "spokesperson" else None)
        kind = "official"
    return Speaker(
        entity_id=entity.entity_id if kind != "official" else None,
        surface=surface,
        name=entity.name if kind != "official" else surface,
        kind=kind,
        office=office,
        organisation_id=entity.entity_id,
        organisation_kind=kind_of(page, entity, words),
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
    if role is None and found.within:
        return _nameless(found, surface, "unknown")  # "reports from X", "die Fluten im Süden X-s"
    if role is not None:
        if role.kind == "official" and found.kind_of_body in PRIVATE:
            return _nameless(found, surface, "anonymous")  # "opposition leaders in X"
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
            return _nameless(found, surface, "anonymous")
        if role.kind != "body":
            return _by_role(found, surface)
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


def _by_role(found: Found, surface: str) -> Speaker:
    role = found.role
    if role is None:
        kind: SpeakerKind = "organisation" if found.local else "unknown"
        return _nameless(found, surface, kind)
    if role.kind == "official" and role.office is not None and found.definite:
        return _nameless(found, surface, "official")  # "the military prosecutor": there is one
    return _nameless(found, surface, KIND_OF_ROLE[role.kind])


def _nameless(found: Found, surface: str, kind: SpeakerKind) -> Speaker:
    pair = found.country or found.local
    body = found.body[1] if found.body else None
    role = found.role
    office = role.office if role is not None and kind in {"official", "anonymous"} else None
    body_kind = body.kind if body else (role.body if role is not None else None)
    if body is None and body_kind is None and role is not None and role.kind == "spokesperson":
        body_kind = found.kind_of_body  # "a spokesman for the court", "a police spokeswoman"
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
