"""A word that may be a verb of saying -> whether it is a noun or adjective here."""

from typing import Final

from copytaster.stages.entities_to_claims.groups import Group
from copytaster.stages.entities_to_claims.inflect import (
    BASE,
    FINITE,
    FIRST_PERSONS,
    GERUND,
    INFINITIVE,
    PARTICIPLE,
    PAST,
)
from copytaster.stages.entities_to_claims.lexicon import RoleNoun
from copytaster.stages.entities_to_claims.page import Page, Span
from copytaster.stages.entities_to_claims.romance_cues import (
    is_stray_subjunctive,
    takes_infinitive,
)
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import (
    AS_SAID,
    BY,
    CLAUSE_OPENER,
    CLITIC,
    COMPLEMENTISER,
    COUNTED_CASE,
    DETERMINER,
    FIRST_PERSON,
    INFINITIVE_MARK,
    NEUTER,
    NOUN_LIKE,
    PERSONAL,
    PREPOSITION,
    RELATIVE,
    REPORT_NOUN,
    VERBAL,
)

BEFORE_VERB: Final = RELATIVE | PERSONAL | AS_SAID
BEHIND_LO: Final = ("z", "gn", "ps", "x", "y", "sb", "sc", "sd", "sf", "sg", "sl", "sm", "sp", "st")
"""What Italian nouns begin with that have "lo" for an article; before others "lo" is a pronoun."""

HEADING_WORDS_MIN: Final = 4
HEADING_WORDS_MAX: Final = 30
HEADING_CHARS_MIN: Final = 5
"""Words of a heading, of those that are long enough to have a capital in one."""

PHRASE_WORDS_MAX: Final = 10
"""Words of a phrase whose first noun is a text: "an analysis of newly filed reports shows"."""

ADJECTIVE_ENDINGS: Final = ("e", "en", "er", "em", "es")
"""Of German adjectives before their noun."""

SUSPECTED: Final = frozenset({"suspected", "alleged", "accused"})
"""Participles that describe whom a verb of saying before them tells of."""

ONE: Final = frozenset({"a", "an"})
MANY: Final = frozenset(
    {"few", "lot", "number", "majority", "minority", "handful", "dozen", "third", "half", "million"}
)
"""Nouns behind the English article of one thing that take a verb in the plural: "a few say"."""

FLOATING: Final = frozenset({"all", "both", "each", "tutti", "entrambi", "todos", "tous", "ambos"})
"""Words that say again how many do it, behind the subject: "X and Y, who were there, both"."""

SOME: Final = frozenset(
    {"all", "many", "most", "some", "several", "both", "others", "everyone", "someone", "everybody"}
)
"""English words for a part of a whole that may speak without a noun: "Most say they agree"."""

OPENS_SAID: Final = DETERMINER | PERSONAL | COMPLEMENTISER | NEUTER
"""What shows that a verb stands before it, and no adjective: "many said [they]", but not "most
reported cases".
"""

OPENING_MARKS: Final = frozenset('“„«"‘:')
"""Marks that may stand before a verb with a capital."""


def is_no_verb(scan: Scan, i: int, size: int, bits: int, group: Group) -> bool:
    """Whether the form is a noun or adjective here: "the reported deal", "media reports",
    "confirmed cases".
    """
    if bits == 0:
        return False
    if scan.page.low[i] in SUSPECTED and i - 1 in scan.cues:
        return True  # "say suspected fighters killed"
    if bits & BASE and i > 1 and scan.page.low[i - 2] in ONE and scan.page.low[i - 1] not in MANY:
        return True  # "opened fire on a police post"
    if size > 1 and i and scan.page.low[i] == "points" and _is_counted(scan, i):
        return True  # "by 25 basis points to 4 percent"
    rules = (_is_described, _is_capital_noun, _is_governed, _is_bare_noun)
    return next((found for rule in rules if (found := rule(scan, i, size, bits, group))), None) == 1


