"""Event reading -> whether what it is said of is of the kind its predicate asks for.

"Bought the airline" is a takeover, "bought a ticket from the airline" is none: the thing must be
the verb's own object or subject, or hang on the noun, not stand somewhere near.
"""

from collections.abc import Sequence
from typing import Final

from copytaster.stages.entities_to_claims.event_forms import EventReading
from copytaster.stages.entities_to_claims.guarding_links import (
    compares,
    is_amount,
    is_governed,
    is_in_kind,
    is_personal,
    is_when,
)
from copytaster.stages.entities_to_claims.guarding_names import (
    NAMES,
    REACH,
    is_number,
    named_hits,
)
from copytaster.stages.entities_to_claims.inflect import FINITE, PARTICIPLE
from copytaster.stages.entities_to_claims.lexicon import Lexicon
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.phrases import GAP
from copytaster.stages.entities_to_claims.scan import TAKEN, ObjectHit, Scan
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    CLAUSE_OPENER,
    COORDINATOR,
    DETERMINER,
    GENITIVE,
    OF,
    PREPOSITION,
    TIME_WORD,
    VERBAL,
    WITH,
)

BEFORE_NOUN: Final = 3
"""Words of a compound before an event noun: "plane crash", "steel plant fire"."""

ASIDE_WORDS_MAX: Final = 10
"""Words of a phrase or aside between a verb and its object: "by 178 votes to 120"."""

CLOSING: Final = {",": ",", "(": ")"}
"""What ends an aside that a mark opens: "na segunda-feira (5)"."""

GOVERNED_BACK: Final = 4
"""Words between a preposition and the noun it governs: article, number, two adjectives."""

GENITIVE_ARTICLES: Final = frozenset({"des", "der", "eines", "einer"})
"""What stands for "of" in German: "der Einsturz der Brücke"."""


def is_guarded_for(scan: Scan, reading: EventReading, things: Sequence[ObjectHit]) -> bool:
    """Whether a thing or name that `guards` asks for is what the event is said of."""
    guards = reading.form.predicate.guards
    fitting = [hit for hit in things if hit.name in guards]
    fitting += named_hits(scan, reading, guards)
    return any(_is_said_of(scan, reading, hit) for hit in fitting if _is_near(scan, reading, hit.i))


def _is_near(scan: Scan, reading: EventReading, k: int) -> bool:
    """Whether a word stands in the clause of the event, also before an aside: "X (64) died".

    The words of a source do not: "officials say shots were fired".
    """
    begin, end = reading.window
    if scan.zone[k] == TAKEN:
        return False
    return begin <= k < end or scan.together(reading.i, k)


def _is_said_of(scan: Scan, reading: EventReading, hit: ObjectHit) -> bool:
    ahead = hit.i - (reading.i + reading.size)
    behind = reading.i - (hit.i + hit.size)
    if ahead < 0 < hit.i - reading.i:
        return GAP in scan.page.lexicon.events.opening(scan.page.low[reading.i]).seconds
    if reading.form.noun:
        if ahead >= 0:
            return ahead <= REACH and _hangs_on(scan, reading, hit)
        return 0 <= behind < BEFORE_NOUN and _is_compound(scan, reading, hit)
    lexicon = scan.page.lexicon
    if ahead >= 0:
        acted_on = reading.passive or reading.bare
        inverts = lexicon.free_inversion or lexicon.verb_last or not acted_on
        return inverts and ahead <= REACH and _is_object(scan, reading, hit)
    frame = reading.form.predicate.frame
    mutual = frame.of == "actor" and frame.object == "recipient"
    if reading.undergoes or mutual or _ends_clause(scan, reading):
        return behind >= 0 and _is_subject(scan, reading, hit)
    return False


def _ends_clause(scan: Scan, reading: EventReading) -> bool:
    """Whether objects stand before the verb: German participles, infinitives, and clauses that
    begin with a conjunction; a finite verb in second place has its subject there.
    """
    if not scan.page.lexicon.verb_last:
        return False
    end = min(scan.clause_at(reading.i).last, reading.i + reading.size + 1)
    behind = range(reading.i + reading.size, end)
    second = any(scan.page.low[k][0].isalnum() for k in behind)
    return not (reading.form.bits & FINITE and not reading.form.bits & PARTICIPLE and second)


