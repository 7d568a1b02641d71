"""Words -> numbers: digits with their separators, number words, scales, fractions."""

import re
from typing import Final

from copytaster.stages.entities_to_claims.lexicon import Lexicon, NumberWord
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.word_class import (
    BE,
    COORDINATOR,
    DETERMINER,
    OF,
    PREPOSITION,
    VERBAL,
)

DIGITS: Final = re.compile(r"\d+(?:[.,:'’ ]\d+)*")
VALUE_MAX: Final = 1e15
"""Above this no quantity of news is meant; it is a serial number."""

NUMBERED_WORDS_MAX: Final = 4
"""Words between "are" and the number: "are at least 12"."""

NUMBER_WORDS_MAX: Final = 8
TEN: Final = 10
HUNDRED: Final = 100
THOUSAND: Final = 1_000
GROUP_DIGITS: Final = 3
DIGITS_MAX: Final = 16
"""Digits of a quantity; more are a serial number."""

COMPOUND_CHARS: Final = range(6, 41)
"""Letters of a number written as one word: "dreißig" is a plain entry."""

JOINED: Final[dict[str, tuple[str, ...]]] = {"de": ("und",), "it": (), "nl": ("ën", "en")}
"""Languages that write numbers as one word, and the "and" within."""

HALF: Final = 0.5
HALF_WORDS: Final = 3
"""Words of "and a half"."""

HYPHENATING: Final = frozenset({"en", "fr", "pt"})
FOUR: Final = 4
SCORE: Final = 20
"""French counts four twenties: "quatre-vingt"."""

SCALE_LETTERS_MAX: Final = 2
"""Letters of a scale that counts only right behind digits: "4.2b", "12 bn"."""

SIGNS: Final = frozenset("$€£¥₹₽₺₩₪₴")
MEASURED: Final = frozenset({"long", "wide", "tall", "high", "deep", "away", "lang", "hoch"})
METRES: Final = "m"
METRES_MAX: Final = 1_000
"""Below this a bare "m" without money before it measures: "37m long"."""


def number_at(page: Page, i: int, end: int) -> tuple[int, float, bool] | None:
    """A number at word `i`: where it ends, its value, whether it is indefinite."""
    first = page.low[i]
    numbers = page.lexicon.numbers
    if first == "." and i + 1 < end and page.low[i + 1].isdigit():
        return _fraction(page, i)
    if not first[0].isdigit() and first not in numbers:
        found = compound(first, page.lexicon)
        if found is not None and "-" in first:
            return _read(page, i, end)
        return (i + 1, found, False) if found is not None else None
    if first in numbers and numbers[first].scale and len(first) <= SCALE_LETTERS_MAX:
        return None  # "at 9 a.m.": a letter is a thousand or a million only behind digits
    return _read(page, i, end)


def _read(page: Page, i: int, end: int) -> tuple[int, float, bool] | None:
    numbers = page.lexicon.numbers
    total = current = 0.0
    vague = seen = False
    k = i
    while k < min(end, i + NUMBER_WORDS_MAX):
        word = page.low[k]
        if word[0].isdigit():
            value = _digits_at(page, k)
            if seen or value is None:
                break
            current, seen, k = value, True, k + 1
            continue
        entry = numbers.get(word)
        if entry is None and "-" in word:
            joined = compound(word, page.lexicon)
            entry = NumberWord(joined) if joined is not None else None
        if entry is None:
            if seen and page.bits[k] & COORDINATOR and _goes_on(page, k + 1, end, total + current):
                k += 1
                continue
            if seen and _is_half(page, k, end):
                current, k = current + HALF, k + HALF_WORDS
                continue
            times = _times(page, k, end) if vague else None
            if times is not None:
                total, current, k = 0.0, (total + current) * times, k + 2
                continue
            break
        digits = seen and page.low[k - 1][0].isdigit()
        if (digits and not entry.scale) or (entry.scale and not _is_scale(page, k, i, current)):
            break
        total, current, vague = _joined(entry, total, current, vague=vague)
        seen, k = True, k + 1
    value = total + current
    return (k, value, vague) if seen and 0 <= value <= VALUE_MAX else None


