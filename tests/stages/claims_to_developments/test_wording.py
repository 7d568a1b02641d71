"""The English line of a development."""

import pytest

from copytaster.stages.claims_to_developments.english import noun, participle, past
from copytaster.stages.claims_to_developments.proposition import Key, Party, Place
from copytaster.stages.claims_to_developments.wording import HEADLINE_CHARS_MAX, headline_of
from copytaster_schemas.development import Fact, FactValue
from copytaster_schemas.ids import EntityId
from copytaster_schemas.words import EventType

NORLAND = Party(EntityId("c-no"), "state", "NO", "Norland")
ANNA = Party(EntityId("x-per:anna"), "person", "", "Anna Weld")
FIRM = Party(EntityId("x-org:firm"), "body", "", "Weld Marine")
ARMY = Party(EntityId("o-no-army"), "state", "NO", "Army")
BAY = Place(EntityId("x-loc:bay"), "Weld Bay", "NO", (EntityId("c-no"),))


def a_key(
    predicate: str,
    *,
    actors: tuple[Party, ...] = (),
    recipients: tuple[Party, ...] = (),
    objects: tuple[str, ...] = (),
    event_type: EventType = "OTHER",
) -> Key:
    """What is said to have happened, somewhere."""
    return Key(predicate, event_type, objects, actors, recipients, (), 0)


def killed(value: float, comparator: str = "=") -> Fact:
    """A toll that one voice gives."""
    said = FactValue(value=value, comparator=comparator, voice="v", claim_ids=())
    return Fact(slot="killed", best=value, values=(said,), agreement="single")


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (a_key("acquire", actors=(FIRM,), recipients=(ANNA,)), "Weld Marine acquired Anna Weld"),
        (a_key("die", recipients=(ANNA,)), "Anna Weld died"),
        (a_key("arrest", recipients=(ANNA,)), "Anna Weld was arrested"),
        (a_key("close_border", actors=(NORLAND,), recipients=(ANNA,)),
         "Norland closed the border with Anna Weld"),
        (a_key("shoot_down", actors=(NORLAND,), recipients=(FIRM,)),
         "Norland shot down Weld Marine"),
        (a_key("supply", actors=(FIRM,), recipients=(NORLAND,), objects=("missiles",)),
         "Weld Marine supplied missiles to Norland"),
        (a_key("deploy", actors=(FIRM,), recipients=(NORLAND,), objects=("troops",),
               event_type="MOBILIZE"), "Weld Marine deployed troops"),
        (a_key("declare_emergency", actors=(NORLAND,), objects=("emergency",)),
         "Norland declared an emergency"),
        (a_key("explode"), "Explosion"),
        (a_key("arrest", actors=(NORLAND,)), "Arrest by Norland"),
        (a_key("resign", actors=(ANNA,)), "Anna Weld resigned"),
        (a_key("attack", actors=(NORLAND, ARMY), recipients=(FIRM,)), "Army attacked Weld Marine"),
        (a_key("go_missing"), "Disappearance"),
        (a_key("sanction", actors=(NORLAND,), objects=("sanctions",)), "Sanctions by Norland"),
        (a_key("sanction", actors=(NORLAND,), recipients=(ANNA,)), "Norland sanctioned Anna Weld"),
        (a_key("recover", recipients=(ANNA,)), "Anna Weld recovered"),
        (a_key("meet", recipients=(NORLAND,)), "Meeting with Norland"),
        (a_key("agree", recipients=(NORLAND,)), "Agreement with Norland"),
        (a_key("unemployment_fall"), "Unemployment fell"),
        (a_key("investigate"), "Investigation"),
        (a_key("hold_summit", actors=(NORLAND,)), "Norland held summit"),
        (a_key("drop_charges", actors=(NORLAND,)), "Norland dropped charges"),
        (a_key("sales_fall", actors=(FIRM,)), "Weld Marine sales fell"),
    ],
)  # fmt: skip
def test_line(key: Key, line: str) -> None:
    """A person would say it so."""
    assert headline_of(key, None) == line


def test_place_and_country_come_last() -> None:
    """Where it was, unless that is who did it."""
    assert headline_of(a_key("explode"), BAY, "Norland") == "Explosion in Weld Bay, Norland"
    named = headline_of(a_key("resign", actors=(NORLAND,)), None, "Norland")
    assert named == "Norland resigned"


@pytest.mark.parametrize(
    ("fact", "line"),
    [
        (killed(12, ">="), "At least 12 people killed in Weld Bay"),
        (killed(1), "1 person killed in Weld Bay"),
        (killed(1_500, "~"), "About 1,500 people killed in Weld Bay"),
    ],
)
def test_a_toll_is_part_of_the_line(fact: Fact, line: str) -> None:
    """With as much vagueness as the voice has."""
    assert headline_of(a_key("kill"), BAY, facts=(fact,)) == line


def test_the_line_is_bounded() -> None:
    """However long a name is."""
    endless = Party(EntityId("x-per:a"), "person", "", "Anna " * 100)
    assert len(headline_of(a_key("resign", actors=(endless,)), None)) == HEADLINE_CHARS_MAX


def test_unknown_predicates_are_formed_by_rule() -> None:
    """A predicate that no table knows still reads as English."""
    assert (past("rename_street"), participle("tidy"), noun("rename_street")) == (
        "renamed street", "tidied", "rename street",
    )  # fmt: skip
