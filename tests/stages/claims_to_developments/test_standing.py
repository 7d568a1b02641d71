"""Standing: what a voice is to a proposition."""

import pytest

from copytaster.stages.claims_to_developments.case import Case
from copytaster.stages.claims_to_developments.proposition import Key, key_of
from copytaster.stages.claims_to_developments.standing import standing_of
from copytaster.stages.claims_to_developments.voices import (
    SpeakerFacts,
    bodies_of_persons,
    completed,
    voice_of,
)
from copytaster_schemas.claim import Proposition, Speaker
from copytaster_schemas.words import CueClass, Standing
from support.claims import ACME, IN_KURSK, NORTH_KOREA, RUSSIA, UKRAINE, a_proposition, a_takeover
from support.speakers import KREMLIN, KYIV_SPIES, POLICE, RUTTE, SEOUL_SPIES, UNNAMED, WHITE_HOUSE

AT_WAR = frozenset({frozenset({"RU", "UA"})})


PYONGYANG = Speaker(
    surface="Pyongyang", name="Pyongyang", kind="organisation",
    organisation_kind="government", country="KP",
)  # fmt: skip


ACME_CHIEF = Speaker(
    surface="the chief executive", name="Jo Doe", kind="official", office="ceo",
    organisation_id="o-acme", organisation_kind="company",
)  # fmt: skip


MOSCOW_POLICE = Speaker(
    surface="police", name="police", kind="organisation", organisation_kind="police", country="RU"
)


PASSER_BY = Speaker(surface="a resident", name="a resident", kind="eyewitness")


CRITIC = Speaker(surface="Ann Other", name="Ann Other", kind="named_person")


DEPLOYMENT = a_proposition()


STRIKE = a_proposition(
    "strike", event_type="ASSAULT", objects=(), actors=(UKRAINE,), recipients=(RUSSIA,)
)


CAPTURE = a_proposition(
    "capture", event_type="ASSAULT", objects=(), actors=(RUSSIA,), recipients=(UKRAINE,), places=()
)


FLOOD = a_proposition("flood", event_type="DISASTER", objects=(), actors=(), places=(IN_KURSK,))


CRIME = a_proposition("murder", event_type="CRIME", objects=(), actors=(), places=(IN_KURSK,))


@pytest.mark.parametrize(
    ("speaker", "proposition", "cue", "expected"),
    [
        (RUTTE, DEPLOYMENT, "confirm", "institution"),
        (WHITE_HOUSE, DEPLOYMENT, "confirm", "institution"),
        (SEOUL_SPIES, DEPLOYMENT, "report", "institution"),
        (KYIV_SPIES, DEPLOYMENT, "report", "opposing_party"),
        (KREMLIN, DEPLOYMENT, "deny", "subject_favourable"),
        (KREMLIN, DEPLOYMENT, "confirm", "adverse_party"),
        (PYONGYANG, DEPLOYMENT, "admit", "adverse_party"),
        (PYONGYANG, DEPLOYMENT, "report", "performer"),
        (ACME_CHIEF, a_takeover(), "confirm", "performer"),
        (RUTTE, a_takeover(), "report", "institution"),
        (KREMLIN, CAPTURE, "report", "subject_favourable"),
        (KREMLIN, STRIKE, "report", "opposing_party"),
        (KREMLIN, FLOOD, "report", "competent_authority"),
        (MOSCOW_POLICE, CRIME, "report", "competent_authority"),
        (UNNAMED, DEPLOYMENT, "report", "anonymous"),
        (PASSER_BY, STRIKE, "report", "witness"),
        (CRITIC, DEPLOYMENT, "report", "expert"),
        (None, DEPLOYMENT, "none", "newsroom_own_voice"),
    ],
)
def test_standing(
    speaker: Speaker | None, proposition: Proposition, cue: CueClass, expected: Standing
) -> None:
    """Who performs, who is hurt, who has jurisdiction, who vouches, who gains."""
    facts = SpeakerFacts.of(speaker) if speaker else SpeakerFacts()
    assert standing_of(Case(facts, key_of(proposition), cue, AT_WAR)) == expected


def test_police_of_another_country_have_no_jurisdiction() -> None:
    """A police force vouches for what happened elsewhere, but does not establish it."""
    facts = SpeakerFacts.of(MOSCOW_POLICE.model_copy(update={"country": "IT"}))
    assert standing_of(Case(facts, key_of(CRIME), "report", AT_WAR)) == "institution"