def _is_counted(scan: Scan, i: int) -> bool:
    """Whether what stands before a plural counts it: a number, or "basis", "percentage"."""
    word = scan.page.low[i - 1]
    return word in {"basis", "percentage"} or word[0].isdigit()


def _is_described(scan: Scan, i: int, size: int, bits: int, group: Group) -> int:
    """1: an adjective or noun by what stands right beside it; -1: surely a verb; 0: unknown."""
    page = scan.page
    before = page.bits[i - 1] if i else 0
    bare = _is_bare(scan, i, group)
    if page.has(i + size, COUNTED_CASE) and not group.has(VERBAL):
        return 1
    if bits in FIRST_PERSONS and scan.quotes.at[i] < 0:
        return -1 if before & FIRST_PERSON else 1  # outside quotations nobody says "I"
    if is_stray_subjunctive(scan, i, bits):
        return 1
    if page.lexicon.language == "en" and bits == FINITE and group.has(VERBAL):
        return 1  # "has questions"
    if bare and i and page.low[i - 1] in {"'s", "’s"} and bits & (BASE | FINITE | PAST):
        return 1
    infinitive = bits & INFINITIVE and before & INFINITIVE_MARK
    if page.lexicon.capital_nouns and before & DETERMINER and not _leads_to_noun(page, i + size):
        return 0  # "beide riefen", but "die befürchtete Krise"
    floats = (
        i > 1
        and page.low[i - 1] in FLOATING
        and (page.mention[i - 2] >= 0 or page.low[i - 2] == "," or page.has(i - 2, PERSONAL))
    )
    if (
        bare
        and not (floats or _some_say(page, i, size))
        and before & (DETERMINER | PREPOSITION)
        and not (before & BEFORE_VERB or infinitive)
    ):
        return -1 if bits & GERUND and before & BY else 1
    counted = i > 0 and (page.low[i - 1][0].isdigit() or page.low[i - 1] in page.lexicon.numbers)
    if page.lexicon.verb_last:  # "wie es am 3. Mai 2022 berichtet", "seit 2022 bestätigt"
        counted = counted and i + size < len(page.low) and page.capital[i + size]
    return int(
        group.first == i and counted and bits & (PARTICIPLE | BASE | FINITE) != 0
    )  # "12 suspected men"


def _some_say(page: Page, i: int, size: int) -> bool:
    """ "Many said they would": the word before stands for those who say it."""
    behind = i + size
    alone = i > 0 and page.low[i - 1] in SOME
    named = behind < len(page.low) and page.mention[behind] >= 0
    return alone and (named or page.has(behind, OPENS_SAID))


def _leads_to_noun(page: Page, i: int) -> bool:
    """Whether a noun or its adjective follows, where nouns have capitals."""
    return i < len(page.low) and (page.capital[i] or page.low[i].endswith(ADJECTIVE_ENDINGS))


def _is_bare(scan: Scan, i: int, group: Group) -> bool:
    """Whether no auxiliary or adverb stands before the word."""
    return group.first == i or (group.first == i - 1 and _is_article(scan, i))


def _is_capital_noun(scan: Scan, i: int, _size: int, _bits: int, _group: Group) -> int:
    """German nouns."""
    page = scan.page
    return int(page.capital[i] and page.lexicon.capital_nouns and i > _first(scan, i))


def _is_governed(scan: Scan, i: int, _size: int, _bits: int, group: Group) -> int:
    """ "Amid alleged reports that", "the first reports", "Tarmac Whispers"."""
    page = scan.page
    described = page.bits[group.first - 1] if group.first and not group.has(VERBAL) else 0
    governed = described & (PREPOSITION | DETERMINER) and not described & (BEFORE_VERB | NEUTER)
    if page.bits[i] & NOUN_LIKE and governed:
        return 1
    if page.capital[i] and i > _first(scan, i) and not is_heading(scan, i):
        return -1 if page.low[i - 1] in OPENING_MARKS else 1
    return 0


