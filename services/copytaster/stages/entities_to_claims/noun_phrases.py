"""A name in its sentence -> what governs it, and which noun it only describes."""

from typing import Final, Literal

from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.verb_words import is_finite
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    ARMS,
    CLAUSE_OPENER,
    COORDINATOR,
    DETERMINER,
    DIRECTION,
    FUTURE,
    GENITIVE,
    INFINITIVE_MARK,
    NEGATION,
    OF,
    PARTICLE,
    PERSONAL,
    PLACE_NOUN,
    PREPOSITION,
    TIME_WORD,
    VERBAL,
)
from copytaster.stages.record import dataclass

GOVERNED_WORDS_MAX: Final = 7
"""Words between a preposition and the name it governs: article, adjectives, office."""

COMPARATOR_WORDS_MAX: Final = 4
"""Words before a number that only say how exact it is: "no fewer than"."""

HEAD_WORDS_MAX: Final = 4
"""Words between a name and the noun that it describes: "Russian main battle tanks"."""

Standing = Literal["head", "adjective", "genitive", "compound"]

AWAY: Final = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest",
     "kilometers", "kilometres", "km", "miles", "kilometer", "kilometern",
     "nördlich", "südlich", "östlich", "westlich", "nordöstlich", "nordwestlich", "südöstlich",
     "südwestlich", "noorden", "zuiden", "oosten", "westen", "noordoosten", "noordwesten",
     "zuidoosten", "zuidwesten"}
)  # fmt: skip
"""What stands between a place and the preposition before a town that it is not."""


@dataclass(frozen=True, slots=True)
class Head:
    """How a name stands in its phrase, and the noun it describes at words `first` to `last`."""

    standing: Standing
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Governor:
    """The preposition that governs a name: its bits and place. Bits 0: none does."""

    bits: int
    at: int


NONE: Final = Governor(0, -1)


def head_of(scan: Scan, first: int, last: int) -> Head:
    """Whether the name is the head of its phrase, or what it says of which noun."""
    page = scan.page
    mention = page.mentions[page.mention[first]]
    genitive = page.has(last, GENITIVE)
    begin = last + genitive
    end = begin
    limit = min(page.sentences[page.sentence[first]].last, begin + HEAD_WORDS_MAX)
    while end < limit and _continues(scan, end):
        end += 1
    if genitive:
        return Head("genitive", begin, end)
    initials = end > begin and page.surface(first, last).isupper()  # "U.S. troops", "UK firms"
    if mention.how == "adjective" or initials:
        return Head("adjective", begin, end)
    entity = page.entity_at(first)
    country = entity is not None and entity.kind == "country"  # "Kenya means", never "Kenya war"
    if end > begin and not country:
        return Head("compound", begin, end)
    return Head("head", first, last)


def _continues(scan: Scan, k: int) -> bool:
    """Whether a word can belong to the noun that a name describes."""
    page, bits = scan.page, scan.page.bits[k]
    if not page.low[k].isalpha() and "-" not in page.low[k]:
        return False
    if page.mention[k] >= 0:
        return False
    if bits & ARMS or page.is_role(k):
        return True
    stops = PREPOSITION | VERBAL | COORDINATOR | CLAUSE_OPENER | NEGATION | ADVERB | TIME_WORD
    if bits & (stops | PARTICLE | DETERMINER | PERSONAL):
        return False
    noun = k in scan.events and any(form.noun for form in scan.events[k][1])
    if noun and page.mention[k - 1] >= 0 and page.mentions[page.mention[k - 1]].how == "adjective":
        return True  # "Israeli strikes"
    known_verb = k in scan.events and not noun
    return not known_verb and not is_finite(page, scan.verbs, k)


def leads_away(page: Page, k: int) -> bool:
    """Whether a distance or direction stands before the preposition at word `k`: "60 km north of",
    but not "in the north of".
    """
    return k > 1 and page.low[k - 1] in AWAY and not page.has(k - 2, DETERMINER)


def governor_of(scan: Scan, first: int, floor: int) -> Governor:
    """The preposition before a name inside its phrase, not further back than `floor`.

    "The city of X", "the west of X": the preposition before the noun for the place counts.
    """
    page = scan.page
    for k in range(first - 1, max(floor, first - GOVERNED_WORDS_MAX) - 1, -1):
        bits = page.bits[k]
        if page.mention[k] >= 0 and page.mention[k] != page.mention[first]:
            if page.mentions[page.mention[k]].how == "adjective" or page.has(k + 1, GENITIVE):
                continue
            if _is_country_of(page, k, first):
                continue
            office = _office_before(scan, k, first)
            return governor_of(scan, office, floor) if office > floor else NONE
        if _governs(scan, k):
            inside = k > floor and page.bits[k - 1] & (PLACE_NOUN | DIRECTION)
            if bits & OF and inside and not leads_away(page, k):
                return governor_of(scan, k, floor)
            if bits & OF and _is_office_of(scan, k, first):
                return governor_of(scan, k - 1, floor)
            return Governor(bits & PREPOSITION, k)
        if bits & GENITIVE:
            continue
        ends = VERBAL | COORDINATOR | TIME_WORD
        if bits & ends or (bits & CLAUSE_OPENER and not bits & DETERMINER):
            return NONE
        if not page.low[k][0].isalnum() or _is_verb(scan, k) or _is_duration(scan, k):
            return NONE
    return NONE