def _times(page: Page, k: int, end: int) -> float | None:
    """ "Tens of thousands": the indefinite amount behind "of"."""
    behind = page.lexicon.numbers.get(page.low[k + 1]) if k + 1 < end else None
    return behind.value if page.bits[k] & OF and behind is not None and behind.vague else None


def _fraction(page: Page, i: int) -> tuple[int, float, bool] | None:
    """ ".001": digits behind a point that nothing stands before."""
    before = i > 0 and page.ends[i - 1] == page.starts[i]
    behind = page.starts[i + 1] == page.ends[i] and len(page.low[i + 1]) <= DIGITS_MAX
    return (i + 2, float(f"0.{page.low[i + 1]}"), False) if behind and not before else None


def _digits_at(page: Page, k: int) -> float | None:
    """The digits at word `k`; before "million" a point is no separator of thousands."""
    word = page.low[k]
    following = page.lexicon.numbers.get(page.low[k + 1]) if k + 1 < len(page.low) else None
    scaled = following is not None and following.scale and following.value > THOUSAND
    plain = word.replace(".", "", 1)
    if scaled and plain.isascii() and plain.isdigit() and not page.lexicon.decimal_comma:
        return float(word) if len(word) <= DIGITS_MAX else None
    return parsed(word, decimal_comma=page.lexicon.decimal_comma)


def _is_scale(page: Page, k: int, first: int, current: float) -> bool:
    """Whether "m" behind digits are millions and no metres: money stands before, or things
    follow.
    """
    if page.low[k] != METRES:
        return True
    before = page.low[first - 1] if first > 0 else ""
    paid = before in SIGNS or before in page.lexicon.measures.table
    follows = k + 1 < len(page.low) and page.low[k + 1].isalpha()
    counted = follows and not page.bits[k + 1] & (PREPOSITION | VERBAL | COORDINATOR)
    return paid or current >= METRES_MAX or (counted and page.low[k + 1] not in MEASURED)


def _goes_on(page: Page, k: int, end: int, so_far: float) -> bool:
    """ "Two hundred and five", "treinta y cinco": a conjunction inside a number.

    What follows fills the noughts of what stands before; English joins no tens that way.
    """
    entry = page.lexicon.numbers.get(page.low[k]) if k < end else None
    if entry is None or entry.scale or entry.vague or page.low[k - 2][0].isdigit():
        return False
    least = HUNDRED if page.lexicon.language == "en" else SCORE
    room = next((size for size in (TEN, HUNDRED, THOUSAND) if entry.value < size), 0)
    if page.lexicon.language == "fr" and TEN <= entry.value < SCORE:
        room = SCORE  # "soixante et onze"
    return so_far >= least and room > 0 and entry.value >= 1 and so_far % room == 0


def _is_half(page: Page, k: int, end: int) -> bool:
    """ "two and a half years"."""
    if k + HALF_WORDS > end or not page.bits[k] & COORDINATOR:
        return False
    entry = page.lexicon.numbers.get(page.low[k + HALF_WORDS - 1])
    return entry is not None and entry.value == HALF and page.has(k + 1, DETERMINER)


def _joined(
    entry: NumberWord, total: float, current: float, *, vague: bool
) -> tuple[float, float, bool]:
    if entry.scale:
        return (*_scaled(entry, total, current), vague)
    if entry.vague:
        return total, max(current, 1.0) * entry.value, True
    return total, current + entry.value, vague


def _scaled(entry: NumberWord, total: float, current: float) -> tuple[float, float]:
    """Total and current after a scale: "three hundred" may grow, "three thousand" is complete."""
    scaled = max(current, 1.0) * entry.value
    return (total + scaled, 0.0) if entry.value >= THOUSAND else (total, scaled)


