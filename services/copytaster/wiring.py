"""The composition root: the only module that knows everybody."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final, Literal, Self

from copytaster.adapters.adjudicator import Adjudicator, unreviewed
from copytaster.adapters.cleaning import cleaning_tools
from copytaster.adapters.knowledge import load_knowledge
from copytaster.adapters.lexicons import load_lexicons
from copytaster.adapters.measures import load_measures
from copytaster.adapters.relations import load_relations
from copytaster.adapters.taggers.choice import DEFAULT, tagger_of
from copytaster.adapters.watchlists import load_watchlists
from copytaster.settings import Settings
from copytaster.stages.claims_to_developments import Desk, Tracking
from copytaster.stages.claims_to_digests import claims_to_digests
from copytaster.stages.clean_to_entities import EntityTagger, KnowledgeBase, clean_to_entities
from copytaster.stages.developments_to_alerts import Alerting
from copytaster.stages.digests_to_stories import Filing
from copytaster.stages.embargo import Embargoes, held, put_back
from copytaster.stages.enriched import enriched_from
from copytaster.stages.entities_to_claims import Lexicons, entities_to_claims
from copytaster.stages.measures import Measures
from copytaster.stages.raw_to_clean import CleaningTools, raw_to_clean, read_raw
from copytaster.stream.headers import Stamp
from copytaster.stream.hop import Hop
from copytaster.stream.path import Stages, path
from copytaster_schemas.digest import Digest
from copytaster_schemas.enriched_article import EnrichedArticle
from copytaster_schemas.held_article import HeldArticle

MessageStatus = Literal["actual", "test"]

YOUNG_OBJECTS: Final = 5_000
"""New objects before the collector looks for cycles, of which we make none; CPython's 700 cost
tracking a quarter (hand-made stories, 3,000 articles) and enriching nothing. A story's evidence
lives longer than a hundred articles.
"""


@lru_cache(maxsize=1)
def pipeline_version() -> str:
    """The version every message is stamped with."""
    try:
        return version("copytaster")
    except PackageNotFoundError:
        return "0+unknown"


@dataclass(frozen=True)
class Chosen:
    """What an operator chose to read articles with. None: what ships.

    `knowledge`: a file in place of the one that ships; `publishers`: one with outlets that count
    before those that ship; `desk`: what is news.
    """

    tagger: str = DEFAULT
    knowledge: Path | None = None
    publishers: Path | None = None
    desk: Desk | None = None

    @classmethod
    def by(cls, settings: Settings) -> Self:
        """The choices of these settings.

        Raises:
            WatchlistError: the watchlists file cannot be used.
        """
        desk = Desk(settings.news, load_watchlists(settings.watchlists))
        return cls(settings.tagger, settings.knowledge, settings.publishers, desk)


@dataclass(frozen=True)
class Enriching:
    """Raw bytes -> enriched article and digest: the text stages in one go."""

    tools: CleaningTools
    knowledge: KnowledgeBase
    tagger: EntityTagger
    lexicons: Lexicons
    measures: Measures
    adjudicator: Adjudicator = unreviewed

    @classmethod
    def load(cls, chosen: Chosen | None = None, *, adjudicator: Adjudicator = unreviewed) -> Self:
        """Read every data file the text stages need; takes about a second, once a process.

        Raises:
            BackendError: the tagger asked for cannot be had.
            KnowledgeError: the knowledge file cannot be read.
            PublisherFileError: the file of outlets cannot be used.
        """
        chosen = chosen or Chosen()
        with _uncollected():
            tagger = tagger_of(chosen.tagger)
            return cls(
                cleaning_tools(chosen.publishers),
                load_knowledge(chosen.knowledge),
                tagger,
                load_lexicons(),
                load_measures(),
                adjudicator,
            )

    def __call__(
        self, value: bytes, at: datetime
    ) -> Iterable[EnrichedArticle | Digest | HeldArticle]:
        """Enrich one raw record that was appended to the log at `at`; hold one under embargo.

        Raises RefusedError when no retry can save the record.
        """
        raw = read_raw(value)
        clean = raw_to_clean(raw, first_seen_at=at, tools=self.tools)
        if raw.embargoed_until is not None and raw.embargoed_until > at:
            yield held(clean, value, raw.embargoed_until)
            return
        tagged = clean_to_entities(clean, knowledge=self.knowledge, tagger=self.tagger)
        claimed = self.adjudicator(entities_to_claims(tagged, lexicons=self.lexicons))
        yield enriched_from(claimed, measures=self.measures, pipeline_version=pipeline_version())
        yield claims_to_digests(claimed)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Build what lives as long as the process without the collector looking through it.

    It finds nothing and costs a third of the start; afterwards what was built is left alone.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(YOUNG_OBJECTS)
        if was_on:
            gc.enable()


def filing() -> Filing:
    """A desk that files articles into stories."""
    return Filing()


def tracking(desk: Desk | None = None) -> Tracking:
    """A tracker of the developments of one partition of stories."""
    return Tracking(pipeline_version=pipeline_version(), desk=desk, relations=load_relations())


def alerting(desk: Desk | None = None, *, message_status: MessageStatus = "actual") -> Alerting:
    """An alerter for one partition of developments."""
    desk = desk or Desk()
    return Alerting(
        pipeline_version=pipeline_version(),
        message_status=message_status,
        rule=desk.rule,
        watchlists=desk.watchlists,
    )


def hops(
    chosen: Chosen | None = None,
    *,
    message_status: MessageStatus = "actual",
    adjudicator: Adjudicator = unreviewed,
) -> tuple[Hop, ...]:
    """The whole path, ready to be run: reads every data file, which takes about a second."""
    chosen = chosen or Chosen()
    return path(
        Stages(
            enrich=Enriching.load(chosen, adjudicator=adjudicator),
            hold=Embargoes,
            put_back=put_back,
            file=filing,
            track=partial(tracking, chosen.desk),
            alert=partial(alerting, chosen.desk, message_status=message_status),
        )
    )


def outline() -> tuple[Hop, ...]:
    """The path with its topics but without its data files: to look at, not to run."""

    def unread(_: bytes, __: datetime) -> Iterable[EnrichedArticle | Digest]:
        raise AssertionError("an outline is not run")

    return path(
        Stages(
            enrich=unread,
            hold=Embargoes,
            put_back=put_back,
            file=filing,
            track=tracking,
            alert=alerting,
        )
    )


def stamp_of(settings: Settings) -> Stamp:
    """What this instance writes of itself on every record."""
    return Stamp(
        instance=settings.app_id,
        type_prefix=settings.event_type_prefix,
        topic_prefix=settings.topic_prefix,
        app_version=pipeline_version(),
    )