def _is_country_of(page: Page, k: int, first: int) -> bool:
    """Whether a country or party only tells whose a person is: "wife of U.S. President X"."""
    country, person = page.entity_at(k), page.entity_at(first)
    if page.lexicon.language != "en" or country is None or person is None:
        return False
    return country.kind in {"country", "party"} and person.entity_type == "person"


def _is_office_of(scan: Scan, of: int, first: int) -> bool:
    """Whether an office and what it is of stand before a person: "El ministro de Defensa X", but
    not "la esposa del ministro X".
    """
    page = scan.page
    entity = page.entity_at(first)
    if entity is None or entity.entity_type != "person" or not page.lexicon.free_inversion:
        return False
    held = any(not page.bits[n] & DETERMINER for n in range(of + 1, first))
    return held and _is_official(scan, of - 1) and not _is_official(scan, first - 1)


def _office_before(scan: Scan, k: int, first: int) -> int:
    """Where the office stands whose place ends at word `k`: "of the [mayor] of Lima, Y"."""
    page = scan.page
    begin = k
    while begin and page.mention[begin - 1] == page.mention[k]:
        begin -= 1
    held = page.has(begin - 1, OF) and _is_official(scan, begin - 2)
    return begin - 2 if held and k == first - 1 else -1


def _is_official(scan: Scan, k: int) -> bool:
    page = scan.page
    hit = page.lexicon.role_at(page.low, k, k + 1) if k >= 0 else None
    return hit is not None and any(role.kind == "official" for role in hit[1])


def _is_duration(scan: Scan, k: int) -> bool:
    """ "È morto a 88 anni X", "after 20 years X": a phrase of its own that ends here."""
    page = scan.page
    counted = k > 0 and page.low[k - 1][0].isdigit()
    return counted and page.low[k] in page.lexicon.measures.table


def _governs(scan: Scan, k: int) -> bool:
    bits = scan.page.bits[k]
    if not bits & PREPOSITION:
        return False
    if bits & DETERMINER and not bits & OF:
        return False
    if _compares(scan, k):
        return False
    return not (bits & INFINITIVE_MARK and _opens_infinitive(scan, k))


def _compares(scan: Scan, k: int) -> bool:
    """Whether the word belongs to "up to", "about", "over" before a number."""
    page = scan.page
    following = page.low[k + 1] if k + 1 < len(page.low) else ""
    if not following[:1].isdigit() and following not in page.lexicon.numbers:
        return False
    comparators = page.lexicon.comparators
    for back in range(COMPARATOR_WORDS_MAX):
        hit = comparators.at(page.low, k - back, k + 1) if k >= back else None
        if hit is not None and hit[0] == back + 1:
            return True
    return False


def _opens_infinitive(scan: Scan, k: int) -> bool:
    """Whether "to" stands before a verb: a known one, or a plain word before an article or name."""
    page = scan.page
    if page.lexicon.language != "en" or page.bits[k] & FUTURE or k + 2 >= len(page.low):
        return False
    following = page.bits[k + 1]
    if page.mention[k + 1] >= 0 or page.capital[k + 1] or not page.low[k + 1].isalpha():
        return False
    if following & (DETERMINER | PREPOSITION | PERSONAL | DIRECTION | PLACE_NOUN | ARMS):
        return False
    if following & VERBAL:
        return True
    known = scan.events.get(k + 1)
    if known is not None:
        return not all(form.noun for form in known[1])
    return page.mention[k + 2] >= 0 or page.bits[k + 2] & (DETERMINER | PERSONAL) != 0


def _is_verb(scan: Scan, k: int) -> bool:
    """Whether a word is surely a verb: an event or cue form that cannot be a noun here."""
    if k in scan.verbs.certain:
        return True
    known = scan.events.get(k)
    if known is not None and not any(form.noun for form in known[1]):
        return not scan.page.has(k - 1, DETERMINER)
    return is_finite(scan.page, scan.verbs, k) and not scan.page.bits[k] & ARMS