def parsed(word: str, *, decimal_comma: bool) -> float | None:
    """The value of digits with separators, by the habits of the language; None for times and
    dates.
    """
    if ":" in word or not DIGITS.fullmatch(word):
        return None
    plain = re.sub("['’ ]", "", word)
    group, point = (".", ",") if decimal_comma else (",", ".")
    whole, _, fraction = plain.partition(point)
    if point in fraction or group in fraction:
        whole, fraction = plain.replace(point, ""), ""  # "1.234.567" in an English text
    elif _is_thousands(whole, fraction, group, decimal_comma=decimal_comma):
        whole, fraction = whole + fraction, ""
    if not fraction and _is_foreign_point(whole, group):
        return float(whole.replace(group, "."))
    digits = whole.replace(group, "")
    if not digits or len(digits) > DIGITS_MAX:
        return None
    return float(f"{digits}.{fraction}") if fraction else float(digits)


def _is_foreign_point(whole: str, group: str) -> bool:
    """ "10.25 por ciento", as Mexico writes it: one or two digits are no group of thousands."""
    before, found, behind = whole.partition(group)
    return bool(found and before) and 0 < len(behind) < GROUP_DIGITS and len(before) <= GROUP_DIGITS


def _is_thousands(whole: str, fraction: str, group: str, *, decimal_comma: bool) -> bool:
    """ "3.000" in an English text, "3,000" in an Italian one: three digits are thousands.

    English sets a point there only by mistake: 12.500 may be thousands, 96.088 is none.
    """
    if len(fraction) != GROUP_DIGITS or group in whole or whole == "0":
        return False
    return decimal_comma or (len(whole) <= GROUP_DIGITS and fraction.endswith("00"))


def compound(word: str, lexicon: Lexicon) -> float | None:
    """A number written as one word: "dreihundert", "drieënveertig", "twenty-eight"."""
    if "-" in word and lexicon.language in HYPHENATING:
        return _hyphenated(word, lexicon)
    if lexicon.language not in JOINED or len(word) not in COMPOUND_CHARS:
        return None
    total = current = 0.0
    rest = word
    while rest:
        entry_word = _longest(rest, lexicon)
        if entry_word is None:
            return None
        entry = lexicon.numbers[entry_word]
        if entry.scale:
            total, current = _scaled(entry, total, current)
        else:
            current += entry.value
        rest = rest[len(entry_word) :]
        joints = (one for one in JOINED[lexicon.language] if rest.startswith(one))
        joint = next(joints, "")
        rest = rest[len(joint) :]
    return total + current


def _hyphenated(word: str, lexicon: Lexicon) -> float | None:
    """ "Twenty-eight", "quarante-deux", "quatre-vingt-dix": the parts add up."""
    total = 0.0
    for part in word.split("-"):
        entry = lexicon.numbers.get(part)
        if entry is None or entry.scale or entry.vague:
            return None
        twenties = total == FOUR and entry.value == SCORE
        total = FOUR * SCORE if twenties else total + entry.value
    return total


def _longest(rest: str, lexicon: Lexicon) -> str | None:
    for size in range(min(len(rest), 12), 2, -1):
        entry = lexicon.numbers.get(rest[:size])
        if entry is not None and not entry.vague:
            return rest[:size]
    return None


def is_counted(page: Page, i: int) -> bool:
    """Whether a number stands right before word `i`: "five dead", "tremila morti", "dozens of"."""
    k = i - 1
    article = page.lexicon.free_inversion and page.has(k, DETERMINER)  # "cinquanta i morti"
    if k > 0 and (page.bits[k] & OF or article) and page.low[k] not in page.lexicon.numbers:
        k -= 1
    if k < 0 or page.sentence[k] != page.sentence[i]:
        return False
    word = page.low[k]
    known = word[0].isdigit() or word in page.lexicon.numbers
    return known or compound(word, page.lexicon) is not None


def is_numbered(page: Page, i: int) -> bool:
    """Whether a number says how many word `i` are: "i morti sono almeno 12"."""
    if i >= len(page.low) or not page.has(i, BE):
        return False
    ahead = range(i + 1, min(i + 1 + NUMBERED_WORDS_MAX, len(page.low) - 1))
    return any(is_counted(page, k + 1) for k in ahead if page.sentence[k] == page.sentence[i])
