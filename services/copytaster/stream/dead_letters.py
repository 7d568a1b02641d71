"""Dead letters: list them, show one, put them back on the topic they came from."""

from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, Final

from copytaster.settings import Settings
from copytaster.stream.client import producer_of, send, tail
from copytaster.stream.headers import REPLAYED_FROM
from copytaster.stream.records import Outgoing, Taken
from copytaster.stream.run import TRUNCATED_FROM
from copytaster_schemas.topics import Topic

_ERROR_PREFIX: Final = "__streams.errors."
_OURS: Final = ("dlq.stage", "dlq.attempts", "dlq.app-version")


class NotReplayableError(Exception):
    """A dead letter cannot be put back; the message says why in one sentence."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One dead letter: where it lies, what was refused, why."""

    record: Taken

    @property
    def id(self) -> str:
        """`TOPIC-PARTITION-OFFSET` of the dead letter itself."""
        return f"{self.record.topic}-{self.record.partition}-{self.record.offset}"

    @property
    def code(self) -> str:
        """The bounded reason."""
        return self._text(f"{_ERROR_PREFIX}exception")

    @property
    def message(self) -> str:
        """The reason in a sentence."""
        return self._text(f"{_ERROR_PREFIX}message")

    @property
    def origin(self) -> str:
        """The topic it was taken from."""
        return self._text(f"{_ERROR_PREFIX}topic")

    @property
    def stage(self) -> str:
        """The stage that refused it."""
        return self._text("dlq.stage")

    @property
    def attempts(self) -> int:
        """How often it was refused."""
        text = self._text("dlq.attempts")
        return int(text) if text.isdecimal() else 1

    @property
    def is_whole(self) -> bool:
        """Whether the original is there in full."""
        return self.record.header(TRUNCATED_FROM) is None

    def _text(self, name: str) -> str:
        """The last header of that name: a letter of a letter carries those of both."""
        values = [value for each, value in self.record.headers if each == name]
        return values[-1].decode("utf-8", "replace") if values else ""


async def dead_letters(
    settings: Settings, address: str, topics: Iterable[Topic[Any]]
) -> AsyncGenerator[Letter, None]:
    """Every dead letter that is kept of these topics, oldest first within a partition.

    Raises:
        BrokerUnreachableError: nobody answers at `address`.
    """
    names = [settings.topic_prefix + topic.dlq for topic in topics]
    async with aclosing(
        tail(settings, address, names, from_beginning=True, follow=False)
    ) as records:
        async for record in records:
            yield Letter(record)


async def find(
    settings: Settings, address: str, topics: Iterable[Topic[Any]], letter_id: str
) -> Letter | None:
    """The dead letter of that id, if it is still kept."""
    async with aclosing(dead_letters(settings, address, topics)) as letters:
        async for letter in letters:
            if letter.id == letter_id:
                return letter
    return None


def original(letter: Letter) -> Outgoing:
    """What is put back: key and value as they were, and where it was replayed from.

    Its moment is a new one: what was waiting in the dead letters comes in now.

    Raises:
        NotReplayableError: it was cut, or does not say where it came from.
    """
    if not letter.is_whole:
        raise NotReplayableError(f"{letter.id} was too large to be kept whole")
    if not letter.origin:
        raise NotReplayableError(f"{letter.id} does not say which topic it came from")
    kept = [
        (name, value)
        for name, value in letter.record.headers
        if not name.startswith(_ERROR_PREFIX) and name not in _OURS
    ]
    headers = (*kept, (REPLAYED_FROM, letter.id.encode()))
    return Outgoing(letter.origin, letter.record.key, letter.record.value, headers)


async def replay(settings: Settings, address: str, letters: Sequence[Letter]) -> int:
    """Put dead letters back on the topics they came from; gives how many.

    They stay among the dead letters, where only time removes them; refused again, they come back
    with one attempt more.

    Raises:
        NotReplayableError: one cannot be put back; then none is.
        BrokerUnreachableError: nobody answers at `address`.
    """
    records = [original(letter) for letter in letters]
    async with producer_of(settings, address) as producer:
        for acknowledged in [await send(producer, record) for record in records]:
            await acknowledged
    return len(records)
