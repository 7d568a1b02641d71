"""assessment -> development: the message that subscribers read."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import Final

import xxhash

from copytaster.limits import EVIDENCE_SHOWN_MAX
from copytaster.stages.claims_to_developments.assess import Assessment
from copytaster.stages.claims_to_developments.places import depth
from copytaster.stages.claims_to_developments.proposition import Party, Place, contains
from copytaster.stages.claims_to_developments.rows import Row
from copytaster.stages.claims_to_developments.vouched import vouched
from copytaster.stages.claims_to_developments.weighed import Verdict
from copytaster.stages.claims_to_developments.wording import headline_of
from copytaster.stages.news_rule import DEFAULT_RULE, NewsFacts, NewsRule
from copytaster.stages.record import dataclass
from copytaster.stages.watchlists import Watched, Watchlist, asking
from copytaster_schemas.claim import Occurred, Participant, PlaceRef
from copytaster_schemas.development import Corroboration, Fact, News
from copytaster_schemas.words import EventType, ParticipantRole, Tense

DEADLY: Final = frozenset({"kill", "die"})

QUOTES: Final = frozenset({"direct", "mixed", "pull_quote"})

CONFIDENCES: Final = {
    "authority": 90, "admission": 95, "performative": 90, "record": 95,
    "public_act": 80, "independent_reporting": 85, "corroborated": 65, "reported": 40,
    "disputed": 40, "denied": 15, "retracted": 5,
}  # fmt: skip
"""Judgement, not measurement: an order for sorting. The benchmark's calibration may replace it."""

DOUBTS: Final = {"presupposed": 10, "mt_only": 5, "anonymous_only": 15, "contested": 5}
"""What each flag takes off."""


@dataclass(frozen=True, slots=False)
class Account:
    """All of a development that its evidence gives, without its history. Equal accounts, no
    news.
    """

    verdict: Verdict
    headline: str
    place: Place | None
    places: tuple[PlaceRef, ...]
    participants: tuple[Participant, ...]
    corroboration: Corroboration
    confidence: int
    facts: tuple[Fact, ...]
    news: News
    occurred: Occurred | None
    languages: tuple[str, ...]
    tense: Tense
    event_type: EventType
    predicate: str
    objects: tuple[str, ...]
    rows: tuple[Row, ...]
    evidence_total: int
    first_at: int

    @cached_property
    def signature(self) -> str:
        """Equal for accounts that tell a reader the same."""
        told = (
            self.verdict, self.headline, self.place, self.places, self.participants,
            self.corroboration, self.facts, self.news, self.occurred, self.evidence_total,
            [(row.statement.claim_id, row.not_counted) for row in self.rows],
        )  # fmt: skip
        return xxhash.xxh3_64_hexdigest(repr(told).encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True)
class Desk:
    """What is news here: the rule, and who asks for what."""

    rule: NewsRule = DEFAULT_RULE
    watchlists: tuple[Watchlist, ...] = ()


def account_of(
    assessment: Assessment, overflow: Mapping[str, int], names: Mapping[str, str], desk: Desk
) -> Account:
    """What the assessment says, in full. `overflow`: carriers counted beyond the rows kept."""
    supporting = assessment.supporting
    shown = supporting or list(assessment.rows)
    verdict = assessment.verdict
    carriers = {row.statement.source.carrier for row in supporting} | set(overflow)
    first_at = min(row.weighed.at for row in shown)
    occurred = _occurred(shown)
    place = assessment.level
    sure = vouched(assessment)
    told = sure.rows or shown
    places = tuple(_places(place, assessment))
    participants = tuple(_participants(assessment))
    languages = tuple(sorted({row.statement.source.language for row in shown}))
    profile = assessment.profile
    about = Watched(participants, places, profile.event_type, profile.predicate, languages)
    asked = tuple(one.name for one in asking(desk.watchlists, about))
    news = desk.rule.judge(_news_facts(assessment, carriers, (occurred, first_at), asked))
    return Account(
        verdict=verdict,
        headline=headline_of(
            sure.profile,
            _spot(place, told) or _spot(place, shown),
            _region(place, told, names) or _region(place, shown, names),
            sure.facts,
            deadly=_is_deadly(profile.predicate, told),
        ),
        place=place,
        places=places,
        participants=participants,
        corroboration=_corroboration(assessment, overflow),
        confidence=_confidence(verdict),
        facts=sure.numbers,
        news=news,
        occurred=_occurred_part(occurred),
        languages=languages,
        tense=_tense(shown),
        event_type=profile.event_type,
        predicate=profile.predicate,
        objects=profile.objects,
        rows=tuple(_distinct(assessment.rows))[:EVIDENCE_SHOWN_MAX],
        evidence_total=len(assessment.rows) + sum(overflow.values()),
        first_at=first_at,
    )


def _is_deadly(predicate: str, rows: Sequence[Row]) -> bool:
    """Whether a statement that decides, or where none does any, tells of a death in it."""
    return predicate not in DEADLY and any(row.statement.key.predicate in DEADLY for row in rows)


