"""Numbers that count nothing: dates, times of day, ordinals, scores, numbers in names."""

from typing import Final

from copytaster.stages.entities_to_claims.page import Page, Span
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    OF,
    PREPOSITION,
    TIME_WORD,
    VERBAL,
)

ORDINALS: Final = frozenset({"st", "nd", "rd", "th", "s", "ème", "er", "ère"})
"""Letters glued to digits that make them an ordinal or a decade: "22nd", "1970s", "1er"."""

SIGNED: Final = frozenset("$€£¥")
DASHES: Final = frozenset({"-", "–", "‑"})
BOUNDS: Final = frozenset({"minus", "sub"})
"""Words joined to a number that is one for all that: "minus-5", "sub-300"."""

MINUS: Final = frozenset({"-", "−"})
DAYS_MAX: Final = 31
DAY_DIGITS: Final = 2
MONTH_CHARS: Final = 3
"""Letters of a short month: "may" and "mar" are other words as well, without a capital."""

SCORE_MAX: Final = 200
"""Points of one side in a match."""

DIGITS_MAX: Final = 9
AGE_MAX: Final = 110
NOUN_WORDS: Final = 3
"""Words from a number to the end of the noun it counts."""

HURT: Final = frozenset({"dead", "injured", "wounded", "killed", "missing", "hurt"})
LABELS: Final = frozenset(
    {"section", "row", "part", "page", "chapter", "article", "game", "room", "phase", "channel",
     "category", "number", "no", "level", "flight", "route", "highway", "act", "amendment",
     "episode", "season", "title", "rule", "grade", "type", "version", "appendix", "group",
     "articolo", "capitolo", "pagina", "artículo", "capítulo", "página", "artikel", "seite",
     "kapitel", "artigo", "chapitre", "categoria", "categoría", "catégorie", "kategorie", "volo",
     "vuelo", "vol", "flug", "voo", "numero", "número", "numéro", "nummer", "nr"}
)  # fmt: skip
"""Words whose number says which one is meant."""


def is_label(page: Page, sentence: Span, first: int, last: int, *, measured: bool) -> bool:
    """Whether the number at `first` to `last` tells when, which one or the score, not how many."""
    if page.low[first] in page.lexicon.numbers:
        return not measured and _is_pronoun(page, sentence, first, last)
    if is_day_in_brackets(page, first - 1):
        return True
    if _is_date(page, sentence, first, last) or _is_time(page, sentence, last):
        return True
    if _is_glued(page, sentence, first, last):
        return True
    if not measured and _is_dutch_age(page, sentence, first, last):
        return True
    score = _is_score(page, sentence, first, last)
    return not measured and (score or _is_name(page, sentence, first, last))


def is_day_in_brackets(page: Page, i: int) -> bool:
    """Whether the bracket at word `i` only gives the day behind a weekday: "segunda-feira (5)"."""
    if i < 1 or i + 2 >= len(page.low) or page.low[i] != "(" or page.low[i + 2] != ")":
        return False
    day = page.low[i + 1]
    numeric = day.isdecimal() and len(day) <= DAY_DIGITS and int(day) <= DAYS_MAX
    return numeric and page.bits[i - 1] & TIME_WORD != 0


def _is_dutch_age(page: Page, sentence: Span, first: int, last: int) -> bool:
    """ "Een man van 58 aangehouden", "een vrouw van 81": nothing that could be counted follows."""
    if page.lexicon.language != "nl" or first <= sentence.first or page.low[first - 1] != "van":
        return False
    digits = page.low[first]
    if last != first + 1 or not digits.isdigit() or int(digits) > AGE_MAX:
        return False
    return last >= sentence.last or page.low[last] not in page.lexicon.objects.table


def is_sign_of_minus(page: Page, first: int) -> bool:
    """Whether a minus stands at the number: "-1.3%", "minus-5 yards", not "10-12"."""
    k = first - 1
    if k > 0 and page.low[k] in SIGNED:
        k -= 1
    if k < 0:
        return False
    if page.low[k] == "minus":
        return True
    if page.low[k] not in MINUS or page.ends[k] != page.starts[k + 1] or k == 0:
        return False
    before = page.low[k - 1]
    return before == "minus" or before in SIGNED or page.ends[k - 1] < page.starts[k]


