"""Tagged articles made by hand, for tests of the claim rules that need no other stage."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from copytaster.stages.article import CleanArticle, LinkedEntity, Mention, Sentence, TaggedArticle
from copytaster_schemas.enriched_article import Language, Publisher
from copytaster_schemas.ids import ArticleId, DocumentId, EntityId
from copytaster_schemas.words import EntityType, Section

SENTENCE = re.compile(r"[^\n]*?[.!?…]+[”»\"’)]*(?=\s|$)|[^\n]+")
PUBLISHED = datetime(2024, 10, 28, 12, 0, tzinfo=UTC)

Named = tuple[str, EntityType, str | None, str | None]
"""Entity id, type, kind, country."""


def an_article(
    body: str,
    *,
    title: str = "",
    language: str = "en",
    names: Mapping[str, Named | str] | None = None,
    published_at: datetime | None = PUBLISHED,
) -> TaggedArticle:
    """An article of sentences split at full stops; `names` maps surfaces to entities (see
    `NAMES`).
    """
    text = f"{title}\n\n{body}" if title else body
    clean = CleanArticle(
        article_id=ArticleId("art-1"),
        document_id=DocumentId("doc-1"),
        source_id=None,
        version="1",
        url=None,
        canonical_url=None,
        title=title,
        body=body,
        text=text,
        sentences=tuple(_sentences(text, title)),
        language=Language(code=language, confidence=99),
        publisher=Publisher(id="file:test", name="test"),
        origin_publisher=None,
        wire_origin=None,
        authors=(),
        pub_status="usable",
        published_at=published_at,
        published_at_precision="second" if published_at else "unknown",
        published_at_source="meta" if published_at else "unknown",
        updated_at=None,
        first_seen_at=PUBLISHED,
        content_hash="hash",
        boilerplate_ratio=0.0,
        machine_translated=None,
        flags=(),
    )
    mentions = tuple(_mentions(text, names or {}))
    known = {mention.entity_id for mention in mentions}
    entities = tuple(e for e in _entities(text, names or {}) if e.entity_id in known)
    return TaggedArticle(clean, mentions, entities)


def _sentences(text: str, title: str) -> Iterator[Sentence]:
    paragraph = -1
    begin = 0
    for line in text.split("\n"):
        if line.strip():
            paragraph += 1
            for number, found in enumerate(SENTENCE.finditer(line)):
                start = begin + found.start() + len(found.group()) - len(found.group().lstrip())
                end = begin + found.end()
                section: Section = "body"
                if title and paragraph == 0:
                    section = "title"
                elif paragraph == (1 if title else 0):
                    section = "lead" if number < 2 else "body"
                if end > start:
                    yield Sentence(start, end, paragraph, section)
        begin += len(line) + 1


def _mentions(text: str, names: Mapping[str, Named | str]) -> Iterator[Mention]:
    found: list[Mention] = []
    taken = [False] * len(text)
    for surface in sorted(names, key=len, reverse=True):
        named = names[surface]
        entity_id = named if isinstance(named, str) else named[0]
        for match in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", text):
            if any(taken[match.start() : match.end()]):
                continue
            taken[match.start() : match.end()] = [True] * len(surface)
            found.append(a_mention(match.start(), match.end(), entity_id))
    return iter(sorted(found, key=lambda mention: mention.start))


def a_mention(start: int, end: int, entity: str) -> Mention:
    """ "p-rutte secretary_general@o-nato", "c-kp adjective", "c-us capital": id, then how or
    office.
    """
    entity_id, _, rest = entity.partition(" ")
    office, _, organisation = rest.partition("@")
    if rest == "adjective":
        return Mention(start, end, EntityId(entity_id), "adjective")
    if rest.startswith("capital"):
        _, _, country = rest.partition(":")
        return Mention(start, end, EntityId(entity_id), "capital", stands_for=EntityId(country))
    return Mention(
        start,
        end,
        EntityId(entity_id),
        "name",
        office=office or None,
        organisation_id=EntityId(organisation) if organisation else None,
    )


def _entities(text: str, names: Mapping[str, Named | str]) -> Iterator[LinkedEntity]:
    seen: dict[str, LinkedEntity] = {}
    for surface, named in names.items():
        if isinstance(named, str):
            continue
        entity_id, entity_type, kind, country = named
        entity_id = entity_id.split(" ")[0]
        within = (f"c-{country.lower()}",) if country and entity_type == "place" else ()
        seen.setdefault(
            entity_id,
            LinkedEntity(
                entity_id=EntityId(entity_id),
                entity_type=entity_type,
                name=surface,
                kind=kind,
                uri=None,
                country=country,
                within=tuple(EntityId(w) for w in within if w != entity_id),
                offices=(),
                geo=None,
                confidence=90,
                relevance=50,
            ),
        )
    return iter(seen.values())
