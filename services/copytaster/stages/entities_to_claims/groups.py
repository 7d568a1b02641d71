"""A verb -> its group: the auxiliaries, negations, modals and governing verbs that say how it is
meant.
"""

from typing import Final

from copytaster.stages.entities_to_claims.inflect import (
    BASE,
    GERUND,
    INFINITIVE,
    PARTICIPLE,
    PAST,
)
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import (
    ABLE,
    ADVERB,
    AT_TIME,
    BE,
    BY,
    COMPLEMENTISER,
    CONDITIONAL_AUXILIARY,
    COORDINATOR,
    DETERMINER,
    FIRST_ABLE,
    GOVERNOR,
    HAVE,
    HEARSAY,
    HEDGE,
    IMPLIED,
    IN,
    IN_VERB_GROUP,
    INFERRED,
    INFINITIVE_MARK,
    NEGATION,
    PASSIVE,
    PREPOSITION,
    TIME_WORD,
    VERBAL,
)
from copytaster.stages.record import dataclass

GROUP_WORDS_MAX: Final = 12
"""Words before a verb that can belong to its group: "has not yet been officially able to ..."."""

SHARED_WORDS_MAX: Final = 24
"""How far before "and" the first of two coordinated verbs may stand."""

ADVERB_ENDINGS: Final[dict[str, str]] = {
    "en": "ly", "it": "mente", "es": "mente", "pt": "mente", "fr": "ement",
}  # fmt: skip
ADVERB_CHARS_MIN: Final = 6
BY_WORDS_MAX: Final = 5
"""Words between a participle and its "by" where they only say when."""

WITHOUT: Final = frozenset({"ohne", "zonder"})
"""What denies the clause that "dass" opens behind it."""

ADJECTIVE_ENDINGS: Final = ("e", "er", "en", "em", "es")
"""German and Dutch adjectives before their noun; adverbs have none of these."""

CLOSERS: Final = frozenset({",", '"', "“", "”", "«", "»", "‹", "›", "’", "‘"})

GOVERNING_WORDS: Final = 4
"""Words before the comma of a German infinitive among which the verb it hangs on stands."""

WANTING: Final = frozenset(
    {"will", "wollen", "wollte", "wollten", "wolle", "wil", "willen", "wilde", "wilden"}
)
"""Forms of the German and Dutch verb that takes an infinitive without "zu" at the end of its
clause: "will den Mann bald in Haft nehmen".
"""

CLAUSE_BITS: Final = (
    VERBAL
    | NEGATION
    | HEDGE
    | HEARSAY
    | PASSIVE
    | CONDITIONAL_AUXILIARY
    | FIRST_ABLE
    | INFERRED
    | IMPLIED
)
"""What a German verb at the end of its clause takes from the rest of it."""


@dataclass(frozen=True, slots=True)
class Group:
    """`first` is the first word of the group, `bits` all bits of its words; `infinitive`: the verb
    is one.
    """

    first: int
    bits: int
    infinitive: bool

    def has(self, wanted: int) -> bool:
        """Whether a word of the group has one of the bits."""
        return self.bits & wanted != 0


def verb_group(scan: Scan, i: int, form: int) -> Group:
    """Read the group of the verb at word `i`, whose form has the bits `form`."""
    page = scan.page
    floor = max(page.sentences[page.sentence[i]].first, i - GROUP_WORDS_MAX)
    bits, infinitive = 0, form == INFINITIVE
    governed = form & (INFINITIVE | BASE | GERUND) != 0
    if page.lexicon.language == "en" and form & BASE and not form & (PAST | PARTICIPLE | GERUND):
        governed = False  # "NATO forces say": what governs another verb has "to" before it
    j = i - 1
    while j >= floor:
        here = page.bits[j]
        if here & INFINITIVE_MARK and form & (BASE | INFINITIVE):
            infinitive = governed = True
            bits |= INFINITIVE_MARK
        elif here & GOVERNOR and (governed or (j + 1 < i and page.bits[j + 1] & here & GOVERNOR)):
            bits |= here
            governed = False
        elif here & IN_VERB_GROUP or is_adverb(scan, j):
            bits |= here
        elif is_inverted_subject(page, j):
            pass  # "a-t-elle précisé"
        elif here & IN and page.bits[j + 1] & ABLE:
            bits |= ABLE  # "in grado di", "en mesure de"
        else:
            break
        j -= 1
    while j + 1 < i and page.bits[j + 1] & PREPOSITION and not page.bits[j + 1] & VERBAL:
        j += 1
    if not bits & VERBAL and form & (PARTICIPLE | BASE | INFINITIVE):
        bits |= _shared(scan, i, j, form)
    if page.lexicon.verb_last:
        bits |= _of_clause(scan, i, form, floor)
    return Group(j + 1, bits, infinitive)


def is_inverted_subject(page: Page, j: int) -> bool:
    """Whether word `j` is the French pronoun that hangs on its verb: "-t-il"."""
    start = page.starts[j]
    return page.lexicon.language == "fr" and start > 0 and page.text[start - 1] == "-"


