"""A hop: what turns the messages of one topic into those of others. Knows no broker and no Faust.

`hop`, `hop_from_bytes` and `fold` check (mypy does) that a stage fits between its topics, then
forget the types. `run.py` takes records across.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Final, Generic, Protocol, TypeVar, Union, overload

from pydantic import Discriminator, TypeAdapter, ValidationError

from copytaster.stages.refusal import RefusedError
from copytaster_schemas.message import Message
from copytaster_schemas.topics import Topic

In = TypeVar("In", bound=Message)
Out = TypeVar("Out", bound=Message)
In_contra = TypeVar("In_contra", contravariant=True)
Out_co = TypeVar("Out_co", bound=Message, covariant=True)
A = TypeVar("A", bound=Message)
B = TypeVar("B", bound=Message)
C = TypeVar("C", bound=Message)
D = TypeVar("D", bound=Message)

ERROR_CHARS_MAX: Final = 300
"""Characters of a validation error in a dead letter: enough to find the field, no article."""


class Folding(Protocol[In_contra, Out_co]):
    """`stages.fold.Fold` with its outputs typed: the state of one input partition."""

    def restore(self, records: Mapping[bytes, bytes]) -> None:
        """Take over the state that earlier owners left; called once, before the first message."""
        ...

    def apply(self, message: In_contra, at: datetime) -> Iterable[Out_co]:
        """Fold in one message and give what follows from it."""
        ...

    def changed(self) -> Mapping[bytes, bytes | None]:
        """The state records that changed since the last call (None: deleted); forgets them."""
        ...


class Waiting(Folding[In_contra, Out_co], Protocol[In_contra, Out_co]):
    """A fold that also does something when the time has come, without a message."""

    def due(self, now: datetime) -> Iterable[Any]:
        """What waits no longer at `now`, and is forgotten; to be asked until there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Targets(Generic[Out]):
    """Where the outputs of a hop go: each to every topic that carries its type."""

    topics: tuple[Topic[Any], ...]


@overload
def to(a: Topic[A], /) -> Targets[A]: ...
@overload
def to(a: Topic[A], b: Topic[B], /) -> Targets[A | B]: ...
@overload
def to(a: Topic[A], b: Topic[B], c: Topic[C], /) -> Targets[A | B | C]: ...
@overload
def to(a: Topic[A], b: Topic[B], c: Topic[C], d: Topic[D], /) -> Targets[A | B | C | D]: ...
def to(*topics: Topic[Any]) -> Targets[Any]:
    """The target topics of a hop, typed by all they carry."""
    return Targets(topics)


@dataclass(frozen=True, slots=True)
class Hop:
    """`start` makes what turns each message of `source`, once decoded, into those of `targets`.

    Time is data: the moment of a record `from_outside` is its timestamp, and everything that
    follows from it carries that moment on (`ce_time`). So the path is a function of its input log.

    A hop with `put_back` holds messages until they are `due`, and then puts the key and the bytes
    that this makes of each of them onto its target, which others write to as well: into the log,
    with the moment at which that happened.
    """

    name: str
    source: Topic[Any]
    targets: tuple[Topic[Any], ...]
    decode: Callable[[bytes], Any]
    start: Callable[[], Folding[Any, Any]]
    stateful: bool
    from_outside: bool = False
    put_back: Callable[[Any], tuple[bytes, bytes]] | None = None


def hop(
    name: str,
    source: Topic[In],
    stage: Callable[[In, datetime], Iterable[Out]],
    into: Targets[Out],
) -> Hop:
    """A hop without state: `stage` gets each message and the moment it was appended to the log."""
    return Hop(name, source, into.topics, decoder(source), lambda: Stateless(stage), stateful=False)


def hop_from_bytes(
    name: str,
    source: Topic[Any],
    stage: Callable[[bytes, datetime], Iterable[Out]],
    into: Targets[Out],
) -> Hop:
    """The first hop: its stage reads the bytes of `source`, which others write, by itself."""
    return Hop(
        name,
        source,
        into.topics,
        decode=bytes,
        start=lambda: Stateless(stage),
        stateful=False,
        from_outside=True,
    )


def fold(
    name: str,
    source: Topic[In],
    start: Callable[[], Folding[In, Out]],
    into: Targets[Out],
) -> Hop:
    """A hop with state: `start` makes the empty state of one input partition."""
    return Hop(name, source, into.topics, decoder(source), start, stateful=True)


def hold(
    name: str,
    source: Topic[In],
    start: Callable[[], Waiting[In, Out]],
    put_back: Callable[[In], tuple[bytes, bytes]],
    onto: Topic[Any],
) -> Hop:
    """A hop that puts what it held `onto` a topic that others write, as key and bytes."""
    return Hop(name, source, (onto,), decoder(source), start, stateful=True, put_back=put_back)


class Stateless:
    """A function as a fold that has nothing to remember."""

    def __init__(self, stage: Callable[[Any, datetime], Iterable[Message]]) -> None:
        self._stage = stage

    def restore(self, records: Mapping[bytes, bytes]) -> None:
        """There is nothing to take over."""
        assert not records, "state was left for a hop that has none"

    def apply(self, message: Any, at: datetime) -> Iterable[Message]:
        """What the function makes of the message."""
        return self._stage(message, at)

    def changed(self) -> Mapping[bytes, bytes | None]:
        """Nothing, ever."""
        return {}


def decoder(topic: Topic[Any]) -> Callable[[bytes], Any]:
    """The reader of what `topic` carries: it ignores fields that a newer producer added.

    It raises RefusedError for bytes that are no such message.
    """
    kinds = topic.carries
    union: Any = kinds[0]
    if len(kinds) > 1:
        union = Annotated[Union[kinds], Discriminator("type")]  # noqa: UP007 - made at run time
    adapter: TypeAdapter[Any] = TypeAdapter(union)

    def decode(value: bytes) -> Any:
        try:
            return adapter.validate_json(value, extra="ignore")
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False, include_input=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            detail = (f"{where}: {first['msg']}" if where else first["msg"])[:ERROR_CHARS_MAX]
            if first["type"] == "json_invalid":
                raise RefusedError("not_json", detail) from None
            raise RefusedError("invalid_message", detail) from None

    return decode
