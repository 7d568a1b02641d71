"""development version -> the alert that its transition makes, once."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final, Literal

import orjson

from copytaster.stages.developments_to_alerts.compose import Stamp, composed
from copytaster.stages.developments_to_alerts.transitions import (
    Sounded,
    noted,
    sound_of,
)
from copytaster.stages.news_rule import DEFAULT_RULE, NewsRule
from copytaster.stages.watchlists import Watched, Watchlist, asking
from copytaster_schemas.alert import Alert
from copytaster_schemas.development import Development
from copytaster_schemas.ids import DevelopmentId, alert_id_of

PREFIX: Final = b"s"


class Alerting:
    """The alerter of one partition of developments (see `stages.fold.Fold`)."""

    def __init__(
        self,
        *,
        pipeline_version: str,
        message_status: Literal["actual", "exercise", "test"] = "actual",
        rule: NewsRule = DEFAULT_RULE,
        watchlists: tuple[Watchlist, ...] = (),
    ) -> None:
        self._pipeline_version = pipeline_version
        self._message_status = message_status
        self._rule, self._watchlists = rule, watchlists
        self._sounded: dict[DevelopmentId, Sounded] = {}
        self._touched: set[DevelopmentId] = set()

    def restore(self, records: Mapping[bytes, bytes]) -> None:
        """Take over the state that earlier owners left."""
        for key, value in records.items():
            name = DevelopmentId(key[len(PREFIX) :].decode())
            self._sounded[name] = Sounded.from_record(orjson.loads(value))

    def apply(self, message: Development, at: datetime) -> Iterable[Alert]:
        """The alert that this version makes, if any; a version seen before makes none."""
        sounded = self._sounded.get(message.development_id, Sounded())
        if message.version <= sounded.version:
            return ()
        sounded.version = message.version
        asked = asking(self._watchlists, _watched(message))
        sound = sound_of(message, sounded, self._rule, asked)
        if sound is None:
            if sounded.alerts:
                self._touched.add(message.development_id)
            return ()
        # who asked for it before hears what becomes of it, whatever it is about by now
        names = [one.name for one in asked if one.reaches(message.status)]
        sounded.watchlists = list(dict.fromkeys([*sounded.watchlists, *names]))
        alert_id = alert_id_of(message.development_id, message.transition_seq, sound.key)
        stamp = Stamp(at, self._message_status, self._pipeline_version)
        alert = composed(message, sound, alert_id=alert_id, before=sounded, stamp=stamp)
        noted(sounded, message, alert_id)
        if sound.type == "development.updated":
            sounded.updates += 1
        self._sounded[message.development_id] = sounded
        self._touched.add(message.development_id)
        return (alert,)

    def changed(self) -> Mapping[bytes, bytes | None]:
        """The state records that changed since the last call; forgets them."""
        records: dict[bytes, bytes | None] = {
            PREFIX + name.encode(): orjson.dumps(self._sounded[name].record())
            for name in sorted(self._touched)
        }
        self._touched = set()
        return records


def _watched(development: Development) -> Watched:
    """What of a development a watchlist can ask for."""
    return Watched(
        development.participants,
        development.places,
        development.event_type,
        development.predicate,
        development.languages,
    )
