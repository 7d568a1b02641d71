"""What a state record holds -> an object of this version, whichever version wrote the record."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

T = TypeVar("T")


class StateRecordError(Exception):
    """A state record cannot be read: another version wrote it. Nothing of it was changed."""

    def __init__(self, missing: str) -> None:
        super().__init__(
            f"a state record was written by a version that this one cannot follow ({missing}): "
            "run that version again, or begin anew with another COPYTASTER_APP_ID "
            "(docs/running.md, Upgrades)"
        )


def filled(kind: type[T], held: Mapping[str, Any]) -> T:
    """An object with what is held of its fields: those that are missing have their defaults, those
    that this version does not know are left out.

    Raises:
        StateRecordError: a field without a default is missing.
    """
    try:
        return kind(**held)
    except TypeError:
        pass  # another version wrote it
    known = {one.name for one in fields(kind) if one.init}  # type: ignore[arg-type]  # a dataclass
    try:
        return kind(**{name: value for name, value in held.items() if name in known})
    except TypeError as error:
        raise StateRecordError(str(error)) from error
