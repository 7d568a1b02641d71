"""A cue in the active -> its subject: before it, behind it, shared with another verb, or left
out.
"""

from typing import Final

from copytaster.stages.entities_to_claims.antecedents import antecedent
from copytaster.stages.entities_to_claims.contents import after_cue
from copytaster.stages.entities_to_claims.cue_words import FLOATING, SOME
from copytaster.stages.entities_to_claims.cues import Reading, is_cleft
from copytaster.stages.entities_to_claims.gerunds import (
    named_before,
    sentence_subject,
    subject_ahead,
)
from copytaster.stages.entities_to_claims.infinitives import (
    Subject,
    hangs_on_preposition,
    of_infinitive,
)
from copytaster.stages.entities_to_claims.inflect import (
    FINITE,
    FIRST_PERSONS,
    PARTICIPLE,
)
from copytaster.stages.entities_to_claims.inversion import (
    before_relative,
    from_office,
    subject_behind,
    subject_within,
    with_reduced,
    without_time,
)
from copytaster.stages.entities_to_claims.named_phrases import heads_name, is_name
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.parentheses import BEFORE_PARENTHESIS
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import (
    QUOTE_MARKS,
    Words,
    left_phrase,
)
from copytaster.stages.entities_to_claims.sources_behind import right_phrase
from copytaster.stages.entities_to_claims.verb_subjects import (
    behind_what,
    has_its_verb,
    is_predicate,
    speaks_behind,
    subject_inside,
)
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    AS_SAID,
    AT_TIME,
    BY,
    CLITIC,
    COORDINATOR,
    DETERMINER,
    HAVE,
    NEUTER,
    PERSONAL,
    RELATIVE,
    TIME_WORD,
    VERBAL,
)

NAME_WORDS_MAX: Final = 3
"""Words of a phrase that is taken for a name by its capital alone."""

QUOTING: Final = frozenset({"quoting", "naming"})
"""Strengths of verbs that say nothing where no quotation stands beside them."""

IMPERSONAL: Final = frozenset({"se", "si", "s'"})
BUT: Final = frozenset({"ma", "pero", "mais", "mas", "but"})
"""Conjunctions that open a second verb of the same subject: "mais a écarté"."""

SHARES: Final = frozenset({"percent", "%"})
"""Words for a part of a whole, which speaks without a noun: "63 percent said"."""

PRO_DROP: Final = frozenset({"it", "es", "pt"})


def subject_of(scan: Scan, reading: Reading, last: Words | None) -> Subject | None:
    """Who says it; `last` is the source found before in the same sentence. None: the word is no
    cue.
    """
    page = scan.page
    floor = page.sentences[page.sentence[reading.i]].first
    before = _behind_aside(scan, reading.group.first - 1, floor)
    if reading.gerund:
        by = page.has(reading.group.first - 1, BY)
        source = None if by else named_before(scan, reading) or last
        source = source or subject_ahead(scan, reading, floor)
        source = source or sentence_subject(scan, reading, floor)
        return (source, False, False) if source else None
    if is_cleft(reading) or reading.group.infinitive:
        found = of_infinitive(scan, reading, floor, last)
        if found is not None or is_cleft(reading):
            return found
    if reading.form.bits == 0 and reading.cue_class == "hearsay":
        return None, False, False
    if before >= floor and page.bits[before] & RELATIVE and not page.bits[before] & PERSONAL:
        return behind_what(scan, reading) or antecedent(scan, before, floor)
    but = page.low[reading.group.first] in BUT and before > floor
    if but or (before >= floor and page.bits[before] & COORDINATOR):
        return _shared(scan, reading, floor, last)
    right_before = reading.group.first - 1
    if right_before >= floor and hangs_on_preposition(scan, right_before, reading):
        return _shared(scan, reading, floor, last)  # "dopo aver confermato", "senza confermare"
    if reading.bits in FIRST_PERSONS:
        return None, False, False
    found = subject_inside(scan, reading) or _beside(scan, reading, before, floor)
    if found is None and reading.first_person:
        found = None, False, False
    return found or _left_out(scan, reading)


