"""Topics: laid out in one place, made once, refused when they are wrong."""

from dataclasses import replace

import pytest

from copytaster.stream.connection import BrokerUnreachableError
from copytaster.stream.layout import TopicSpec, layout
from copytaster.stream.topics_admin import (
    Existing,
    TopicError,
    check_topics,
    create_topics,
    list_topics,
    problem,
)
from support.brokers import settings_for
from support.counting import counting_path

SETTINGS = settings_for("nowhere:1", topic_prefix="desk.", app_id="app-1", partitions=3)


def test_the_layout_holds_inputs_outputs_dead_letters_and_state() -> None:
    """Each once, in path order, with as many state partitions as input partitions."""
    specs = {spec.name: spec for spec in layout(counting_path(), SETTINGS)}

    assert list(specs) == [
        "desk.count.ticks.v1",
        "desk.count.passed.v1",
        "desk.count.fifths.v1",
        "desk.count.ticks.v1.dlq",
        "desk.count.passed.v1.dlq",
        "desk.app-1-count.ticks.v1-state",
        "desk.app-1-count.passed.v1-state",
    ]
    state = specs["desk.app-1-count.passed.v1-state"]
    assert (state.cleanup, state.partitions) == ("compact", 3)
    assert specs["desk.count.ticks.v1"].configs["retention.ms"] == "86400000"


def a_spec(**changes: object) -> TopicSpec:
    """A topic of three partitions."""
    configs = {"cleanup.policy": "delete", "max.message.bytes": "1000"}
    return replace(TopicSpec("t", 3, 1, configs), **changes)  # type: ignore[arg-type] # own fields


@pytest.mark.parametrize(
    ("spec", "existing", "words"),
    [
        (a_spec(), Existing("t", 4, {}), "COPYTASTER_PARTITIONS=4"),
        (a_spec(partitions=1), Existing("t", 4, {}), "serial by design"),
        (a_spec(state_of="input"), Existing("t", 4, {}), "another COPYTASTER_APP_ID"),
        (a_spec(), Existing("t", 3, {"cleanup.policy": "compact"}), "cleanup.policy=delete"),
        (a_spec(), Existing("t", 3, {"max.message.bytes": "999"}), "max.message.bytes=1000"),
    ],
)
def test_a_wrong_topic_is_one_sentence(spec: TopicSpec, existing: Existing, words: str) -> None:
    """The sentence names the topic and what mends it."""
    sentence = problem(spec, existing)
    assert sentence is not None
    assert sentence.startswith("topic t ")
    assert words in sentence


def test_more_room_than_needed_is_no_problem() -> None:
    """An operator may give more than is asked."""
    assert problem(a_spec(), Existing("t", 3, {"max.message.bytes": "5000"})) is None


async def test_making_topics_twice_makes_them_once(broker: str) -> None:
    """The second time nothing is missing; then they check out and are listed."""
    settings = settings_for(broker)
    specs = layout(counting_path(), settings)

    made = await create_topics(settings, broker, specs)
    again = await create_topics(settings, broker, specs)
    await check_topics(settings, broker, specs)
    listed = await list_topics(settings, broker, specs)

    assert set(made) == {spec.name for spec in specs}
    assert again == ()
    assert [each.existing.partitions for each in listed if each.existing] == [2] * len(specs)


async def test_a_topic_that_is_wrong_is_refused(broker: str) -> None:
    """Nothing is made beside a topic that would not work."""
    settings = settings_for(broker)
    specs = layout(counting_path(), settings)
    await create_topics(settings, broker, specs[:1])

    five = layout(counting_path(), settings.model_copy(update={"partitions": 5}))
    with pytest.raises(TopicError, match="has 2 partitions and not 5"):
        await create_topics(settings, broker, five)

    assert sum(each.existing is not None for each in await list_topics(settings, broker, five)) == 1


async def test_a_missing_topic_is_named(broker: str) -> None:
    """A worker does not start on half of the topics."""
    settings = settings_for(broker)
    with pytest.raises(TopicError, match="does not exist; run `copytaster topics create`"):
        await check_topics(settings, broker, layout(counting_path(), settings))


async def test_an_address_without_a_broker_is_one_sentence() -> None:
    """A mistyped address is not waited for."""
    with pytest.raises(BrokerUnreachableError, match=r"no Kafka broker answers at 127\.0\.0\.1:1 "):
        await list_topics(SETTINGS, "127.0.0.1:1", layout(counting_path(), SETTINGS))
