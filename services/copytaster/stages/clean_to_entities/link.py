"""What was found -> mentions and entities with ids, confidence and relevance."""

from dataclasses import dataclass, field
from typing import Final

from copytaster.limits import ENTITIES_MAX, MENTIONS_MAX
from copytaster.stages.article import CleanArticle, LinkedEntity, Mention
from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.found import Found
from copytaster.stages.clean_to_entities.identify import identity
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase, Thing
from copytaster_schemas.enriched_article import GeoPoint
from copytaster_schemas.ids import EntityId
from copytaster_schemas.words import EntityType

SHORT_NAME_CHARS: Final = 4
"""Longer names in capitals are set so by a headline or a dateline, and are no acronyms."""

SECTION_WEIGHT: Final = {"title": 4.0, "lead": 2.0, "subhead": 1.5, "body": 1.0}
"""How much a mention counts for relevance, by where it stands."""
HALF_RELEVANT: Final = 6.0
"""Weight of mentions at which an entity has relevance 50: in the title and once in the lead."""


@dataclass(slots=True)
class _Draft:
    thing: Thing | None
    type: EntityType
    name: str
    weight: float = 0.0
    confidence: int = 0
    country: str | None = None
    kind: str | None = None
    offices: dict[tuple[str, EntityId], None] = field(default_factory=dict)


def link(
    clean: CleanArticle, document: Document, knowledge: KnowledgeBase, found: list[Found]
) -> tuple[tuple[Mention, ...], tuple[LinkedEntity, ...]]:
    """Mentions in text order and entities by relevance, within the limits."""
    drafts: dict[EntityId, _Draft] = {}
    mentions: list[Mention] = []
    for one in found[:MENTIONS_MAX]:
        entity_id = identity(one, knowledge)
        draft = _draft(drafts, entity_id, one)
        weight = _weight(clean, document, one)
        draft.weight += weight
        draft.confidence = max(draft.confidence, one.confidence)
        if one.office and one.owner:
            draft.offices[(one.office, EntityId(one.owner))] = None
            draft.country = draft.country or one.owner_country
        if one.stands_for:
            _stand(drafts, knowledge, EntityId(one.stands_for), weight, one.confidence)
        mentions.append(
            Mention(
                document.visible.offset(one.start),
                document.visible.end(one.end),
                entity_id,
                one.how,
                one.office,
                EntityId(one.owner) if one.owner else None,
                EntityId(one.stands_for) if one.stands_for else None,
            )
        )
    month = f"{clean.published_at:%Y-%m}" if clean.published_at is not None else ""
    for entity_id, draft in drafts.items():
        draft.offices.update(_held(knowledge, entity_id, month))
    entities = [_entity(entity_id, draft) for entity_id, draft in drafts.items()]
    entities.sort(key=lambda entity: (-entity.relevance, entity.entity_id))
    kept = tuple(entities[:ENTITIES_MAX])
    ids = {entity.entity_id for entity in kept}
    return tuple(mention for mention in mentions if mention.entity_id in ids), kept


def _draft(drafts: dict[EntityId, _Draft], entity_id: EntityId, one: Found) -> _Draft:
    draft = drafts.get(entity_id)
    name = one.key or one.name
    if draft is None:
        shown = one.thing.name if one.thing is not None else name
        draft = drafts[entity_id] = _Draft(one.thing, one.type, shown, kind=one.kind)
    elif one.thing is None and _legibility(name) > _legibility(draft.name):
        draft.name = name
    return draft


def _legibility(name: str) -> tuple[bool, int]:
    """Of two spellings the one without shouting is shown, then the longer one."""
    return not (name.isupper() and len(name) > SHORT_NAME_CHARS), len(name)


def _stand(
    drafts: dict[EntityId, _Draft], knowledge: KnowledgeBase, entity_id: EntityId, weight: float,
    confidence: int,
) -> None:  # fmt: skip
    """A capital that stands for its country makes the country an entity of the article."""
    if entity_id not in drafts:
        thing = knowledge.thing_of(entity_id)
        if thing is None:
            return
        drafts[entity_id] = _Draft(thing, thing.entity_type, thing.name)
    drafts[entity_id].weight += weight
    drafts[entity_id].confidence = max(drafts[entity_id].confidence, confidence)


def _weight(clean: CleanArticle, document: Document, one: Found) -> float:
    if not clean.sentences:
        return SECTION_WEIGHT["body"]
    return SECTION_WEIGHT[clean.sentences[document.sentence_of(one.start)].section]


def _held(
    knowledge: KnowledgeBase, person: EntityId, month: str
) -> dict[tuple[str, EntityId], None]:
    """What a person held in a month; nothing where the month is not known."""
    return {
        (holding.office, holding.owner): None
        for holding in knowledge.held_by(person)
        if month and holding.since <= month and (not holding.until or month <= holding.until)
    }


def _entity(entity_id: EntityId, draft: _Draft) -> LinkedEntity:
    thing, offices = draft.thing, draft.offices
    relevance = round(100 * draft.weight / (draft.weight + HALF_RELEVANT))
    if thing is None:
        return LinkedEntity(entity_id, draft.type, draft.name[:200], draft.kind, None,
                            draft.country, (), tuple(offices), None, draft.confidence,
                            relevance)  # fmt: skip
    geo = GeoPoint(latitude=thing.geo[0], longitude=thing.geo[1]) if thing.geo else None
    return LinkedEntity(
        entity_id, thing.entity_type, thing.name, thing.kind, thing.uri, thing.country,
        thing.within, tuple(offices), geo, draft.confidence, relevance,
    )  # fmt: skip
