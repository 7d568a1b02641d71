"""A preposition before a thing -> whether the thing is the verb's own all the same: amounts, days,
the Spanish "a", what German and Dutch verbs govern.
"""

from copytaster.stages.entities_to_claims.event_forms import EventReading
from copytaster.stages.entities_to_claims.guarding_names import is_number
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import IN, TIME_WORD


def is_amount(scan: Scan, k: int) -> bool:
    """Whether "of" behind word `k` counts and does not belong: "40 % of the airline", not "the
    door of the hotel".
    """
    page = scan.page
    word = page.low[k]
    measured = word in {"%", "cent"} or word in page.lexicon.measures.table
    near = is_number(page, k) or is_number(page, k - 1)  # "20,000 jars of"
    return near or measured or page.mention[k] >= 0


def is_in_kind(page: Page, k: int) -> bool:
    """Whether a preposition says what an amount is for: "10 million dollars in aid"."""
    return page.has(k, IN) and page.low[k - 1] in page.lexicon.measures.table


def is_when(scan: Scan, k: int) -> bool:
    """Whether a preposition begins a date or an age: "captured on Friday the town", "in der
    Nacht", "è morto a 88 anni X".
    """
    page = scan.page
    if any(page.has(n, TIME_WORD) for n in (k + 1, k + 2)):
        return True
    last = len(page.low) - 1
    aged = (n for n in (k + 1, k + 2) if n < last and is_number(page, n))
    return any(page.low[n + 1] in page.lexicon.measures.table for n in aged)


def is_personal(scan: Scan, k: int) -> bool:
    """Spanish puts "a" before persons and bodies that are direct objects: "fichó a Osric"."""
    return scan.page.lexicon.language == "es" and scan.page.low[k] in {"a", "al"}


def is_governed(scan: Scan, reading: EventReading, k: int) -> bool:
    """Whether a German or Dutch verb has its object behind this preposition: "an Masern erkrankt",
    "für das Finale qualifiziert".
    """
    governed = scan.page.lexicon.governed.get(reading.form.predicate.event_type, frozenset())
    return scan.page.low[k] in governed


def compares(page: Page, k: int) -> bool:
    """Whether a preposition is part of an amount: "más de 40.000 niños", "oltre 40 mila"."""
    for begin in (k, k - 1):
        found = page.lexicon.comparators.at(page.low, begin, len(page.low)) if begin >= 0 else None
        if found is not None and begin + found[0] > k and is_number(page, begin + found[0]):
            return True
    return False
