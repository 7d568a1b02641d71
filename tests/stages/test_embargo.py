"""Articles under embargo as a fold: what is held, until when, and what goes back."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import permutations
from random import Random

import orjson
import pytest

from copytaster.limits import HELD_DAYS_MAX, STATE_RECORD_BYTES_MAX
from copytaster.stages import embargo
from copytaster.stages.embargo import RELEASED_AT_ONCE_MAX, Embargoes, held, put_back, raw_of
from copytaster.stages.raw_to_clean import raw_to_clean, read_raw
from copytaster.stages.refusal import RefusedError
from copytaster_schemas.held_article import HeldArticle
from support.cleaning import tools

NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
LONG = " ".join(f"{Random(number).random():.18f}" for number in range(9_000))
"""Words that hardly compress."""


def an_article(
    name: str = "a", until: datetime = NOON, version: str = "1", body: str = "The mill closes."
) -> HeldArticle:
    """One that came an hour before noon."""
    raw = orjson.dumps(
        {"url": f"https://{name}.example/b", "title": "The mill", "body": body, "version": version}
    )
    clean = raw_to_clean(read_raw(raw), first_seen_at=NOON - HOUR, tools=tools())
    return held(clean, raw, until)


def holding(articles: Sequence[HeldArticle]) -> Embargoes:
    """The fold after these."""
    fold = Embargoes()
    for each in articles:
        assert list(fold.apply(each, NOON - HOUR)) == []
    return fold


def names(articles: Sequence[HeldArticle]) -> list[str]:
    """The addresses of what went back, by its own bytes."""
    return [orjson.loads(raw_of(each))["url"][8:].removesuffix(".example/b") for each in articles]


def test_nothing_goes_back_before_its_time() -> None:
    """At the very moment of its end an embargo is over; the earliest goes first, and once."""
    fold = holding([an_article("late", NOON + HOUR), an_article("b"), an_article("soon")])
    assert fold.due(NOON - timedelta(microseconds=1)) == ()
    assert sorted(names(fold.due(NOON))) == ["b", "soon"]
    assert fold.due(NOON) == ()
    assert names(fold.due(NOON + HOUR)) == ["late"]


def test_what_goes_back_is_what_came() -> None:
    """Byte for byte, keyed by its document."""
    article = an_article()
    (due,) = holding([article]).due(NOON)
    key, value = put_back(due)
    assert key.decode() == article.document_id
    assert orjson.loads(value)["body"] == "The mill closes."
    assert len(value) == article.raw_bytes


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_highest_revision_says_when(order: tuple[int, ...]) -> None:
    """An embargo is prolonged, or shortened, by a revision, in whatever order they come."""
    revisions = [
        an_article(until=NOON),
        an_article(until=NOON + 5 * HOUR, version="2"),
        an_article(until=NOON + 2 * HOUR, version="3", body="It closes in May."),
    ]
    fold = holding([revisions[number] for number in order])
    assert fold.due(NOON + HOUR) == ()
    (due,) = fold.due(NOON + 2 * HOUR)
    assert orjson.loads(raw_of(due))["version"] == "3"
    assert fold.due(NOON + 9 * HOUR) == ()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_one_revision_told_with_two_times_the_later_holds(order: tuple[int, int]) -> None:
    """Whoever forgot to count up the version is not punished with a broken embargo."""
    both = [an_article(until=NOON), an_article(until=NOON + HOUR)]
    fold = holding([both[number] for number in order])
    assert fold.due(NOON) == ()
    assert len(fold.due(NOON + HOUR)) == 1


def test_the_next_owner_goes_on() -> None:
    """State in parts no larger than a state record may be, and none left when all went back."""
    page = an_article("page", body=LONG)
    assert len(page.raw_zstd) > STATE_RECORD_BYTES_MAX
    first = holding([page, an_article("b", NOON + HOUR)])
    state = {key: value for key, value in first.changed().items() if value is not None}
    assert max(len(key) + len(value) for key, value in state.items()) <= STATE_RECORD_BYTES_MAX
    assert first.changed() == {}

    second = Embargoes()
    second.restore(state)
    assert second.changed() == {}
    (due,) = second.due(NOON)
    assert raw_of(due) == raw_of(page)
    gone = second.changed()
    assert set(gone.values()) == {None}
    third = Embargoes()
    third.restore({key: value for key, value in state.items() if key not in gone})
    assert names(third.due(NOON + HOUR)) == ["b"]


def test_a_smaller_revision_leaves_no_part_behind() -> None:
    """Parts of the larger one that it replaces are deleted."""
    fold = holding([an_article(body=LONG)])
    before = fold.changed()
    fold.apply(an_article(version="2"), NOON)
    after = fold.changed()
    assert len(before) > 1
    assert [value is None for _, value in sorted(after.items())] == [False] + [True] * (
        len(before) - 1
    )


def test_an_embargo_that_lies_too_far_ahead_is_refused() -> None:
    """Also where the calendar ends."""
    latest = NOON - HOUR + timedelta(days=HELD_DAYS_MAX)
    assert an_article(until=latest).held_until == latest
    for until in (latest + timedelta(seconds=1), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)):
        with pytest.raises(RefusedError, match="embargoed"):
            an_article(until=until)


def test_a_full_hold_refuses_and_keeps_what_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles and bytes are counted; a revision of what is held has its place."""
    monkeypatch.setattr(embargo, "HELD_ARTICLES_MAX", 2)
    fold = holding([an_article("a"), an_article("b")])
    with pytest.raises(RefusedError, match="embargoed"):
        fold.apply(an_article("c"), NOON)
    fold.apply(an_article("b", version="2"), NOON)
    monkeypatch.setattr(embargo, "HELD_BYTES_MAX", len(an_article().raw_zstd) * 2)
    with pytest.raises(RefusedError, match="bytes"):
        fold.apply(an_article("b", version="3", body="The mill, " * 50 + "closes for good."), NOON)
    assert sorted(names(fold.due(NOON))) == ["a", "b"]


def test_bytes_that_are_not_what_was_kept_are_refused() -> None:
    """A damaged record is a dead letter, not a worker that fails at noon."""
    article = an_article()
    for broken in (
        article.model_copy(update={"raw_zstd": b"no zstd"}),
        article.model_copy(update={"raw_bytes": 7}),
    ):
        fold = Embargoes()
        with pytest.raises(RefusedError, match="corrupt_blob"):
            fold.apply(broken, NOON)
        assert fold.changed() == {}


def test_many_go_back_in_turns() -> None:
    """One transaction does not take a thousand."""
    one = an_article()
    fold = Embargoes()
    for number in range(RELEASED_AT_ONCE_MAX + 3):
        fold.apply(one.model_copy(update={"document_id": f"doc-{number}"}), NOON)
    assert [len(fold.due(NOON)) for _ in range(3)] == [RELEASED_AT_ONCE_MAX, 3, 0]
