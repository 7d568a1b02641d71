"""Every spelling of a date that producers use is read, and nothing is guessed."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copytaster_schemas.moments import read_moment

NOON = datetime(2024, 10, 28, 12, tzinfo=UTC)
DAY = datetime(2024, 10, 28, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        "2024-10-28T12:00:00Z",
        "2024-10-28T12:00:00z",
        "2024-10-28T14:00:00+02:00",
        "2024-10-28T14:00:00+0200",
        "2024-10-28T12:00:00.000000000Z",
        " 2024-10-28 12:00:00 UTC ",
        "2024-10-28 12:00:00 +0000 UTC",
        "Mon, 28 Oct 2024 12:00:00 GMT",
        "Mon, 28 Oct 2024 07:00:00 EST",
        "28 Oct 2024 13:00:00 +0100",
        "20241028T120000Z",
        "20241028120000",
        1730116800,
        1730116800.0,
        1730116800000,
        "1730116800",
        "1730116800000",
        NOON,
    ],
)
def test_a_moment_with_its_zone_is_known_to_the_second(value: object) -> None:
    """RFC 3339, RFC 2822, compact forms and Unix time in seconds and milliseconds."""
    moment = read_moment(value)
    assert moment is not None
    assert (moment.at, moment.precision, moment.zone_known) == (NOON, "second", True)


@pytest.mark.parametrize(
    "value", ["2024-10-28 12:00:00", "2024-10-28T12:00", NOON.replace(tzinfo=None)]
)
def test_a_moment_without_zone_is_taken_as_utc_and_says_so(value: object) -> None:
    """The clock is kept; that the zone was assumed is told."""
    moment = read_moment(value)
    assert moment is not None
    assert (moment.at, moment.precision, moment.zone_known) == (NOON, "second", False)


@pytest.mark.parametrize(
    "value",
    [
        "2024-10-28",
        "2024/10/28",
        "2024.10.28",
        "20241028",
        "2024-10-28T00:00:00",
        "28 Oct 2024",
        "Oct. 28, 2024",
        "Monday, October 28, 2024",
        "28/10/2024",
        "10/28/2024",
        "28.10.2024",
    ],
)
def test_a_day_alone_is_known_to_the_day(value: object) -> None:
    """A midnight without a zone is a crawler's way to write a day."""
    moment = read_moment(value)
    assert moment is not None
    assert (moment.at, moment.precision) == (DAY, "day")


@pytest.mark.parametrize(
    "value",
    [
        "03/04/2024",
        "2024-02-30",
        "2024-10-28T25:00:00Z",
        "0000-00-00",
        "0000-00-00T00:00:00Z",
        "None",
        "",
        "now",
        "2 hours ago",
        "2024",
        "2024-10-28T12:00:00 Europe/Rome",
        "31 Foo 2024",
        0,
        -1,
        1e30,
        float("nan"),
        float("inf"),
        True,
        None,
        [2024, 10, 28],
        {"date": "2024-10-28"},
        "2" * 10_000,
    ],
)
def test_anything_else_is_nobodys_date(value: object) -> None:
    """What could be read two ways, or not at all, gives no date and no error."""
    assert read_moment(value) is None


@given(st.one_of(st.text(), st.integers(), st.floats(), st.text(alphabet="0123456789-:TZ/. +")))
def test_no_value_breaks_the_reader(value: object) -> None:
    """A moment is always in UTC, whatever comes in."""
    moment = read_moment(value)
    assert moment is None or moment.at.utcoffset() == DAY.utcoffset()
