"""The five pages the project began from, and the path over them, enriched once."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from copytaster.adapters.files import records_in
from copytaster.stages.claims_to_developments import Tracking
from copytaster.stages.developments_to_alerts import Alerting
from copytaster.stages.digests_to_stories import Filing
from copytaster.wiring import Enriching, alerting, filing, tracking
from copytaster_schemas.alert import Alert
from copytaster_schemas.claim import Claim
from copytaster_schemas.development import Development
from copytaster_schemas.digest import Digest, FiledArticle, StoryMerged
from copytaster_schemas.enriched_article import EnrichedArticle

FOLDER = Path(os.environ.get("COPYTASTER_ACCEPTANCE_DIR", "../shared/seeds"))
PAGES = tuple(sorted(FOLDER.glob("*.txt"))) if FOLDER.is_dir() else ()
BEGIN = datetime(2024, 10, 28, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class EnrichedPage:
    """A page after the text stages."""

    name: str
    article: EnrichedArticle
    digest: Digest


@dataclass
class Outcome:
    """Everything the stateful stages said, in order."""

    claims: dict[str, Claim] = field(default_factory=dict)
    developments: dict[str, Development] = field(default_factory=dict)
    alerts: list[Alert] = field(default_factory=list)

    def confirmed(self) -> list[Alert]:
        """The alerts about newly confirmed developments."""
        return [alert for alert in self.alerts if alert.type == "development.confirmed"]


def enriched_pages(paths: Sequence[Path] = PAGES) -> tuple[EnrichedPage, ...]:
    """Each page through the text stages, once."""
    enrich = Enriching.load()
    pages = []
    for name, record in records_in(paths):
        messages = list(enrich(record, BEGIN))
        article = next(m for m in messages if isinstance(m, EnrichedArticle))
        digest = next(m for m in messages if isinstance(m, Digest))
        pages.append(EnrichedPage(name, article, digest))
    return tuple(pages)


def follow(digests: Iterable[Digest]) -> Outcome:
    """File, track and alert, one minute of log time apart."""
    outcome = Outcome()
    desk: Filing = filing()
    tracker: Tracking = tracking()
    alerter: Alerting = alerting()
    for minute, digest in enumerate(digests):
        at = BEGIN + timedelta(minutes=minute)
        for filed in desk.apply(digest, at):
            assert isinstance(filed, FiledArticle | StoryMerged)
            for message in tracker.apply(filed, at):
                if isinstance(message, Claim):
                    outcome.claims[message.claim_id] = message
                elif isinstance(message, Development):
                    outcome.developments[message.development_id] = message
                    outcome.alerts += [
                        a for a in alerter.apply(message, at) if isinstance(a, Alert)
                    ]
    return outcome
