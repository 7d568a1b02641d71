"""State that an earlier or later version wrote is taken over, or said to be unreadable."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from copytaster.stages.claims_to_developments import Tracking
from copytaster.stages.claims_to_developments.codec import packed, unpacked
from copytaster.stages.state_record import StateRecordError
from copytaster_schemas.development import Development
from support.claims import a_claim, an_article, filed, minutes
from support.speakers import RUTTE, SEOUL_SPIES

LATER = {"founder": ("people", "edition"), "keys": ("people", "edition"), "rows": ("enacts",)}
"""Fields that came after the first records were written."""


def tables(held: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The tables of a record in which fields were added, by name."""
    for name in LATER:
        part = held.get(name, [])
        yield from ((name, one) for one in (part if isinstance(part, list) else [part]))


def earlier(held: dict[str, Any]) -> None:
    """Take away what an earlier version did not write."""
    for name, table in tables(held):
        for field in LATER[name]:
            table.pop(field)
    for field in ("links", "was_news", "headline", "counts"):
        held.pop(field, None)


def later(held: dict[str, Any]) -> None:
    """Add what only a later version knows."""
    for _, table in tables(held):
        table["of_tomorrow"] = 1
    if "founder" in held:
        held["of_tomorrow"] = 1


def told(tracking: Tracking, number: int) -> list[Development]:
    """What the second article of the story changes."""
    claim = a_claim(RUTTE, "confirm", mode="direct", presupposed=True)
    article = filed(an_article(f"other-{number}", claim))
    messages = tracking.apply(article, minutes(number))
    return [one for one in messages if isinstance(one, Development)]


def restored(change: Callable[[dict[str, Any]], None]) -> tuple[Tracking, Tracking]:
    """A tracker that went on, and one that was restored from records changed by `change`."""
    before = Tracking(pipeline_version="test")
    list(before.apply(filed(an_article("one", a_claim(SEOUL_SPIES, "report"))), minutes(1)))
    records = {}
    for key, value in before.changed().items():
        assert value is not None
        held = unpacked(value)
        change(held)
        records[key] = packed(held)
    after = Tracking(pipeline_version="test")
    after.restore(records)
    return before, after


@pytest.mark.parametrize("change", [earlier, later])
def test_state_of_another_version_is_gone_on_with(change: Callable[[dict[str, Any]], None]) -> None:
    """The next article of a story continues its development: same id, next version."""
    before, after = restored(change)
    expected, found = told(before, 2), told(after, 2)
    assert expected
    assert [(one.development_id, one.version, one.status) for one in found] == [
        (one.development_id, one.version, one.status) for one in expected
    ]


def test_state_that_cannot_be_read_says_so() -> None:
    """One sentence that says what to do, instead of the name of a missing key."""
    _, after = restored(lambda held: held.pop("rows", None))
    with pytest.raises(StateRecordError, match="COPYTASTER_APP_ID"):
        told(after, 2)
