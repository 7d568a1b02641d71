"""The bracket of a German or Dutch verb of saying -> its object, where no clause is said."""

from typing import Final

from copytaster.stages.entities_to_claims.contents import quote_above
from copytaster.stages.entities_to_claims.cues import Reading
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.verb_second import Bracket, next_mark
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    AT_TIME,
    CLITIC,
    DETERMINER,
    IN,
    MODAL,
    NEGATION,
    NEUTER,
    PERSONAL,
    PREPOSITION,
    TIME_WORD,
)
from copytaster_schemas.words import CueClass

FIRM: Final = frozenset[CueClass]({"confirm", "deny", "admit", "no_commitment"})
"""Classes that tell something even where a modal verb stands: "konnte ... nicht bestätigen"."""


def is_somebody(scan: Scan, words: Words) -> bool:
    """Whether a phrase holds a name, a pronoun or a noun for one who speaks."""
    page = scan.page
    return any(
        page.mention[k] >= 0 or page.bits[k] & PERSONAL or page.is_role(k) for k in range(*words)
    )


def is_modal(scan: Scan, i: int) -> bool:
    """Whether word `i` is a modal verb."""
    return scan.page.bits[i] & MODAL != 0


OPENING_WORDS_MAX: Final = 1
"""Words between a verb and the subject behind it that are no object: "bestätigte auch der"."""


def takes_object(scan: Scan, reading: Reading, bracket: Bracket, source: Words) -> bool:
    """Whether a noun can be what is said: of somebody who speaks, by a strong cue, and not only
    wished for ("Abgeordnete sollen ihre Einkünfte angeben").
    """
    lexicon = scan.page.lexicon
    weak = reading.form.strength != "strong" and reading.form.lemma not in lexicon.takes_phrases
    if weak or not (
        is_somebody(scan, source) or quotes_behind(scan, bracket.finite, bracket.finite + 1)
    ):
        return False
    return reading.cue_class in FIRM or reading.bits == 0 or not is_modal(scan, bracket.finite)


def quotes_behind(scan: Scan, i: int, begin: int) -> bool:
    """Whether words in quotation marks stand between word `begin` and the next mark, so that
    somebody speaks: "Die Veranstalter verkündeten die „größte Demo“". `i`: the verb.
    """
    at = scan.quotes.at
    end = next_mark(scan, begin, scan.page.sentences[scan.page.sentence[i]].last)
    return any(at[k] >= 0 and at[k] != at[i] for k in range(begin, end))


def object_of(scan: Scan, reading: Reading, bracket: Bracket, source: Words) -> tuple[Words, ...]:
    """What the verb has for an object: "hat Berichte über ... bestätigt", "kritisierte die Pläne";
    the quotation above, where the verb has none ("..." Das sagte X).
    """
    finite = bracket.finite
    begin = finite + (reading.size if finite == reading.i else 1)
    if bracket.closed:
        end = reading.i if finite < reading.i else bracket.close - 1
    else:
        end = next_mark(scan, max(begin, source[1]), bracket.limit)
    if source[0] > finite:
        begin = max(begin, source[1]) if source[0] - begin <= OPENING_WORDS_MAX else begin
        if scan.page.low[begin] == "," and begin == source[1]:
            begin += 1
            end = max(end, next_mark(scan, begin, bracket.limit))
    if begin < end and scan.page.low[begin] == "(":  # "Sebastian Edathy (SPD)"
        begin = next((k + 1 for k in range(begin, end) if scan.page.low[k] == ")"), end)
    begin = _behind_adverbs(scan, begin, end)
    wanted = scan.page.lexicon.takes_phrases.get(reading.form.lemma, frozenset())
    if reading.form.strength != "strong":
        return _phrase_of(scan, bracket, wanted, (begin, end))
    if begin >= end and source[0] > finite and bracket.floor < finite:
        fronted = _fronted_object(scan, bracket)
        return (fronted,) if fronted else quote_above(scan, bracket.floor)
    if source[0] >= begin and source[1] <= end:
        parts = ((begin, source[0]), (source[1], end))
        return tuple(part for part in parts if part[1] > part[0])
    return ((begin, end),) if begin < end else quote_above(scan, bracket.floor)


def _phrase_of(
    scan: Scan, bracket: Bracket, wanted: frozenset[str], field: Words
) -> tuple[Words, ...]:
    """What a verb says with its preposition: "sprach *von* 800 Autos", "rechnet *mit* Regen"."""
    page = scan.page
    ahead = next((k for k in range(*field) if page.low[k] in wanted), None)
    if ahead is not None:
        return ((ahead, field[1]),)
    fronted = page.low[bracket.floor] in wanted and bracket.floor < bracket.finite
    return ((bracket.floor, bracket.finite),) if fronted else ()


def _fronted_object(scan: Scan, bracket: Bracket) -> Words | None:
    """ "Die Vorwürfe wies er zurück": what stands before the verb."""
    page = scan.page
    begin = bracket.finite
    while begin > bracket.floor and page.low[begin - 1] not in {",", ";", ":", "–"}:
        begin -= 1
    first = page.bits[begin]
    phrase = first & DETERMINER or page.mention[begin] >= 0 or page.capital[begin]
    if not phrase or (first & PREPOSITION and not first & DETERMINER):
        return None
    pointing = page.bits[begin] & NEUTER  # "Das hat die Polizei bestätigt"
    return (begin, bracket.finite) if pointing or bracket.finite - begin > 1 else None


def fronted_topic(scan: Scan, bracket: Bracket) -> tuple[Words, ...]:
    """ "Zu den Gründen wollte sich X nicht äußern": what nobody says anything about."""
    page, floor = scan.page, bracket.floor
    opens = page.bits[floor] & PREPOSITION and not page.has(floor + 1, TIME_WORD)
    return ((floor, bracket.finite),) if opens and bracket.finite - floor > 1 else ()


def _behind_adverbs(scan: Scan, begin: int, end: int) -> int:
    page = scan.page
    while begin < end and (
        (
            page.bits[begin] & (ADVERB | TIME_WORD | CLITIC | NEGATION)
            and not page.bits[begin] & DETERMINER
        )
        or (page.bits[begin] & (AT_TIME | IN) and page.has(begin + 1, TIME_WORD))
    ):
        begin += 1
    return begin
