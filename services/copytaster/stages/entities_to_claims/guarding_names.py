"""Names and amounts that `guards` of a concept file may ask for: PERSON, FIRM, NUMBER."""

from collections.abc import Iterator
from typing import Final

from copytaster.stages.entities_to_claims.event_forms import EventReading
from copytaster.stages.entities_to_claims.opening_persons import person_before
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.scan import ObjectHit, Scan
from copytaster.stages.entities_to_claims.word_class import HE, POSSESSIVE, SHE, TIME_WORD
from copytaster_schemas.words import EntityType

KINDS: Final[dict[EntityType, str]] = {
    "person": "PERSON",
    "organisation": "ORGANISATION",
    "place": "PLACE",
}
"""What a concept file calls a name of this type in `guards`."""

NUMBER: Final = "NUMBER"
"""What it calls an amount: "invested 40 million", not "invested time"."""

FIRM: Final = "FIRM"
"""What it calls an organisation that can be bought: no public body, alliance or party."""

PUBLIC: Final = frozenset(
    {"government", "ministry", "parliament", "military", "police", "court", "intelligence",
     "alliance", "party", "armed_group", "prosecutor", "embassy", "presidency"}
)  # fmt: skip

NAMES: Final = frozenset({*KINDS.values(), FIRM})
MODEL: Final = "MODEL"
"""What it calls a thing by its name, where a firm acts: "Boeing unveiled the Dreamliner"."""

TYPES: Final = NAMES | {NUMBER, MODEL}
"""Everything `guards` may ask for that is no object concept."""

PEOPLE: Final = "people"
"""The object that people are, where they are told by their country alone."""

REACH: Final = 12
"""Words between a verb and its object: "bought for 40 million euros the oldest boatyard of Genoa"
is as long as headlines and leads go.
"""


def named_hits(scan: Scan, reading: EventReading, guards: frozenset[str]) -> Iterator[ObjectHit]:
    """Names of the types asked for, and amounts, as objects."""
    page = scan.page
    sentence = page.sentences[page.sentence[reading.i]]
    begin = max(sentence.first, reading.i - REACH - 1)
    end = min(sentence.last, reading.i + reading.size + REACH)
    last = -1
    if KINDS["person"] in guards and _is_he(scan, reading):
        yield ObjectHit(reading.group.first - 1, 1, KINDS["person"], spun=False)
    for i in range(begin, end):
        number = page.mention[i]
        if number < 0 and NUMBER in guards and is_number(page, i):
            yield ObjectHit(i, 1, NUMBER, spun=False)
        if number < 0 and MODEL in guards and _is_model(page, begin, reading.i, i):
            yield ObjectHit(i, 1, MODEL, spun=False)
        if number < 0 or number == last:
            continue
        last = number
        entity = page.entity_at(i)
        if entity is None or page.mentions[number].how == "adjective":
            if PEOPLE in guards and _is_demonym(page, i):
                yield ObjectHit(i, 1, PEOPLE, spun=False)
            continue
        kind = KINDS.get(entity.entity_type, "")
        firm = kind == "ORGANISATION" and FIRM in guards and entity.kind not in PUBLIC
        if kind in guards or firm:
            size = 1
            while i + size < end and page.mention[i + size] == number:
                size += 1
            yield ObjectHit(i, size, FIRM if firm else kind, spun=False)


def _is_model(page: Page, begin: int, verb: int, i: int) -> bool:
    """Whether word `i` behind a verb is the name of a thing, and a firm stands before the verb."""
    named = i > verb and page.low[i].isalpha() and page.surface(i, i + 1) != page.low[i]
    if not named or page.lexicon.capital_nouns or page.bits[i] & TIME_WORD or page.is_role(i):
        return False
    before = (page.entity_at(k) for k in range(begin, verb))
    return any(
        one is not None and one.entity_type == "organisation" and one.kind not in PUBLIC
        for one in before
    )


def _is_he(scan: Scan, reading: EventReading) -> bool:
    """ "He died": a pronoun before the verb that can only mean the person named before."""
    k = reading.group.first - 1
    if reading.form.noun or scan.page.lexicon.language != "en":
        return False
    he = scan.page.has(k, HE | SHE) and not scan.page.has(k, POSSESSIVE)
    return he and person_before(scan, reading.i) is not None


def _is_demonym(page: Page, i: int) -> bool:
    """ "Released 200 Palestinians": the people of a country, and no adjective."""
    number = page.mention[i]
    named = number >= 0 and page.mentions[number].how == "adjective"
    return named and page.lexicon.language == "en" and page.low[i].endswith("s")


def is_number(page: Page, k: int) -> bool:
    """Whether word `k` is a number, in digits or words."""
    return k >= 0 and (page.low[k][0].isdigit() or page.low[k] in page.lexicon.numbers)