def _is_bare_noun(scan: Scan, i: int, size: int, bits: int, group: Group) -> int:
    """A word that is a noun as well, with no subject beside it."""
    page = scan.page
    if not page.bits[i] & NOUN_LIKE or not _is_bare(scan, i, group):
        return 0
    before = page.bits[i - 1] if i else 0
    if bits & GERUND and (before & BY or (i and page.low[i - 1] == ",")):
        return -1  # "..., saying the talks had failed"
    says_that = page.has(i + size, COMPLEMENTISER) and not page.bits[i] & REPORT_NOUN
    verb = (
        before & BEFORE_VERB
        or takes_infinitive(page, i + size)
        or (page.has(i + size, INFINITIVE_MARK) and page.is_role(i - 1))
        or says_that
        or _subject_before(scan, i)
        or _subject_behind(scan, i, size)
    )
    return -1 if verb else 1


def _is_article(scan: Scan, i: int) -> bool:
    """Whether what may be article or pronoun is an article before word `i`, a noun by its look:
    "l'attacco", "la conferma", but "lo conferma".
    """
    page = scan.page
    both = page.has(i - 1, DETERMINER) and page.has(i - 1, CLITIC)
    if not both or not page.has(i, NOUN_LIKE):
        return False
    return page.low[i - 1] != "lo" or page.low[i].startswith(BEHIND_LO)


def _subject_behind(scan: Scan, i: int, size: int) -> bool:
    """Whether a mark before and a name behind make it a verb: "..., conferma la Nato"."""
    page = scan.page
    if not page.lexicon.free_inversion or i == _first(scan, i):
        return False
    following = i + size
    marked = page.low[i - 1] in {",", "”", "»", '"', "–", "—"}
    return marked and (page.has(following, DETERMINER) or _is_named(scan, following))


def _is_named(scan: Scan, i: int) -> bool:
    return i < len(scan.page.low) and scan.page.mention[i] >= 0


def _first(scan: Scan, i: int) -> int:
    return scan.page.sentences[scan.page.sentence[i]].first


def _subject_before(scan: Scan, i: int) -> bool:
    """Whether a name, pronoun or closing mark right before the word makes it a verb."""
    page = scan.page
    j = i - 1
    if j < _first(scan, i):
        return False
    if page.mention[j] >= 0 or page.capital[j] or page.bits[j] & PERSONAL != 0:
        return True
    if page.lexicon.language == "en" and _is_document(scan, j):
        return True  # "the survey shows"
    romance = page.lexicon.free_inversion or page.lexicon.splits_elision
    return romance and page.is_role(j) and page.has(j - 1, DETERMINER)  # "l'azienda conferma"


def _is_document(scan: Scan, j: int) -> bool:
    """Whether the noun phrase that ends with word `j` is a text: "documents from the court"."""
    page = scan.page
    for k in range(j, max(_first(scan, j), j - PHRASE_WORDS_MAX) - 1, -1):
        head = k == j or page.bits[k + 1] & PREPOSITION
        if head and any(role.kind == "document" for role in _roles_at(page, k)):
            return True
        if not page.low[k][0].isalnum() or page.bits[k] & (VERBAL | CLAUSE_OPENER):
            return False
    return False


def _roles_at(page: Page, k: int) -> tuple[RoleNoun, ...]:
    hit = page.lexicon.roles.at(page.low, k, k + 1)
    return hit[1] if hit is not None else ()


def is_heading(scan: Scan, i: int) -> bool:
    """Whether a word stands in a title or sub-head, or in a line whose words all have capitals."""
    sentence = scan.page.sentences[scan.page.sentence[i]]
    return sentence.section in {"title", "subhead"} or _is_title_case(scan.page, sentence)


def _is_title_case(page: Page, sentence: Span) -> bool:
    """Whether the longer words of a line all begin with a capital: "New Poll Shows Rise in"."""
    if page.lexicon.language != "en" or sentence.last - sentence.first > HEADING_WORDS_MAX:
        return False
    longer = [
        k for k in range(sentence.first, sentence.last) if len(page.low[k]) >= HEADING_CHARS_MIN
    ]
    return len(longer) >= HEADING_WORDS_MIN and all(page.capital[k] for k in longer)
