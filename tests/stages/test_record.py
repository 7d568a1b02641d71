"""Records are frozen to mypy, and plain but hashable at run time."""

from copytaster.stages.record import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A record of this test."""

    x: int
    y: int = 0


def test_records_are_compared_and_hashed_by_their_fields() -> None:
    """Equal fields make equal records, in sets and as keys too."""
    assert Point(1) == Point(1, 0)
    assert {Point(1), Point(1, 0), Point(2)} == {Point(1), Point(2)}


def test_records_hold_nothing_but_their_fields() -> None:
    """They have slots, so a slip of the pen makes no new attribute."""
    assert not hasattr(Point(1), "__dict__")
