"""Voices of the tests, as the claims stage describes them."""

from copytaster_schemas.claim import Speaker
from copytaster_schemas.ids import EntityId

RUTTE = Speaker(
    entity_id=EntityId("p-mark-rutte"),
    surface="Rutte",
    name="Mark Rutte",
    kind="official",
    office="secretary_general",
    organisation_id=EntityId("o-nato"),
    organisation_kind="alliance",
)
WHITE_HOUSE = Speaker(
    entity_id=EntityId("o-white-house"),
    surface="The White House",
    name="White House",
    kind="organisation",
    organisation_kind="government",
    country="US",
)
KREMLIN = Speaker(
    entity_id=EntityId("o-kremlin"),
    surface="The Kremlin",
    name="Kremlin",
    kind="organisation",
    organisation_kind="government",
    country="RU",
)
SEOUL_SPIES = Speaker(
    entity_id=EntityId("o-nis"),
    surface="South Korean intelligence",
    name="National Intelligence Service",
    kind="organisation",
    organisation_kind="intelligence",
    country="KR",
)
KYIV_SPIES = Speaker(
    entity_id=EntityId("o-hur"),
    surface="Ukrainian military intelligence",
    name="Main Directorate of Intelligence",
    kind="organisation",
    organisation_kind="intelligence",
    country="UA",
)
POLICE = Speaker(surface="police", name="police", kind="organisation", organisation_kind="police")
UNNAMED = Speaker(surface="a person familiar with the matter", name="", kind="anonymous")
