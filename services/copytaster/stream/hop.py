"""A hop: what becomes of the records of one topic. Knows no broker; a batch in, one value out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from copytaster.limits import OUTPUT_BYTES_MAX
from copytaster.stages.fold import Fold
from copytaster.stages.refusal import RefusedError
from copytaster.stream.headers import Headers, headers_of
from copytaster_schemas.dead_letter import DeadLetter
from copytaster_schemas.message import Message
from copytaster_schemas.topics import Topic

In = TypeVar("In")
Stage = Callable[[In, datetime], Iterable[Message]]
Decode = Callable[[bytes], In]


@dataclass(frozen=True, slots=True)
class Record:
    """One record of an input topic. `timestamp_ms` is the log's, milliseconds since 1970 UTC."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    timestamp_ms: int
    headers: Headers = ()

    @property
    def at(self) -> datetime:
        """When it was appended to the log."""
        return datetime.fromtimestamp(self.timestamp_ms / 1000, UTC)


@dataclass(frozen=True, slots=True)
class Output:
    """One record to be produced. `timestamp_ms` None lets the broker's client set it."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers = ()
    timestamp_ms: int | None = None


@dataclass(slots=True)
class Outcome:
    """What a batch of one partition became: the one value that is committed in one transaction."""

    outputs: list[Output] = field(default_factory=list)
    changed: dict[bytes, bytes | None] = field(default_factory=dict)
    cursor: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Hop(Generic[In]):
    """`stage` or `fold` turns each message of `source` into messages of `targets`.

    Exactly one of `stage` (no state) and `fold` (a factory, one instance a partition) is set.
    """

    name: str
    source: Topic
    decode: Decode[In]
    targets: tuple[Topic, ...]
    stage: Stage[In] | None = None
    fold: Callable[[], Fold[In]] | None = None

    @property
    def stateful(self) -> bool:
        """Whether it keeps state beside its cursor."""
        return self.fold is not None


def hop(
    name: str,
    source: Topic,
    stage: Stage[In],
    targets: tuple[Topic, ...],
    *,
    decode: Decode[In],
) -> Hop[Any]:
    """A hop without state: `decode` must give what `stage` takes."""
    return Hop(name, source, decode, targets, stage=stage)


def folding(
    name: str,
    source: Topic,
    fold: Callable[[], Fold[In]],
    targets: tuple[Topic, ...],
    *,
    decode: Decode[In],
) -> Hop[Any]:
    """A hop with state: `decode` must give what the fold takes."""
    return Hop(name, source, decode, targets, fold=fold)


def reading(model: type[Any]) -> Callable[[bytes], Any]:
    """Decode JSON into a message, leniently: fields of a newer producer are ignored."""

    def read(value: bytes) -> Any:
        return model.model_validate_json(value, extra="ignore")

    return read


class Crossing:
    """A hop being walked over one partition: holds the fold, if there is one."""

    def __init__(self, the_hop: Hop[Any], state: Mapping[bytes, bytes], *, version: str) -> None:
        self.hop = the_hop
        self._version = version
        self._fold = the_hop.fold() if the_hop.fold else None
        if self._fold is not None:
            self._fold.restore(state)

    def take(self, records: Sequence[Record]) -> Outcome:
        """Walk a batch across, in order. Any error but a refusal is a bug and comes out."""
        outcome = Outcome()
        for record in records:
            self._take(record, outcome)
            outcome.cursor = record.offset + 1
        if self._fold is not None:
            outcome.changed = dict(self._fold.changed())
        return outcome

    def _take(self, record: Record, outcome: Outcome) -> None:
        try:
            message = self.hop.decode(record.value or b"")
        except ValidationError as error:
            self._bury(record, RefusedError("invalid_message", _first(error)), outcome)
            return
        except RefusedError as refusal:
            self._bury(record, refusal, outcome)
            return
        try:
            results = tuple(self._apply(message, record.at))
            outputs = [out for result in results for out in self._outputs(result, record)]
        except RefusedError as refusal:
            self._bury(record, refusal, outcome)
            return
        outcome.outputs += outputs

    def _apply(self, message: Any, at: datetime) -> Iterable[Message]:
        if self._fold is not None:
            return self._fold.apply(message, at)
        assert self.hop.stage is not None
        return self.hop.stage(message, at)

    def _outputs(self, message: Message, cause: Record) -> Iterable[Output]:
        value = message.model_dump_json().encode()
        if len(value) > OUTPUT_BYTES_MAX:
            detail = f"a {type(message).__name__} of {len(value)} bytes does not fit into a record"
            raise RefusedError("output_too_large", detail)
        for topic in self.hop.targets:
            if isinstance(message, topic.carries):
                key = str(getattr(message, topic.keyed_by)) if topic.keyed_by else ""
                yield Output(
                    topic=topic.name,
                    key=key.encode(),
                    value=value,
                    headers=headers_of(message, key=key, cause=cause.headers, at=cause.at),
                    timestamp_ms=cause.timestamp_ms,
                )

    def _bury(self, record: Record, refusal: RefusedError, outcome: Outcome) -> None:
        letter = DeadLetter(
            code=refusal.code,
            message=refusal.detail,
            topic=record.topic,
            partition=record.partition,
            offset=record.offset,
            stage=self.hop.name,
            app_version=self._version,
        )
        outcome.refused += 1
        outcome.outputs.append(
            Output(
                topic=self.hop.source.dlq,
                key=record.key,
                value=record.value,
                headers=(*record.headers, *letter.headers()),
                timestamp_ms=record.timestamp_ms,
            )
        )


def _first(error: ValidationError) -> str:
    found = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in found["loc"]) or "the record"
    return f"{where}: {found['msg']}"
