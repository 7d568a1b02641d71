"""hops -> the topics they need: names, partitions, retention. One place decides all of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from copytaster.limits import DEAD_LETTER_BYTES_ACCEPTED, RAW_RECORD_BYTES_ACCEPTED
from copytaster.settings import Settings
from copytaster.stream.hop import Hop
from copytaster_schemas.topics import DLQ_KEPT_FOR, Topic

COMPACTION_LAG: Final = timedelta(hours=1)
"""How long every version stays in a compacted topic that subscribers read: nobody who is at most
an hour behind misses one."""

OWN_BYTES_ACCEPTED: Final = 1_048_588
"""What other topics take in one batch: Kafka's own default, written down."""


@dataclass(frozen=True, slots=True)
class TopicSpec:
    """One topic as it must be. `configs` are Kafka's topic settings."""

    name: str
    partitions: int
    replication_factor: int
    configs: Mapping[str, str]
    state_of: str | None = None

    @property
    def cleanup(self) -> str:
        """`delete` or `compact`."""
        return self.configs["cleanup.policy"]

    @property
    def message_bytes_max(self) -> int:
        """What it must take in one batch."""
        return int(self.configs["max.message.bytes"])


def state_topic_of(hop: Hop, settings: Settings) -> str:
    """The compacted topic with the state and the cursors of a hop."""
    return f"{settings.topic_prefix}{settings.app_id}-{hop.source.name}-state"


def layout(hops: Iterable[Hop], settings: Settings) -> tuple[TopicSpec, ...]:
    """Every topic of the path: inputs, outputs, dead letters and state, each once."""
    hops = tuple(hops)
    sources = {hop.source.name: hop.source for hop in hops}
    targets = {topic.name: topic for hop in hops for topic in hop.targets}
    outside = {hop.source.name for hop in hops if hop.from_outside}
    specs = [
        _of(topic, settings, topic.name in outside) for topic in {**sources, **targets}.values()
    ]
    specs += [_dlq_of(topic, settings) for topic in sources.values()]
    specs += [_state_of(hop, settings) for hop in hops]
    return tuple(specs)


def partitions_of(topic: Topic[Any], settings: Settings) -> int:
    """One where the topic is serial by design, else what the operator sets."""
    return topic.partitions or settings.partitions


def _of(topic: Topic[Any], settings: Settings, from_outside: bool) -> TopicSpec:  # noqa: FBT001 - one caller
    accepted = RAW_RECORD_BYTES_ACCEPTED if from_outside else OWN_BYTES_ACCEPTED
    configs = {"cleanup.policy": topic.cleanup, "max.message.bytes": str(accepted)}
    if topic.cleanup == "compact":
        configs["min.compaction.lag.ms"] = _ms(COMPACTION_LAG)
    else:
        configs["retention.ms"] = _ms(topic.kept_for)
    return _spec(topic.name, partitions_of(topic, settings), configs, settings)


def _dlq_of(topic: Topic[Any], settings: Settings) -> TopicSpec:
    configs = {
        "cleanup.policy": "delete",
        "max.message.bytes": str(DEAD_LETTER_BYTES_ACCEPTED),
        "retention.ms": _ms(DLQ_KEPT_FOR),
    }
    return _spec(topic.dlq, partitions_of(topic, settings), configs, settings)


def _state_of(hop: Hop, settings: Settings) -> TopicSpec:
    configs = {"cleanup.policy": "compact", "max.message.bytes": str(OWN_BYTES_ACCEPTED)}
    return TopicSpec(
        state_topic_of(hop, settings),
        partitions_of(hop.source, settings),
        settings.replication_factor,
        configs,
        state_of=settings.topic_prefix + hop.source.name,
    )


def _spec(name: str, partitions: int, configs: dict[str, str], settings: Settings) -> TopicSpec:
    return TopicSpec(settings.topic_prefix + name, partitions, settings.replication_factor, configs)


def _ms(duration: timedelta | None) -> str:
    return "-1" if duration is None else str(duration // timedelta(milliseconds=1))
