"""CreateTopics, DeleteTopics, DescribeConfigs."""

import re
from asyncio import Future
from collections.abc import Callable, Iterable

from copytaster_broker import limits
from copytaster_broker.errors import ErrorCode, RefusedError
from copytaster_broker.log.catalog import Catalog
from copytaster_broker.log.journal import Journal
from copytaster_broker.log.partition import Topic
from copytaster_broker.wire.layouts import topics as wire

_NAME = re.compile(rf"[a-zA-Z0-9._-]{{1,{limits.TOPIC_NAME_MAX}}}")
_DEFAULT_PARTITIONS = 1
_TOPIC_RESOURCE = 2
_BROKER_RESOURCE = 4
_FROM_TOPIC = 1
_FROM_DEFAULTS = 5

# What holds for a topic that does not say otherwise. Nothing is deleted yet, and it says so.
TOPIC_DEFAULTS = {
    "cleanup.policy": "delete",
    "compression.type": "producer",
    "max.message.bytes": str(limits.BATCH_BYTES_MAX),
    "message.timestamp.type": "CreateTime",
    "min.insync.replicas": "1",
    "retention.bytes": "-1",
    "retention.ms": "-1",
}
BROKER_DEFAULTS = {
    "auto.create.topics.enable": "false",
    "message.max.bytes": str(limits.BATCH_BYTES_MAX),
    "socket.request.max.bytes": str(limits.REQUEST_BYTES_MAX),
    "transaction.max.timeout.ms": str(limits.TRANSACTION_TIMEOUT_MS_MAX),
}


class Topics:
    """Makes, drops and describes topics."""

    def __init__(
        self,
        journal: Journal,
        catalog: Catalog,
        *,
        forget: Iterable[Callable[[Topic], None]],
        now_ms: Callable[[], int],
    ) -> None:
        """`forget` are those who hold something of a topic, and let it go when it is dropped."""
        self._journal = journal
        self._catalog = catalog
        self._forget = tuple(forget)
        self._now_ms = now_ms

    def create(self, request: wire.CreateTopicsRequest) -> Future[wire.CreateTopicsResponse]:
        """CreateTopics."""
        outcomes = tuple(
            self._create_one(topic, validate_only=request.validate_only) for topic in request.topics
        )
        return self._journal.durable(wire.CreateTopicsResponse(topics=outcomes))

    def delete(self, request: wire.DeleteTopicsRequest) -> Future[wire.DeleteTopicsResponse]:
        """DeleteTopics."""
        outcomes = []
        for name in request.names:
            topic = self._catalog.find(name)
            error = ErrorCode.NONE if topic else ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
            if topic is not None:
                self._drop(topic)
            outcomes.append(wire.DeletedTopic(name=name, error=error))
        return self._journal.durable(wire.DeleteTopicsResponse(topics=tuple(outcomes)))

    def describe_configs(
        self, request: wire.DescribeConfigsRequest
    ) -> wire.DescribeConfigsResponse:
        """DescribeConfigs: what a topic was made with, and what holds for the rest."""
        return wire.DescribeConfigsResponse(
            resources=tuple(self._configs(resource) for resource in request.resources)
        )

    def _create_one(self, new: wire.NewTopic, *, validate_only: bool) -> wire.TopicOutcome:
        try:
            partitions = self._check(new)
        except RefusedError as refused:
            return wire.TopicOutcome(
                name=new.name, error=refused.code, error_message=refused.reason
            )
        if not validate_only:
            configs = {config.name: config.value for config in new.configs}
            self._catalog.create(new.name, partitions, configs, now_ms=self._now_ms())
        return wire.TopicOutcome(name=new.name)

    def _check(self, new: wire.NewTopic) -> int:
        """How many partitions the topic gets; raises `RefusedError` if it may not be made."""
        if not _NAME.fullmatch(new.name) or new.name in {".", ".."}:
            raise RefusedError(ErrorCode.INVALID_TOPIC, "letters, digits, dot, dash, underscore")
        if self._catalog.find(new.name) is not None:
            raise RefusedError(ErrorCode.TOPIC_ALREADY_EXISTS, f"topic {new.name} exists")
        if len(self._catalog) >= limits.TOPICS_MAX:
            raise RefusedError(ErrorCode.POLICY_VIOLATION, f"at most {limits.TOPICS_MAX} topics")
        if new.replication_factor not in (-1, 1) and not new.assignments:
            raise RefusedError(ErrorCode.INVALID_REPLICATION_FACTOR, "this is a single node")
        partitions = len(new.assignments) or new.partitions
        if partitions == -1:
            partitions = _DEFAULT_PARTITIONS
        if not 1 <= partitions <= limits.PARTITIONS_MAX:
            reason = f"1 to {limits.PARTITIONS_MAX} partitions"
            raise RefusedError(ErrorCode.INVALID_PARTITIONS, reason)
        _check_configs(new.configs)
        return partitions

    def _drop(self, topic: Topic) -> None:
        self._catalog.drop(topic)
        for forget in self._forget:
            forget(topic)

    def _configs(self, resource: wire.ConfigResource) -> wire.ResourceConfigs:
        own: dict[str, str | None] = {}
        defaults: dict[str, str] = {}
        error = ErrorCode.NONE
        if resource.resource_type == _BROKER_RESOURCE:
            defaults = BROKER_DEFAULTS
        elif resource.resource_type != _TOPIC_RESOURCE:
            error = ErrorCode.INVALID_REQUEST
        elif topic := self._catalog.find(resource.name):
            own, defaults = topic.configs, TOPIC_DEFAULTS
        else:
            error = ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
        entries = [_entry(name, value, is_default=False) for name, value in own.items()]
        entries += [
            _entry(name, value, is_default=True)
            for name, value in defaults.items()
            if name not in own
        ]
        return wire.ResourceConfigs(
            error=error,
            resource_type=resource.resource_type,
            name=resource.name,
            entries=tuple(e for e in entries if resource.keys is None or e.name in resource.keys),
        )


def _check_configs(configs: tuple[wire.TopicConfig, ...]) -> None:
    if len(configs) > limits.TOPIC_CONFIGS_MAX:
        raise RefusedError(ErrorCode.INVALID_CONFIG, "too many settings")
    for config in configs:
        if not config.name or len(config.name) > limits.TOPIC_NAME_MAX:
            raise RefusedError(ErrorCode.INVALID_CONFIG, "a setting without a sensible name")
        if len(config.value or "") > limits.TOPIC_CONFIG_CHARS_MAX:
            raise RefusedError(ErrorCode.INVALID_CONFIG, f"{config.name} is too long")
        if config.name == "max.message.bytes" and not (config.value or "").isdecimal():
            raise RefusedError(ErrorCode.INVALID_CONFIG, "max.message.bytes is not a number")


def _entry(name: str, value: str | None, *, is_default: bool) -> wire.ConfigEntry:
    source = _FROM_DEFAULTS if is_default else _FROM_TOPIC
    return wire.ConfigEntry(name=name, value=value, is_default=is_default, source=source)