def test_an_office_holder_and_the_organisation_are_one_voice() -> None:
    """NATO and its Secretary General speak with one voice, with or without the office."""
    rutte = SpeakerFacts.of(RUTTE)
    nato = SpeakerFacts(entity_id="o-nato", name="NATO", kind="organisation")
    bare = SpeakerFacts(entity_id=rutte.entity_id, name="Rutte", kind="named_person")
    bodies = bodies_of_persons([bare, rutte])
    voices = {voice_of(completed(one, bodies), "outlet") for one in (rutte, nato, bare)}
    assert voices == {"o-nato"}


def test_a_government_is_one_voice() -> None:
    """The Kremlin and the president of the same country are one voice."""
    president = SpeakerFacts(
        entity_id="p-president", name="P", kind="official", office="president", country="RU"
    )
    assert voice_of(president, "x") == voice_of(SpeakerFacts.of(KREMLIN), "y") == "government:RU"


def test_unnamed_voices_are_as_many_as_known_newsrooms_vouch_for() -> None:
    """Two known newsrooms vouch for two unnamed voices; those of unknown outlets may be one."""
    unnamed = SpeakerFacts.of(UNNAMED)
    assert voice_of(unnamed, "a") != voice_of(unnamed, "b")
    assert voice_of(unnamed, "a", known=False) == voice_of(unnamed, "b", known=False)


def test_north_korea_is_the_actor_by_any_name() -> None:
    """A party without a country code is known by its id."""
    (actor,) = key_of(DEPLOYMENT).actors
    assert (actor.level, actor.country) == ("state", NORTH_KOREA[2])


def a_killing(*actors: tuple[str, str, str, str]) -> Key:
    """Somebody was killed, by these."""
    return key_of(
        a_proposition("kill", event_type="DEATH", actors=actors, objects=(), places=(IN_KURSK,))
    )


def test_police_establish_that_somebody_was_killed_and_not_by_whom() -> None:
    """Who did it is an accusation until a court finds it so; a killing is a fact."""
    police = SpeakerFacts.of(POLICE)
    culprit = ("x-per:culprit", "Anna Weld", "", "person")
    assert standing_of(Case(police, a_killing(), "report", AT_WAR)) == "competent_authority"
    blamed = Case(police, a_killing(culprit), "report", AT_WAR, blames=True)
    assert standing_of(blamed) == "institution"
    told_by_others = Case(police, a_killing(culprit), "report", AT_WAR, blames=False)
    assert standing_of(told_by_others) == "competent_authority"


def test_nobody_tells_of_his_own_death() -> None:
    """Who speaks for the dead is an authority on the death; who denies his own is its subject."""
    dead = ("x-per:anna", "Anna Weld", "", "person")
    key = key_of(
        a_proposition("die", event_type="DEATH", actors=(), recipients=(dead,), objects=())
    )
    publicist = SpeakerFacts(entity_id="x-per:anna", name="Anna Weld", kind="official")
    assert standing_of(Case(publicist, key, "confirm", AT_WAR)) == "competent_authority"
    assert standing_of(Case(publicist, key, "deny", AT_WAR)) == "adverse_party"


def test_a_company_does_no_violence() -> None:
    """A name that stands beside attacks as their actor and tells of them was misread."""
    key = key_of(a_proposition("attack", event_type="ASSAULT", actors=(ACME,), objects=()))
    acme = SpeakerFacts("o-acme", "Acme", "organisation", "", "o-acme", "company", "US")
    assert standing_of(Case(acme, key, "report", AT_WAR)) == "unknown"


@pytest.mark.parametrize(
    ("predicate", "expected"), [("end_outbreak", "performer"), ("contaminate", "adverse_party")]
)
def test_to_end_an_outbreak_is_no_admission(predicate: str, expected: Standing) -> None:
    """A ministry performs what it declares over; what it spoilt it owns up to."""
    ministry = ("o-xx-health-ministry", "Health ministry", "XX", "ministry")
    said = a_proposition(predicate, event_type="HEALTH", objects=(), actors=(ministry,), places=())
    speaker = SpeakerFacts(
        entity_id="o-xx-health-ministry", name="Health ministry", kind="organisation",
        organisation_kind="ministry", country="XX",
    )  # fmt: skip
    case = Case(speaker, key_of(said), "report", frozenset(), blames=True)
    assert standing_of(case) == expected
