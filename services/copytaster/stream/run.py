"""records -> one batch: all that a hop makes of them, to be committed as one transaction.

Pure: the same records and state give the same batch. Refused input becomes dead letters in the
same batch; any other error is a bug and is left to stop the worker.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, cast

from copytaster.limits import DEAD_LETTER_VALUE_BYTES_MAX, OUTPUT_BYTES_MAX
from copytaster.stages.refusal import RefusedError
from copytaster.stream.headers import (
    RELEASED_AT,
    REPLAYED_FROM,
    Inherited,
    Stamp,
    headers_of,
    moment,
)
from copytaster.stream.hop import Hop, Waiting
from copytaster.stream.records import Outgoing, Taken
from copytaster_schemas.dead_letter import DeadLetter, RefusalCode
from copytaster_schemas.message import Message
from copytaster_schemas.topics import Topic

CURSOR_KEY: Final = b"\x00cursor"
"""The state record with the next input offset; keys of stages never begin with a zero byte."""

TRUNCATED_FROM: Final = "dlq.truncated-from"
"""On a dead letter that was cut because no topic would take it whole: its full size in bytes."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What a hop makes of some records of one partition.

    `cursor` is the offset of the first record that is not in it, `taken` how many are.
    """

    outputs: tuple[Outgoing, ...]
    dead_letters: tuple[Outgoing, ...]
    codes: tuple[RefusalCode, ...]
    changed: Mapping[bytes, bytes | None]
    cursor: int
    taken: int


class OutputTooLargeError(Exception):
    """An output with state behind it does not fit; the run is spent.

    Make a new one out of the committed state and name the offset in `too_large`.
    """

    def __init__(self, offset: int) -> None:
        super().__init__(f"what follows from the record at offset {offset} is too large to send")
        self.offset = offset


class StateTooLargeError(Exception):
    """A stage made a state record that cannot be written: a bug of the stage."""


def never() -> bool:
    """Never enough."""
    return False


class Run:
    """A hop over one input partition. After any error it is unusable."""

    def __init__(self, hop: Hop, stamp: Stamp, state: Mapping[bytes, bytes] | None = None) -> None:
        self._hop, self._stamp = hop, stamp
        self._stage = hop.start()
        self._stage.restore(state or {})
        self._dlq = stamp.topic_prefix + hop.source.dlq
        self._routes: dict[type[Message], list[Topic[Message]]] = {}
        for topic in hop.targets:
            for kind in topic.carries:
                self._routes.setdefault(kind, []).append(topic)

    def take(
        self,
        records: Sequence[Taken],
        *,
        enough: Callable[[], bool] = never,
        too_large: Collection[int] = (),
    ) -> Batch:
        """Take `records` across, in order, until `enough` says so; at least one.

        Raises OutputTooLargeError, and whatever a stage raises that is no refusal.
        """
        outputs: list[Outgoing] = []
        dead: list[Outgoing] = []
        codes: list[RefusalCode] = []
        taken = 0
        for record in records:
            try:
                outputs += self._cross(record, refused=record.offset in too_large)
            except RefusedError as refusal:
                codes.append(refusal.code)
                dead.append(self._dead_letter(record, refusal))
            taken += 1
            if enough():
                break
        changed = self._stage.changed()
        _check_state(changed, self._hop.name)
        cursor = records[taken - 1].offset + 1
        return Batch(tuple(outputs), tuple(dead), tuple(codes), changed, cursor, taken)

    @property
    def holds(self) -> bool:
        """Whether something of it can become due."""
        return self._hop.put_back is not None

    def release(self, now: datetime, cursor: int) -> Batch:
        """What the hop held until `now`, as a batch that leaves the cursor where it is."""
        put_back, stage = self._hop.put_back, cast("Waiting[Any, Any]", self._stage)
        assert put_back is not None, f"hop {self._hop.name} holds nothing"
        (topic,) = self._hop.targets
        name = self._stamp.topic_prefix + topic.name
        headers = ((RELEASED_AT, moment(now).encode()),)
        outputs = tuple(
            Outgoing(name, key, value, headers) for key, value in map(put_back, stage.due(now))
        )
        changed = stage.changed()
        _check_state(changed, self._hop.name)
        return Batch(outputs, (), (), changed, cursor, 0)

    def _cross(self, record: Taken, *, refused: bool) -> list[Outgoing]:
        if record.value is None:
            raise RefusedError("invalid_message", "the record has no value")
        message = self._hop.decode(record.value)
        if refused:
            raise _too_large()
        at = record.timestamp if self._hop.from_outside else record.event_time
        results: Iterable[Message] = self._stage.apply(message, at)
        inherited = Inherited.of(record, at)
        outputs = [each for result in results for each in self._address(result, inherited)]
        if any(each.size > OUTPUT_BYTES_MAX for each in outputs):
            if self._hop.stateful:
                raise OutputTooLargeError(record.offset)
            raise _too_large()
        return outputs

    def _address(self, message: Message, inherited: Inherited) -> Iterable[Outgoing]:
        topics = self._routes.get(type(message))
        if topics is None:
            raise TypeError(f"hop {self._hop.name} has no topic for {type(message).__name__}")
        value = message.model_dump_json().encode()
        for topic in topics:
            assert topic.keyed_by is not None, f"{topic.name} leaves its keys to others"
            key = str(getattr(message, topic.keyed_by)).encode()
            headers = headers_of(message, value, key, inherited=inherited, stamp=self._stamp)
            yield Outgoing(self._stamp.topic_prefix + topic.name, key, value, headers)

    def _dead_letter(self, record: Taken, refusal: RefusedError) -> Outgoing:
        return dead_letter(
            record, refusal, topic=self._dlq, stage=self._hop.name, stamp=self._stamp
        )


def dead_letter(
    record: Taken, refusal: RefusedError, *, topic: str, stage: str, stamp: Stamp
) -> Outgoing:
    """`record` as it was, with the reason in headers of its own."""
    replays = sum(name == REPLAYED_FROM for name, _ in record.headers)
    letter = DeadLetter(
        code=refusal.code,
        message=refusal.detail,
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        stage=stage,
        app_version=stamp.app_version,
        attempts=1 + replays,
    )
    headers = (*record.headers, *letter.headers())
    whole = Outgoing(topic, record.key, record.value, headers, record.timestamp_ms)
    if record.value is None or len(record.value) <= DEAD_LETTER_VALUE_BYTES_MAX:
        return whole
    cut = record.value[:DEAD_LETTER_VALUE_BYTES_MAX]
    size = (TRUNCATED_FROM, str(len(record.value)).encode())
    return replace(whole, value=cut, headers=(*headers, size))


def _too_large() -> RefusedError:
    return RefusedError(
        "output_too_large", f"what follows from it has more than {OUTPUT_BYTES_MAX} bytes"
    )


def _check_state(changed: Mapping[bytes, bytes | None], stage: str) -> None:
    for key, value in changed.items():
        if key.startswith(b"\x00"):
            raise StateTooLargeError(f"stage {stage} used the reserved state key {key!r}")
        if len(key) + len(value or b"") > OUTPUT_BYTES_MAX:
            raise StateTooLargeError(
                f"stage {stage} made a state record of {len(value or b'')} bytes under {key[:80]!r}"
            )
