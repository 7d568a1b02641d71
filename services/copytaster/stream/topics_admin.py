"""layout -> topics that exist: made where they are missing, refused where they are wrong."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import KafkaError

from copytaster.settings import Settings
from copytaster.stream.connection import BrokerUnreachableError, client_options, start
from copytaster.stream.layout import TopicSpec

ADMIN_TIMEOUT_S: Final = 30.0
"""Everything an admin step does together; a broker that takes longer is as good as absent."""

_REQUEST_TIMEOUT_MS: Final = 10_000
_SETTLE_S: Final = 0.1
_NO_ERROR: Final = 0
_TOPIC_EXISTS: Final = 36
"""Kafka's error code for a topic that somebody else made at the same time."""

_CHECKED: Final = ("cleanup.policy", "max.message.bytes")


class TopicError(Exception):
    """A topic cannot be used as it is; the message names it and says what to do."""


@dataclass(frozen=True, slots=True)
class Existing:
    """A topic as the broker has it."""

    name: str
    partitions: int
    configs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Listed:
    """A topic of the layout, and whether it exists (with how many partitions)."""

    spec: TopicSpec
    existing: Existing | None


async def create_topics(
    settings: Settings, address: str, specs: Iterable[TopicSpec]
) -> tuple[str, ...]:
    """Make the topics that are missing, and give their names; doing it again makes none.

    Raises:
        TopicError: a topic exists and is not as it must be, or could not be made.
        BrokerUnreachableError: nobody answers at `address`.
    """
    specs = tuple(specs)
    async with _admin(settings, address) as admin:
        existing = await _existing(admin, specs)
        _check(specs, existing)
        missing = [spec for spec in specs if spec.name not in existing]
        await _create(admin, missing)
        await _wait_for(admin, missing)
    return tuple(spec.name for spec in missing)


async def check_topics(settings: Settings, address: str, specs: Iterable[TopicSpec]) -> None:
    """All must exist and be as they must be.

    Raises:
        TopicError: one does not exist, or is not as it must be.
        BrokerUnreachableError: nobody answers at `address`.
    """
    specs = tuple(specs)
    async with _admin(settings, address) as admin:
        existing = await _existing(admin, specs)
    _check(specs, existing)
    for spec in specs:
        if spec.name not in existing:
            raise TopicError(f"topic {spec.name} does not exist; run `copytaster topics create`")


async def list_topics(
    settings: Settings, address: str, specs: Iterable[TopicSpec]
) -> tuple[Listed, ...]:
    """The topics of the layout, in its order, beside what the broker has of them.

    Raises:
        BrokerUnreachableError: nobody answers at `address`.
    """
    specs = tuple(specs)
    async with _admin(settings, address) as admin:
        existing = await _existing(admin, specs)
    return tuple(Listed(spec, existing.get(spec.name)) for spec in specs)


def problem(spec: TopicSpec, existing: Existing) -> str | None:
    """What is wrong with a topic, in one sentence with what to do; None when nothing is."""
    if existing.partitions != spec.partitions:
        return _partition_problem(spec, existing)
    cleanup = existing.configs.get("cleanup.policy", spec.cleanup)
    if cleanup != spec.cleanup:
        return (
            f"topic {spec.name} has cleanup.policy={cleanup} and not {spec.cleanup}, which would "
            f"lose records; set it with `kafka-configs --alter --topic {spec.name} "
            f"--add-config cleanup.policy={spec.cleanup}`"
        )
    accepted = int(existing.configs.get("max.message.bytes", spec.message_bytes_max))
    if accepted < spec.message_bytes_max:
        return (
            f"topic {spec.name} takes only {accepted} bytes a batch; set it with `kafka-configs "
            f"--alter --topic {spec.name} --add-config max.message.bytes={spec.message_bytes_max}`"
        )
    return None


def _partition_problem(spec: TopicSpec, existing: Existing) -> str:
    has = f"topic {spec.name} has {existing.partitions} partitions and not {spec.partitions}"
    if spec.state_of is not None:
        return (
            f"{has}, the number of {spec.state_of}; state cannot be divided anew, so delete the "
            "topic or start with another COPYTASTER_APP_ID"
        )
    if spec.partitions == 1:
        return f"{has}; it is serial by design, so delete it and run `copytaster topics create`"
    return f"{has}; set COPYTASTER_PARTITIONS={existing.partitions}, or delete the topic"


def _check(specs: Iterable[TopicSpec], existing: Mapping[str, Existing]) -> None:
    for spec in specs:
        found = existing.get(spec.name)
        if found is not None and (wrong := problem(spec, found)):
            raise TopicError(wrong)


@asynccontextmanager
async def _admin(settings: Settings, address: str) -> AsyncIterator[Any]:
    """An admin client, and a limit to all that is done with it."""
    admin = AIOKafkaAdminClient(
        **client_options(settings, address), request_timeout_ms=_REQUEST_TIMEOUT_MS
    )
    try:
        async with asyncio.timeout(ADMIN_TIMEOUT_S):
            await start(admin, address)
            try:
                yield admin
            finally:
                await admin.close()
    except (TimeoutError, KafkaError) as error:
        raise BrokerUnreachableError(address, error) from error


async def _existing(admin: Any, specs: tuple[TopicSpec, ...]) -> dict[str, Existing]:
    """What the broker has of these topics."""
    wanted = {spec.name for spec in specs}
    names = wanted & set(await admin.list_topics())
    if not names:
        return {}
    described = await admin.describe_topics(sorted(names))
    configs = await _configs(admin, sorted(names))
    return {
        each["topic"]: Existing(
            each["topic"], len(each["partitions"]), configs.get(each["topic"], {})
        )
        for each in described
        if each["error_code"] == _NO_ERROR
    }


async def _configs(admin: Any, names: list[str]) -> dict[str, dict[str, str]]:
    asked = [
        ConfigResource(ConfigResourceType.TOPIC, name, dict.fromkeys(_CHECKED, ""))
        for name in names
    ]
    found: dict[str, dict[str, str]] = {}
    for answer in await admin.describe_configs(asked):
        for error, _, _, name, entries in answer.resources:
            if error == _NO_ERROR:
                found[name] = {entry[0]: entry[1] for entry in entries if entry[1] is not None}
    return found


async def _create(admin: Any, missing: list[TopicSpec]) -> None:
    if not missing:
        return
    new = [
        NewTopic(spec.name, spec.partitions, spec.replication_factor, topic_configs=spec.configs)
        for spec in missing
    ]
    answer = await admin.create_topics(new)
    for name, code, message in ((each[0], each[1], each[-1]) for each in answer.topic_errors):
        if code not in (_NO_ERROR, _TOPIC_EXISTS):
            raise TopicError(f"topic {name} could not be made: {message or f'error {code}'}")


async def _wait_for(admin: Any, made: list[TopicSpec]) -> None:
    """A topic is there when its partitions have leaders: a moment after the broker said yes."""
    names = sorted(spec.name for spec in made)
    while names:
        described = await admin.describe_topics(names)
        leaders = [part["leader"] for each in described for part in each["partitions"]]
        if len(leaders) == sum(spec.partitions for spec in made) and min(leaders) >= 0:
            return
        await asyncio.sleep(_SETTLE_S)
