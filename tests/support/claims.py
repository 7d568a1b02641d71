"""Small claims, articles and filed articles, made by hand: the smallest object a test needs."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from copytaster.stages.claims_blob import pack
from copytaster_schemas.claim import (
    Attribution,
    Claim,
    Cue,
    Factuality,
    Participant,
    PlaceRef,
    Proposition,
    Quantity,
    Selector,
    Spans,
    Speaker,
)
from copytaster_schemas.digest import (
    ArticleFacts,
    ClaimsBlob,
    Digest,
    FiledArticle,
    Fingerprint,
)
from copytaster_schemas.enriched_article import Publisher, WireOrigin
from copytaster_schemas.ids import (
    ArticleId,
    DocumentId,
    EntityId,
    StoryId,
    article_id_of,
    claim_id_of,
)
from copytaster_schemas.words import (
    CueClass,
    EventType,
    FactualityValue,
    Mode,
    Section,
)
from support.speakers import RUTTE

NOON = datetime(2024, 10, 28, 12, 0, tzinfo=UTC)
STORY = StoryId("sto-test")

NORTH_KOREA = ("c-kp", "North Korea", "KP", "country")
SOUTH_KOREA = ("c-kr", "South Korea", "KR", "country")
RUSSIA = ("c-ru", "Russia", "RU", "country")
UKRAINE = ("c-ua", "Ukraine", "UA", "country")
ACME = ("o-acme", "Acme", "US", "company")
BETA = ("o-beta", "Beta Corp", "US", "company")

IN_RUSSIA = PlaceRef(entity_id=EntityId("c-ru"), name="Russia", country="RU")
IN_KURSK = PlaceRef(
    entity_id=EntityId("r-kursk"), name="Kursk Oblast", country="RU", within=(EntityId("c-ru"),)
)

AN_ISLAND = PlaceRef(entity_id=EntityId("x-loc:velolin"), name="Velolin", country="HR")

Named = tuple[str, str, str, str]
"""Entity id, name, country, kind."""

SOURCE_VALUES: dict[CueClass, FactualityValue] = {
    "deny": "CT-", "suggest": "PR+", "no_commitment": "Uu", "plan": "Uu", "predict": "PS+",
    "hearsay": "PS+", "direct": "Uu",
}  # fmt: skip
AUTHOR_VALUES: dict[CueClass, FactualityValue] = {
    "confirm": "PR+", "admit": "CT+", "factive": "CT+", "allege": "PS+", "none": "CT+",
}  # fmt: skip


def a_proposition(
    predicate: str = "deploy",
    *,
    event_type: EventType = "MOBILIZE",
    objects: Sequence[str] = ("troops",),
    actors: Sequence[Named] = (NORTH_KOREA,),
    recipients: Sequence[Named] = (),
    places: Sequence[PlaceRef] = (IN_KURSK,),
) -> Proposition:
    """North Korean troops deployed in Kursk, unless told otherwise."""
    participants = [_participant("actor", one) for one in actors]
    participants += [_participant("recipient", one) for one in recipients]
    return Proposition(
        predicate=predicate,
        event_type=event_type,
        objects=tuple(objects),
        participants=tuple(participants),
        places=tuple(places),
        tense="past",
    )


def a_takeover() -> Proposition:
    """Acme takes over Beta."""
    return a_proposition(
        "acquire",
        event_type="BUSINESS",
        objects=(),
        actors=(ACME,),
        recipients=(BETA,),
        places=(),
    )


def counting(slot: str, value: float, proposition: Proposition | None = None) -> Proposition:
    """The proposition with a quantity."""
    amount = Quantity(slot=slot, value=value, text=str(value))
    return (proposition or a_proposition()).model_copy(update={"quantities": (amount,)})


def planned(proposition: Proposition | None = None) -> Proposition:
    """The proposition as something to come."""
    return (proposition or a_proposition()).model_copy(update={"tense": "future"})


def a_claim(
    speaker: Speaker | None = RUTTE,
    cue: CueClass = "report",
    proposition: Proposition | None = None,
    **changes: object,
) -> Claim:
    """One claim; without a speaker it is the outlet's own. Its article is set by `an_article`."""
    proposition = proposition or a_proposition()
    cue = "none" if speaker is None and cue == "report" else cue
    mode: Mode = "author" if speaker is None else "indirect"
    text = f"{speaker.name if speaker else 'We'} {cue} {proposition.predicate}"
    claim = Claim(
        claim_id=claim_id_of(ArticleId("art-none"), 0, len(text), text),
        article_id=ArticleId("art-none"),
        document_id=DocumentId("doc-none"),
        publisher_id="none",
        language="en",
        text=text,
        selector=Selector(exact=text, prefix="", suffix="", start=0, end=len(text)),
        spans=Spans(),
        section="lead",
        main=True,
        attribution=Attribution(
            chain=(speaker,) if speaker else (),
            mode=mode,
            on_record=speaker is None or speaker.kind != "anonymous",
        ),
        cue=Cue(surface=cue, lemma=cue, language="en", cue_class=cue),
        speech_act="deny" if cue == "deny" else "assert",
        polarity="negated" if cue == "deny" else "affirmed",
        factuality=_factuality(speaker, cue),
        modality="denied" if cue == "deny" else "reported",
        proposition=proposition,
        confidence=90,
        extractor="test",
    )
    return _changed(claim, changes)