def _behind_aside(scan: Scan, before: int, floor: int) -> int:
    """The last word before the verb, or the comma of an aside that only a day, an adverb or "all"
    keeps from it: "X, who had denied it, on Tuesday finally [admitted]".
    """
    page = scan.page
    k = before
    while k > floor and page.mention[k] < 0 and _only_dates(scan, k):
        k -= 1
    closes = floor < k < before and page.low[k] == "," and k - floor > 1
    return k if closes else before


def _only_dates(scan: Scan, k: int) -> bool:
    page = scan.page
    dated = page.bits[k] & AT_TIME and page.has(k + 1, TIME_WORD)
    return bool(dated or page.bits[k] & (TIME_WORD | ADVERB) or page.low[k] in FLOATING)


def _beside(scan: Scan, reading: Reading, before: int, floor: int) -> Subject | None:
    page = scan.page
    begin = reading.i + reading.size
    left = _in_front(scan, reading, before, floor)
    if left is not None and not is_name(scan, left) and _takes_up(scan, reading):
        other = subject_behind(scan, begin - 1)
        if other is not None and other[0] >= begin:
            return other, True, False  # "il crollo lo conferma il prefetto"
    at_mark = before < floor or page.low[before] in BEFORE_PARENTHESIS
    may_invert = at_mark or page.lexicon.free_inversion
    if not may_invert or (
        left is not None and is_name(scan, left) and not _after_quote(scan, before)
    ):
        return (left, False, False) if left else None
    right = right_phrase(scan, _behind_from(page, begin), apposition=may_invert)
    if right is not None and not _can_speak(scan, right, reading):
        right = None
    if right is not None and before < floor and not is_name(scan, right):
        right = None  # "ha confermato l'attacco": an object
    named = right is not None and (
        is_name(scan, right) if left is None else heads_name(scan, right)
    )
    if left is None and not (right and heads_name(scan, right)):
        office = from_office(scan, reading.group.first, floor)
        if office is not None:
            return office, False, False
        other = subject_behind(scan, begin) if page.lexicon.free_inversion else None
        if right and other and other[0] >= right[1]:
            return other, True, False  # "confermano l'attacco i carabinieri"
    if right is not None and (named or left is None or (at_mark and _after_quote(scan, before))):
        return right, True, False
    if left is None and page.lexicon.free_inversion:
        right = subject_behind(scan, begin)
        return (right, True, False) if right else None
    return (left, False, False) if left else None


def _in_front(scan: Scan, reading: Reading, before: int, floor: int) -> Words | None:
    """The subject before the verb; none behind "as": "... murieron según [confirmó el alcalde]"."""
    page = scan.page
    if before > floor and page.lexicon.free_inversion and page.has(before, AS_SAID):
        return None
    left = with_reduced(scan, left_phrase(scan, before, floor), before + 1, floor)
    if left is not None and not _can_speak(scan, left, reading):
        left = None
    if left is not None and is_predicate(scan, left, floor):
        left = None
    return _own_subject(scan, left, reading.i + reading.size, before, floor)


def _behind_from(page: Page, begin: int) -> int:
    """Behind "desde" in "informaron desde la Fiscalía"."""
    named = page.lexicon.language == "es" and page.low[begin : begin + 1] == ["desde"]
    return begin + (named and page.has(begin + 1, DETERMINER))


def _takes_up(scan: Scan, reading: Reading) -> bool:
    """Whether a pronoun before the verb takes up an object that stands in front of it."""
    page = scan.page
    both = CLITIC | NEUTER
    return page.lexicon.free_inversion and page.bits[reading.group.first] & both == both


def _own_subject(
    scan: Scan, left: Words | None, begin: int, before: int, floor: int
) -> Words | None:
    """The phrase before the cue; not another verb's subject where who speaks stands behind."""
    own = without_time(scan, left) if left else _further_left(scan, before, floor)
    taken = own is not None and has_its_verb(scan, own, before)
    return None if taken and speaks_behind(scan, begin) else own