def _news_facts(
    assessment: Assessment,
    carriers: set[str],
    when: tuple[tuple[int, int] | None, int],
    asked_by: tuple[str, ...],
) -> NewsFacts:
    """What the news rule looks at; `when`: the span in which it occurred, and its first report."""
    supporting = assessment.supporting
    # who has it of a wider place carries the news of it too
    wider = {row.statement.source.carrier for row in _standing(assessment)}
    occurred, first_at = when
    return NewsFacts(
        main_assertion=any(_is_main(row) for row in supporting),
        known_publisher=any(row.statement.source.is_known for row in supporting),
        carriers=len(carriers | wider),
        occurred_at=occurred[1] if occurred else None,
        first_at=first_at,
        asked_by=asked_by,
    )


def _distinct(rows: Sequence[Row]) -> Iterable[Row]:
    """The weightiest row of each voice and stance in a document: a text repeats itself."""
    seen = set()
    for row in rows:
        said = (row.statement.source.document_id, row.weighed.voice, row.weighed.stance)
        unit = (*said, row.weighed.withdrawn)
        if unit not in seen:
            seen.add(unit)
            yield row


def _is_main(row: Row) -> bool:
    """Whether an article is about it: its title, its lead or a quote of its own says so."""
    statement = row.statement
    return statement.main and (statement.opens or statement.mode in QUOTES)


def _standing(assessment: Assessment) -> Iterable[Row]:
    """The live statements for it, of whatever place."""
    for row in assessment.rows:
        if row.weighed.stance == "supports" and not row.weighed.withdrawn:
            yield row


def _corroboration(assessment: Assessment, overflow: Mapping[str, int]) -> Corroboration:
    """The three counts, and the rule that judged them."""
    supporting, verdict = assessment.supporting, assessment.verdict
    carriers = {row.statement.source.carrier for row in supporting} | set(overflow)
    articles = {row.statement.source.article_id for row in supporting}
    return Corroboration(
        carriers=len(carriers),
        newsrooms=verdict.counts.newsrooms,
        voices=verdict.counts.voices,
        origins=len({row.origin for row in supporting}),
        article_count=len(articles) + sum(overflow.values()),
        rule=verdict.reason,
    )


def _spot(place: Place | None, rows: Sequence[Row]) -> Place | None:
    """The place to name: that of the development, else the one that all statements agree on."""
    if place is not None:
        return place
    named = sorted({one for row in rows for one in row.places}, key=lambda one: (-depth(one), one))
    agree = all(one == named[0] or contains(one, named[0]) for one in named[1:])
    return named[0] if named and agree else None


def _region(place: Place | None, rows: Sequence[Row], names: Mapping[str, str]) -> str | None:
    """The country to name beside the place; without a place, the one country of all statements."""
    if place is not None:
        return names.get(f"c-{place.country.lower()}") if place.country else None
    countries = {one.country for row in rows for one in row.places}
    if len(countries) == 1:
        return names.get(f"c-{countries.pop().lower()}")
    return None


def _places(place: Place | None, assessment: Assessment) -> Iterable[PlaceRef]:
    """The place that speaks for the development, else all that are named."""
    for one in (place,) if place is not None else assessment.profile.places:
        yield PlaceRef(
            entity_id=one.id, name=one.name, country=one.country or None, within=one.within
        )


def _participants(assessment: Assessment) -> Iterable[Participant]:
    roles: tuple[tuple[ParticipantRole, tuple[Party, ...]], ...] = (
        ("actor", assessment.profile.actors),
        ("recipient", assessment.profile.recipients),
    )
    for role, parties in roles:
        for party in parties:
            yield Participant(
                role=role, entity_id=party.id, name=party.name, country=party.country or None
            )


def _occurred(rows: Sequence[Row]) -> tuple[int, int] | None:
    """The time that most documents give, as a span; of two the later one."""
    documents: dict[tuple[int, int], set[str]] = {}
    for row in rows:
        if row.statement.occurred:
            said = documents.setdefault(row.statement.occurred, set())
            said.add(row.statement.source.document_id)
    return max(documents, key=lambda span: (len(documents[span]), span), default=None)


def _occurred_part(span: tuple[int, int] | None) -> Occurred | None:
    if span is None:
        return None
    start, end = (datetime.fromtimestamp(moment, UTC) for moment in span)
    day = 86_400
    precision = "day" if span[1] - span[0] <= day else "month"
    return Occurred(start=start, end=end, precision=precision, text="")


def _tense(rows: Sequence[Row]) -> Tense:
    said = {row.statement.tense for row in rows}
    return "past" if "past" in said else "ongoing" if "ongoing" in said else "unknown"


def _confidence(verdict: Verdict) -> int:
    ranked = (verdict.reason, verdict.basis, verdict.status or "reported")
    base = next((CONFIDENCES[one] for one in ranked if one in CONFIDENCES), 0)
    return max(0, base - sum(DOUBTS.get(flag, 0) for flag in verdict.flags))
