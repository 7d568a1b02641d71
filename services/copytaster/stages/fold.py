"""What a stage with state looks like to whoever runs it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol, TypeVar

from copytaster_schemas.message import Message

In = TypeVar("In", contravariant=True)


class Fold(Protocol[In]):
    """The state of one input partition, and how a message changes it.

    One instance serves one partition. It is restored once, then fed in log order; after any error
    it is thrown away. It is deterministic: the same records and messages give the same outputs and
    changes.
    """

    def restore(self, records: Mapping[bytes, bytes]) -> None:
        """Take over the state that earlier owners left; called once, before the first message."""
        ...

    def apply(self, message: In, at: datetime) -> Iterable[Message]:
        """Fold in one message that was appended to the log at `at` and give what follows from it.

        Raises RefusedError when no retry can save the message; the state is then unchanged.
        """
        ...

    def changed(self) -> Mapping[bytes, bytes | None]:
        """The state records that changed since the last call (None: deleted); forgets them."""
        ...