def _of_clause(scan: Scan, i: int, form: int, floor: int) -> int:
    """What a German verb takes from the rest of its clause.

    A verb right behind a comma or a quotation opens its clause: what is said stands before.
    """
    page, clause, bits = scan.page, scan.clause_at(i), 0
    opens = i > 0 and page.low[i - 1] in CLOSERS
    first = i if opens else max(clause.first, i - 40)
    if not page.lexicon.capital_nouns:  # Dutch: "..., heeft de politie bevestigd"
        first = next((k for k in range(i - 1, first, -1) if page.low[k] == ","), first)
    if page.low[clause.first - 1] in WITHOUT and page.has(clause.first, COMPLEMENTISER):
        bits |= NEGATION  # "ohne dass jemand verletzt wurde"
    for k in range(first, min(clause.last, i + 5)):
        if k > i and page.low[k] == ",":
            break
        taken = page.bits[k] & CLAUSE_BITS
        if k == i:
            taken &= ~NEGATION  # "ohne Strom" says so itself
        bits |= taken & ~HEARSAY if taken & HEARSAY and _only_describes(page, k, first) else taken
    return bits | _governing(page, i, floor) if form & INFINITIVE else bits


def is_wanted(scan: Scan, i: int, form: int) -> bool:
    """Whether somebody only wants what the verb at word `i`, at the end of its clause, tells."""
    page, clause = scan.page, scan.clause_at(i)
    if not page.lexicon.verb_last or form & PARTICIPLE:
        return False
    return any(page.low[k] in WANTING for k in range(clause.first, clause.last) if k != i)


def _only_describes(page: Page, k: int, first: int) -> bool:
    """Whether "alleged" belongs to a thing behind the verb of the clause, not to what it tells:
    "hat wegen *mutmaßlicher* Spionage festgenommen"; not "der *mutmaßliche* Täter hat getötet".
    """
    if not (page.low[k].endswith(ADJECTIVE_ENDINGS) and page.bits[k] & VERBAL == 0):
        return False
    if page.has(k - 1, PREPOSITION):
        return True
    owned = page.has(k - 1, DETERMINER)
    return not owned and any(page.bits[n] & VERBAL for n in range(first, k))


def _governing(page: Page, i: int, floor: int) -> int:
    """What a German infinitive hangs on before its comma: "weigerte sich, es zuzugeben"."""
    comma = next((k for k in range(i - 1, floor, -1) if page.low[k] == ","), -1)
    if not page.lexicon.capital_nouns:
        comma = i  # Dutch sets none: "is van plan de grens te sluiten"
    bits = 0
    for k in range(comma - 1, max(floor, comma - GOVERNING_WORDS) - 1, -1):
        bits |= page.bits[k] & GOVERNOR
    return bits


def _shared(scan: Scan, i: int, j: int, form: int) -> int:
    """What a coordinated verb takes from the group of the first: "was arrested and charged"."""
    page = scan.page
    if j < 0 or not page.bits[j] & COORDINATOR or page.sentence[j] != page.sentence[i]:
        return 0
    if form & PAST and _takes_object(page, i):
        return 0
    before = scan.clause_at(i).before
    unit = before if before >= 0 else scan.clause_at(i).unit
    for k in range(
        j - 1, max(page.sentences[page.sentence[i]].first, j - SHARED_WORDS_MAX) - 1, -1
    ):
        if scan.clause_at(k).unit != unit:
            continue
        known = scan.events.get(k) or scan.cues.get(k)
        forms = known[1] if known is not None else ()
        like = form & (PARTICIPLE | BASE | INFINITIVE)
        if any(one.bits & like for one in forms):
            group = verb_group(scan, k, like)
            return group.bits if group.has(VERBAL | INFINITIVE_MARK) else 0
        if page.bits[k] & VERBAL:
            return 0
    return 0


def _takes_object(page: Page, i: int) -> bool:
    """Whether an article, name or number follows, as behind an active verb."""
    following = page.bits[i + 1] if i + 1 < len(page.low) else 0
    named = i + 1 < len(page.low) and page.mention[i + 1] >= 0
    return bool(following & DETERMINER) or named


def is_adverb(scan: Scan, i: int) -> bool:
    """Whether a word is an adverb by list or by its ending."""
    page = scan.page
    word = page.low[i]
    ending = ADVERB_ENDINGS.get(page.lexicon.language, "")
    if page.bits[i] & ADVERB:
        return True
    if not ending or len(word) < ADVERB_CHARS_MIN or not word.endswith(ending):
        return False
    noun = page.has(i - 1, DETERMINER | PREPOSITION) or page.is_role(i)
    return not noun  # "le gouvernement"


def is_passive(scan: Scan, i: int, size: int, form: int, group: Group) -> bool:
    """Whether a participle stands in the passive: with a form of "to be", or with its agent behind
    it.
    """
    if not form & PARTICIPLE:
        return False
    if group.has(PASSIVE):
        return True
    if group.has(BE):
        return not scan.page.lexicon.capital_nouns  # German "ist zurückgetreten" is a perfect
    return not group.has(HAVE | VERBAL) and by_behind(scan.page, i + size)


def by_behind(page: Page, k: int) -> bool:
    """Whether "by" follows, behind an adverb or a day: "a toll confirmed late on Monday by"."""
    for n in range(k, min(len(page.low), k + BY_WORDS_MAX)):
        if page.bits[n] & BY:
            return True
        dated = page.bits[n] & AT_TIME and page.has(n + 1, TIME_WORD)
        if not (page.bits[n] & (TIME_WORD | ADVERB) or dated):
            return False
    return False