def _hangs_on(scan: Scan, reading: EventReading, hit: ObjectHit) -> bool:
    """ "the collapse of the bridge", "the fire at the steel plant": one phrase away."""
    last = reading.i + reading.size - 1
    links = 1 if reading.size > 1 and scan.page.bits[last] & PREPOSITION else 0
    for k in range(last + 1, hit.i):
        if _parts(scan, k):
            return False
        bits = scan.page.bits[k]
        genitive = scan.page.lexicon.capital_nouns and scan.page.low[k] in GENITIVE_ARTICLES
        if (bits & PREPOSITION and not bits & DETERMINER) or bits & OF or genitive:
            links += not (k > last + 1 and scan.page.bits[k - 1] & PREPOSITION)  # "da parte di"
            if links > 1 and not (bits & OF or genitive):
                return False
    return links > 0 or hit.i == last + 1


def _is_compound(scan: Scan, reading: EventReading, hit: ObjectHit) -> bool:
    """ "plane crash", "Talvane's death": nothing but adjectives in between."""
    return not any(
        _parts(scan, k) or scan.page.bits[k] & PREPOSITION
        for k in range(hit.i + hit.size, reading.i)
        if not scan.page.bits[k] & GENITIVE
    )


def _is_object(scan: Scan, reading: EventReading, hit: ObjectHit) -> bool:
    page = scan.page
    begin = reading.i + reading.size
    passed = begin
    for k in range(begin, hit.i):
        bits = page.bits[k]
        compared = page.lexicon.comparators.at(page.low, k, hit.i)
        counted = compared is not None and is_number(page, k + compared[0])
        passed = max(passed, k + compared[0] if compared and counted else k)
        passed = max(passed, _aside_end(page, k, hit.i), _phrase_end(scan, k, hit.i))
        if k < passed or bits & GENITIVE:
            continue  # "at least 300 people", "approved, by 178 votes, the bill", "X's rating"
        if _parts(scan, k) and not _is_apposition(page, begin, k):
            return False
        partitive = k == begin and page.lexicon.language == "fr"
        if bits & OF and not (bits & DETERMINER or partitive or is_amount(scan, k - 1)):
            return False  # but "imposé de nouvelles sanctions"
        placed = bits & PREPOSITION and not bits & (DETERMINER | OF)
        given = bits & WITH and reading.form.predicate.frame.of == "theme"  # "supplied X with arms"
        led = is_personal(scan, k) or is_when(scan, k) or is_in_kind(page, k)
        if placed and not (given or led):
            return False
    return _is_head(page.lexicon, scan, hit)


def _aside_end(page: Page, k: int, end: int) -> int:
    """Where an aside in commas or brackets ends that begins at word `k`; 0 where none does."""
    mark = CLOSING.get(page.low[k])
    if mark is None:
        return 0
    closing = (n for n in range(k + 2, min(end, k + ASIDE_WORDS_MAX)) if page.low[n] == mark)
    return next((n + 1 for n in closing), 0)


def _phrase_end(scan: Scan, k: int, end: int) -> int:
    """Where another phrase begins behind the preposition at word `k`: "detuvo en Dunmere a tres
    personas", "hat mit 178 Stimmen das Gesetz verabschiedet". 0 where none does.
    """
    page = scan.page
    bits = page.bits[k]
    if not bits & PREPOSITION or bits & (DETERMINER | OF):
        return 0
    for n in range(k + 2, min(end + 1, k + ASIDE_WORDS_MAX)):
        before = page.bits[n - 1]
        if before & (PREPOSITION | COORDINATOR):
            continue
        article = page.bits[n] & DETERMINER and not page.bits[n] & OF
        named = page.mention[n - 1] >= 0 and page.mention[n] != page.mention[n - 1]
        opens = n == end or is_number(page, n) or is_personal(scan, n)
        if article or (named and opens):
            return n
    return 0


def _is_apposition(page: Page, begin: int, k: int) -> bool:
    """ "Approves Calvexa, a drug": nothing but a name stands between the verb and the comma."""
    named = page.low[k] == "," and k > begin
    return named and all(page.capital[n] or page.bits[n] & DETERMINER for n in range(begin, k))