def _further_left(scan: Scan, before: int, floor: int) -> Words | None:
    """A subject that an opening phrase or a relative clause keeps from the verb."""
    if before <= floor or scan.page.low[before] in BEFORE_PARENTHESIS:
        return None
    relative = before_relative(scan, before, floor)
    if relative is not None:
        return relative if is_name(scan, relative) else None
    return subject_within(scan, _phrase_first(scan, before, floor), before + 1)


def _phrase_first(scan: Scan, before: int, floor: int) -> int:
    """The first word behind the last comma before the verb."""
    for k in range(before, floor - 1, -1):
        if scan.page.low[k] == ",":
            return k + 1
    return floor


def _after_quote(scan: Scan, before: int) -> bool:
    return (before >= 0 and scan.page.low[before] in QUOTE_MARKS) or (
        before > 0 and scan.page.low[before] == "," and scan.page.low[before - 1] in QUOTE_MARKS
    )


def _can_speak(scan: Scan, words: Words, reading: Reading) -> bool:
    """Whether the phrase is more than a fragment: a name, a role, a pronoun, or a noun with its
    article.
    """
    page = scan.page
    first, last = words
    if is_name(scan, words) or _is_some(page, words):
        return True
    if last - first == 1 and page.bits[first] & DETERMINER and not page.bits[first] & NEUTER:
        return False
    if any(page.low[k] in page.lexicon.last_words for k in range(first, last)):
        return False  # "lo scorso 29 [novembre]"
    if last - first == 1 and page.bits[first] & NEUTER:
        return reading.cue_class == "report" and page.lexicon.language == "en"
    if any(page.bits[k] & VERBAL for k in range(first, last)):
        return False
    sentence = page.sentences[page.sentence[first]]
    named = any(page.capital[k] and k != sentence.first for k in range(first, last))
    if named or (page.capital[first] and last - first <= NAME_WORDS_MAX):
        return True
    described = page.bits[first] & DETERMINER != 0
    return reading.form.strength == "strong" and (described or page.low[last - 1].endswith("s"))


def _is_some(page: Page, words: Words) -> bool:
    """Whether the phrase is a part of a whole that speaks: "63 percent", "many", "all"."""
    first, last = words
    if last - first == 1:
        return page.low[first] in SOME
    return page.low[last - 1] in SHARES and page.low[last - 2][-1].isdigit()


def _shared(scan: Scan, reading: Reading, floor: int, last: Words | None) -> Subject | None:
    """ "X did A and said B": the subject of the verb before."""
    if last is not None:
        return last, False, False
    found = sentence_subject(scan, reading, floor)
    return (found, False, False) if found else _left_out(scan, reading)


def _is_impersonal(scan: Scan, reading: Reading) -> bool:
    """ "Se confirmó que", "si è saputo che": nobody is left out, nobody is meant."""
    page = scan.page
    return any(page.low[k] in IMPERSONAL for k in range(reading.group.first, reading.i))


def _left_out(scan: Scan, reading: Reading) -> Subject | None:
    """ "Ha aggiunto che": Romance verbs need no pronoun where a clause or a quotation is said."""
    page = scan.page
    if page.lexicon.language not in PRO_DROP:
        return None
    finite = reading.bits & FINITE or (reading.bits & PARTICIPLE and reading.group.has(HAVE))
    if not finite or reading.form.strength in QUOTING or _is_impersonal(scan, reading):
        return None
    begin = reading.i + reading.size
    end = page.sentences[page.sentence[reading.i]].last
    before = reading.group.first - 1
    floor = page.sentences[page.sentence[reading.i]].first
    aside = before > floor and begin < end and page.low[before] == "," == page.low[begin]
    subject = left_phrase(scan, before - 1, floor) if aside else None
    if subject is not None and subject[0] == floor and is_name(scan, subject):
        return subject, False, False  # "Il ministro, ha confermato, ..."
    says = aside or _after_quote(scan, before) or after_cue(scan, begin, end) is not None
    return (None, False, True) if says else None
