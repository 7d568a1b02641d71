"""Laws of merged stories: whatever the way of the evidence, the same is known in the end."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from copytaster.stages.claims_to_developments import Tracking
from copytaster.stages.developments_to_alerts import Alerting
from copytaster_schemas.alert import Alert
from copytaster_schemas.development import Development
from copytaster_schemas.digest import FiledArticle, StoryMerged, StoryMoved
from copytaster_schemas.ids import StoryId
from properties.test_tracking_laws import logs, told
from support.claims import STORY, a_claim, an_article, filed, minutes
from support.speakers import RUTTE, SEOUL_SPIES

OTHER = StoryId("sto-other")
Log = Sequence[FiledArticle | StoryMerged]


def handed_on(log: Log, *, restart: bool = False) -> tuple[list[Development], list[Alert]]:
    """Every version and alert; two trackers, one a story, as on two partitions.

    What a tracker sends to a story is delivered after the log; `restart`: a new owner each time.
    """
    owners = {STORY: Tracking(pipeline_version="t"), OTHER: Tracking(pipeline_version="t")}
    records: dict[StoryId, dict[bytes, bytes]] = {STORY: {}, OTHER: {}}
    alerting = Alerting(pipeline_version="t")
    queue: list[FiledArticle | StoryMerged | StoryMoved] = list(log)
    versions: list[Development] = []
    alerts: list[Alert] = []
    for number, message in enumerate(queue):
        owner = message.story_id
        for said in owners[owner].apply(message, minutes(number)):
            if isinstance(said, Development):
                versions.append(said)
                alerts += alerting.apply(said, minutes(number))
            elif isinstance(said, FiledArticle | StoryMoved):
                queue.append(said)
        for key, value in owners[owner].changed().items():
            if value is None:
                records[owner].pop(key, None)
            else:
                records[owner][key] = value
        if restart:
            owners[owner] = Tracking(pipeline_version="t")
            owners[owner].restore(records[owner])
    return versions, alerts


def parted(log: Sequence[FiledArticle], cut: int, at: int) -> list[FiledArticle | StoryMerged]:
    """The log with the documents from `cut` on filed elsewhere until the merge before `at`."""
    names = sorted({article.fingerprint.document_id for article in log})
    elsewhere = set(names[cut:])
    found: list[FiledArticle | StoryMerged] = []
    for number, article in enumerate(log):
        if number == at:
            found.append(StoryMerged(story_id=OTHER, winner=STORY, seq=1))
        lies = article.fingerprint.document_id in elsewhere and number < at
        found.append(article.model_copy(update={"story_id": OTHER if lies else STORY}))
    if at >= len(log):
        found.append(StoryMerged(story_id=OTHER, winner=STORY, seq=1))
    return found


@given(logs(), st.integers(0, 3), st.integers(0, 12))
def test_a_merged_story_ends_as_if_it_had_been_one(
    log: list[FiledArticle], cut: int, at: int
) -> None:
    """Filed apart and merged at any moment, the developments are those of one story."""
    whole = handed_on(log)[0]
    assert told(handed_on(parted(log, cut, at))[0]) == told(whole)


@settings(max_examples=40)
@given(logs(), st.integers(0, 3), st.integers(0, 12))
def test_merging_survives_a_change_of_owner(log: list[FiledArticle], cut: int, at: int) -> None:
    """With a new owner after every message, merging gives the same versions and alerts."""
    merged = parted(log, cut, at)
    assert handed_on(merged, restart=True) == handed_on(merged)


@given(logs(), st.integers(0, 3), st.integers(0, 12))
def test_a_merge_sounds_no_development_twice(log: list[FiledArticle], cut: int, at: int) -> None:
    """A development alerts into `confirmed` once for each time it was left again."""
    _, alerts = handed_on(parted(log, cut, at))
    turns = [(alert.development_id, alert.transition_seq, alert.type) for alert in alerts]
    assert len(turns) == len(set(turns))


def test_a_confirmed_development_goes_on_under_its_own_name() -> None:
    """What the loser had confirmed takes in what the winner had only reported: no second alert."""
    report, confirmation = a_claim(SEOUL_SPIES), a_claim(RUTTE, "confirm", adopts_report=True)
    log: list[FiledArticle | StoryMerged] = [
        *(filed(an_article(name, report), story=STORY) for name in "ab"),
        *(filed(an_article(name, report, confirmation), story=OTHER) for name in "cd"),
        StoryMerged(story_id=OTHER, winner=STORY, seq=1),
    ]
    versions, alerts = handed_on(log)
    last = {version.development_id: version for version in versions}
    going_on = [one for one in last.values() if "merged" not in one.flags]
    assert [alert.type for alert in alerts] == ["development.confirmed"]
    assert [one.development_id for one in going_on] == [alerts[0].development_id]
    assert (going_on[0].status, going_on[0].corroboration.carriers) == ("confirmed", 4)
    assert going_on[0].story_id == STORY


def test_what_still_comes_for_a_merged_story_follows_it() -> None:
    """An article that was under way to the loser is sent on to the winner."""
    late = filed(an_article("late", a_claim(RUTTE)), story=OTHER)
    versions, _ = handed_on([StoryMerged(story_id=OTHER, winner=STORY, seq=1), late])
    assert {version.story_id for version in versions} == {STORY}


def test_of_two_confirmed_the_one_that_was_heard_of_goes_on() -> None:
    """Confirmed in silence first, then with an alert elsewhere: the merge makes no second alert."""
    confirmation = a_claim(RUTTE, "confirm", presupposed=True)
    early, late = minutes(-60), minutes(0)
    log: list[FiledArticle | StoryMerged] = [
        filed(an_article("a", confirmation, published_at=early), story=STORY),
        *(
            filed(an_article(name, confirmation, published_at=late), story=OTHER)
            for name in ("c", "d")
        ),
        StoryMerged(story_id=OTHER, winner=STORY, seq=1),
    ]
    versions, alerts = handed_on(log)
    assert [alert.type for alert in alerts] == ["development.confirmed"]
    going_on = {one.development_id for one in versions if "merged" not in one.flags}
    assert alerts[0].development_id in going_on


def test_the_alert_of_a_merged_development_says_where_it_goes_on() -> None:
    """Both were heard of: one goes on, and the other's alerts are superseded by name."""
    confirmation = a_claim(RUTTE, "confirm", presupposed=True)
    log: list[FiledArticle | StoryMerged] = [
        *(filed(an_article(name, confirmation), story=STORY) for name in ("a", "b")),
        *(filed(an_article(name, confirmation), story=OTHER) for name in ("c", "d")),
        StoryMerged(story_id=OTHER, winner=STORY, seq=1),
    ]
    first, second, merged = handed_on(log)[1]
    assert (merged.type, merged.msg_type) == ("development.merged", "update")
    assert {merged.development_id, merged.goes_on_as} == {
        first.development_id, second.development_id,
    }  # fmt: skip
    assert merged.supersedes == merged.references
    assert len(merged.supersedes) == 1
    assert "Goes on as" in merged.text_long