def an_article(
    name: str,
    *claims: Claim,
    publisher: Publisher | None = None,
    published_at: datetime | None = NOON,
    version: str = "1",
    wire: str | None = None,
    language: str = "en",
) -> tuple[ArticleFacts, tuple[Claim, ...]]:
    """An article of the document `name`, with claims that know it. Unknown publisher by default."""
    document_id = DocumentId(f"doc-{name}")
    content_hash = f"{name}:{version}:{len(claims)}:{[claim.text for claim in claims]}"
    article_id = article_id_of(document_id, version, content_hash)
    publisher = publisher or Publisher(id=f"file:{name}", name=name)
    facts = ArticleFacts(
        article_id=article_id,
        document_id=document_id,
        url=f"https://{name}.example/",
        title=name,
        language=language,
        publisher=publisher,
        origin_publisher=None,
        wire_origin=WireOrigin(name=wire, family=wire, basis="dateline", confidence=90)
        if wire
        else None,
        pub_status="usable",
        published_at=published_at,
        seen_at=NOON,
        names=((EntityId("o-nato"), "NATO"), (EntityId("c-ru"), "Russia")),
    )
    own = []
    for number, claim in enumerate(claims):
        start = 1_000 * number
        own.append(
            claim.model_copy(
                update={
                    "claim_id": claim_id_of(article_id, start, start + 1, claim.text),
                    "article_id": article_id,
                    "document_id": document_id,
                    "publisher_id": publisher.id,
                    "publisher_family": publisher.family,
                    "language": language,
                    "published_at": published_at,
                }
            )
        )
    return facts, tuple(own)


def filed(
    article: tuple[ArticleFacts, tuple[Claim, ...]], *, version: str = "1", story: StoryId = STORY
) -> FiledArticle:
    """The article as filing passes it on."""
    facts, claims = article
    return FiledArticle(
        story_id=story,
        fingerprint=a_fingerprint(facts, version=version),
        blob=pack(ClaimsBlob(facts=facts, claims=claims)),
    )


def a_kill(name: str, *, version: str = "1", story: StoryId = STORY) -> FiledArticle:
    """The withdrawal of the document `name`, as filing passes it on."""
    facts, _ = an_article(name, version=version)
    fingerprint = a_fingerprint(facts, version=version)
    canceled = fingerprint.model_copy(update={"pub_status": "canceled"})
    return FiledArticle(story_id=story, fingerprint=canceled, blob=b"")


def digested(article: tuple[ArticleFacts, tuple[Claim, ...]], **changes: object) -> Digest:
    """The article as the text stages hand it to filing."""
    facts, claims = article
    fingerprint = a_fingerprint(facts).model_copy(update=changes)
    return Digest(fingerprint=fingerprint, blob=pack(ClaimsBlob(facts=facts, claims=claims)))


def a_fingerprint(facts: ArticleFacts, *, version: str = "1") -> Fingerprint:
    """A fingerprint without anything to match by."""
    return Fingerprint(
        sketch_version=1,
        document_id=facts.document_id,
        article_id=facts.article_id,
        version=version,
        updated_at=None,
        content_hash=facts.article_id,
        pub_status=facts.pub_status,
        published_at=facts.published_at,
        seen_at=facts.seen_at,
        language=facts.language,
        publisher_id=facts.publisher.id,
    )


def a_known_publisher(name: str, *, tier: str = "other") -> Publisher:
    """A publisher of the shipped table."""
    return Publisher.model_validate({"id": name, "name": name, "family": name, "tier": tier})


def minutes(count: int) -> datetime:
    """`count` minutes after noon."""
    return NOON + timedelta(minutes=count)


def _participant(role: str, named: Named) -> Participant:
    entity, name, country, kind = named
    return Participant.model_validate(
        {"role": role, "entity_id": entity, "name": name, "country": country, "kind": kind}
    )


def _factuality(speaker: Speaker | None, cue: CueClass) -> tuple[Factuality, ...]:
    author = Factuality(holder="author", value=AUTHOR_VALUES.get(cue, "Uu"))
    if speaker is None:
        return (Factuality(holder="author", value=AUTHOR_VALUES.get(cue, "CT+")),)
    return (Factuality(holder="source", value=SOURCE_VALUES.get(cue, "CT+")), author)


def _changed(claim: Claim, changes: dict[str, object]) -> Claim:
    attribution = claim.attribution
    for name in ("mode", "on_record"):
        if name in changes:
            attribution = attribution.model_copy(update={name: changes.pop(name)})
    outer = changes.pop("via", ())
    if outer:
        assert isinstance(outer, tuple)
        chain = (*outer, *attribution.chain)
        attribution = attribution.model_copy(update={"chain": chain})
    section: Section | object = changes.get("section", claim.section)
    text = f"{claim.text} {section} {sorted(map(str, changes.items()))} {attribution.mode}"
    return claim.model_copy(update={"attribution": attribution, "text": text, **changes})