def _is_date(page: Page, sentence: Span, first: int, last: int) -> bool:
    """ "September 8", "8 September", "Aug. 14", "8 de septiembre", "Mar 9 2018"."""
    months = page.lexicon.months
    if last != first + 1 or not page.low[first].isdigit():
        return False
    before = first - 1
    if before > sentence.first and page.low[before] in {".", ","}:
        before -= 1
    if before >= sentence.first and page.low[before] in months:
        return (
            page.capital[before]
            or page.lexicon.free_inversion
            or len(page.low[before]) > MONTH_CHARS
        )
    if len(page.low[first]) > DAY_DIGITS or int(page.low[first]) > DAYS_MAX:
        return False
    ahead = last + (last < sentence.last and bool(page.bits[last] & OF or page.low[last] == "."))
    return ahead < sentence.last and page.low[ahead] in months


def _is_time(page: Page, sentence: Span, last: int) -> bool:
    """ "11 a.m.", "5am", "10.45pm", "17 Uhr"."""
    if last >= sentence.last:
        return False
    if page.low[last] in {"pm", "uhr"}:
        return True
    if page.low[last] == "am":
        return page.lexicon.language == "en"
    dotted = last + 2 < sentence.last and page.low[last + 1] == "."
    return page.low[last] in {"a", "p"} and dotted and page.low[last + 2] == "m"


def _is_glued(page: Page, sentence: Span, first: int, last: int) -> bool:
    """Part of a word: "S23", "V-12", "22nd", "1970s", "COVID-19", "last-32"."""
    low, starts, ends = page.low, page.starts, page.ends
    if last < sentence.last and starts[last] == ends[last - 1] and low[last] in ORDINALS:
        return True
    before = first - 1
    if before < sentence.first or ends[before] != starts[first]:
        return False
    if low[before] in DASHES and before > sentence.first:
        word = before - 1
        return ends[word] == starts[before] and low[word].isalpha() and low[word] not in BOUNDS
    return low[before] == "_" or (
        low[before].isalpha() and low[before] not in page.lexicon.measures.table
    )


def _is_score(page: Page, sentence: Span, first: int, last: int) -> bool:
    """ "Won 2-1", "at 2-0 down": two numbers and a dash between them, with nothing counted."""
    low, starts, ends = page.low, page.starts, page.ends
    for one, dash, other in ((first, last, last + 1), (first - 2, first - 1, first)):
        if one < sentence.first or other >= sentence.last or low[dash] not in DASHES:
            continue
        glued = ends[dash - 1] == starts[dash] and ends[dash] == starts[other]
        if glued and low[one].isdigit() and low[other].isdigit():
            counted = other + 1 < sentence.last and _counts(page, other + 1)
            highest = max(int(low[one][:DIGITS_MAX]), int(low[other][:DIGITS_MAX]))
            return not counted and highest < SCORE_MAX
    return False


def _is_name(page: Page, sentence: Span, first: int, last: int) -> bool:
    """ "IPhone 11", "Section 427", "Model 3", "the S&P 500": a number right behind a name, with
    nothing behind it that it could count.
    """
    k = first - 1
    if k < sentence.first or not page.low[k].isalpha():
        return False
    if page.low[k] in LABELS:
        return True
    if page.lexicon.capital_nouns or k == sentence.first:
        return False
    named = page.surface(k, k + 1) != page.low[k]
    return named and not _counts_many(page, sentence, last)


def _counts_many(page: Page, sentence: Span, k: int) -> bool:
    """Whether a noun follows that a number can count: in English a plural."""
    if page.lexicon.language != "en":
        return k < sentence.last and _counts(page, k)
    for n in range(k, min(sentence.last, k + NOUN_WORDS)):
        if not _counts(page, n):
            return False
        word = page.low[n]
        if word in HURT or (word.endswith("s") and not word.endswith("ss")):
            return True
    return False


def _counts(page: Page, k: int) -> bool:
    """Whether word `k` can be what a number counts: a noun or an adjective in small letters."""
    if not page.low[k].isalpha() or (page.capital[k] and not page.lexicon.capital_nouns):
        return False
    return not page.bits[k] & (PREPOSITION | VERBAL | ADVERB)


def _is_pronoun(page: Page, sentence: Span, first: int, last: int) -> bool:
    """ "Each one they lose", "the same one", "BBC One": English "one" for a thing named before."""
    if page.low[first] != "one" or last != first + 1 or page.lexicon.language != "en":
        return False
    if page.capital[first] and first > sentence.first:
        return True
    return last >= sentence.last or not (_counts(page, last) or page.bits[last] & OF)
