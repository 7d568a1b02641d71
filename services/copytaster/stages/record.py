"""`dataclass` for records that are made a thousand times an article: frozen to mypy alone.

At run time a frozen dataclass sets each field by `object.__setattr__`, which takes four times as
long as a plain assignment: a tenth of the claims stage. Here mypy, which reads every line of ours,
sees `dataclasses.dataclass` and keeps the records frozen; the interpreter gets the same class with
the same equality and hash, and a plain `__init__`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses

    def dataclass(*, frozen: bool, slots: bool):  # noqa: ANN201 - mypy sees the one above
        """Make a dataclass that only mypy freezes."""
        return dataclasses.dataclass(slots=slots, unsafe_hash=frozen)


__all__ = ["dataclass"]