def _modifies(scan: Scan, following: int) -> bool:
    """Whether an English noun only describes the next one: "oil companies"."""
    page = scan.page
    if following >= len(page.low) or page.bits[following] or page.capital[following]:
        return False
    word = page.low[following]
    known = word in page.lexicon.objects.table or page.is_role(following)
    plural = word.endswith("s") and following not in scan.events and following not in scan.cues
    return word.isalpha() and (known or plural)


def _is_head(lexicon: Lexicon, scan: Scan, hit: ObjectHit) -> bool:
    """Whether a name is no mere modifier: "Apple's boss", "Apple shares" are not Apple."""
    page, following = scan.page, hit.i + hit.size
    if page.has(following, GENITIVE):
        return False
    if hit.name not in NAMES:
        return lexicon.language != "en" or not _modifies(scan, following)
    if lexicon.free_inversion or following >= len(page.low):
        return True
    bits, word = page.bits[following], page.low[following]
    if word[0].isdigit() or is_number(page, hit.i - 1):
        return False  # "30 Boeing 787"
    return bool(bits) or page.capital[following] or not word[0].isalpha() or lexicon.capital_nouns


def _is_subject(scan: Scan, reading: EventReading, hit: ObjectHit) -> bool:
    """Whether a hit before the verb is no genitive, and no preposition governs it."""
    page = scan.page
    modifier = hit.name not in NAMES and not _is_head(page.lexicon, scan, hit)
    if page.has(hit.i + hit.size, GENITIVE) or modifier:
        return False  # "the rocket scientist took off his coat"
    if any(page.low[k] in {".", ";", ":"} for k in range(hit.i, reading.i)):
        return False
    if _has_own_verb(scan, hit.i + hit.size, reading.group.first):
        return False
    floor = max(reading.window[0], hit.i - GOVERNED_BACK)
    for k in range(hit.i - 1, floor - 1, -1):
        bits = page.bits[k]
        article = bits & (DETERMINER | OF) and (not bits & OF or _opens_phrase(page, k))
        if bits & OF and k and (page.has(k - 1, DETERMINER) or is_amount(scan, k - 1)):
            break  # "one of its planes"
        if bits & OF and hit.name == "PERSON" and is_of_body(scan, k, hit.i):
            break
        if bits & PREPOSITION and not article:
            return is_governed(scan, reading, k) or compares(page, k)
        if bits & DETERMINER and not page.has(k - 1, PREPOSITION | DETERMINER):
            break
        another = scan.page.lexicon.capital_nouns and page.capital[k]
        if bits & (VERBAL | CLAUSE_OPENER | TIME_WORD) or another or not page.low[k][0].isalnum():
            break
    return True


def is_of_body(scan: Scan, of: int, name: int) -> bool:
    """ "Il maggiore dell'Aeronautica Marco X": what "of" governs is a body and not the person
    behind it; but "la moglie del sindaco Marco X". English sets "the wife of Senator X" so.
    """
    page = scan.page
    if page.lexicon.language == "en":
        return False
    between = range(of + 1, name)
    named = any(page.capital[k] for k in between)
    return named and not any(page.is_role(k) and not page.capital[k] for k in between)


def _opens_phrase(page: Page, k: int) -> bool:
    """Whether French "des" is an article: at the beginning, behind a conjunction or a mark."""
    if k == 0 or page.sentence[k - 1] != page.sentence[k] or not page.low[k - 1][0].isalnum():
        return True
    return page.has(k - 1, CLAUSE_OPENER | COORDINATOR)


def _has_own_verb(scan: Scan, begin: int, end: int) -> bool:
    """ "Mr X is to name retired Admiral Y": another verb is between, and nothing joins the two."""
    page = scan.page
    if page.lexicon.verb_last:
        return False
    for k in range(end - 1, begin - 1, -1):
        if page.bits[k] & (COORDINATOR | CLAUSE_OPENER) or page.low[k] == ",":
            return False
        if page.bits[k] & VERBAL and not page.bits[k] & PREPOSITION:
            return True
    return False


def _parts(scan: Scan, k: int) -> bool:
    """Whether a word divides two phrases: an auxiliary, a mark, the opening of a clause."""
    page = scan.page
    bits = page.bits[k]
    if bits & (DETERMINER | ADVERB | TIME_WORD | PREPOSITION):
        return False
    return bits & (VERBAL | CLAUSE_OPENER) != 0 or page.low[k] in {".", ";", ":", ",", "(", ")"}
