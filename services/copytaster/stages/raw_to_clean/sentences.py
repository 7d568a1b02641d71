"""A paragraph -> the spans of its sentences, in one pass.

Own code instead of a library: sentencex 1.0.32 takes 6 s for 200,000 quotation marks, splits
`M. Macron` and does not split after `Nato` in Italian.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from copytaster.stages.raw_to_clean.tools import Abbreviations

QUOTE_CHARS_MAX: Final = 700
"""Longer quotations are split inside: rules that read sentence by sentence lose their thread."""

QUESTION_TAG_CHARS_MAX: Final = 60
"""`"Why?" Rutte asked.`: how long what follows a quoted question in its sentence may be."""

_BOUNDARY = re.compile(
    r"(?P<stop>[.!?…]+|[。！？।؟]+)(?P<close>[\"”“’»«)\]]*)"
    r"(?P<gap>\s+|(?=[A-ZÀ-Þ][a-zß-ÿ]+[\s,])|$)"
    r"|(?P<cjk>[。！？]+[」』”]*)"
)
_QUOTE = re.compile('["“”„«»]')
_LAST_WORD = re.compile(r"[^\s'’(«“\"„\[]+$")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]?")
_ITEM_NUMBER = re.compile(r"\s*\d{1,3}\.")
_ORDINAL = re.compile(r"\d{1,3}|[IVX]{1,5}")
_NEXT_WORD_END = re.compile(r"[\s'’,.;:]")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def sentences_of(paragraph: str, language: str, known: Abbreviations) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of a paragraph, in order, without surrounding space.

    A quotation of several sentences is kept whole up to a length; pieces without a letter or digit
    are joined to what stands before them.
    """
    begins, ends = _quotations(paragraph)
    start = 0
    for match in _BOUNDARY.finditer(paragraph):
        end = match.end() if match["cjk"] else match.end("close")
        following = match.end()
        if following >= len(paragraph):
            break
        if _ITEM_NUMBER.fullmatch(paragraph, start, match.end("stop")):
            continue
        if match["cjk"] is None and not _ends_sentence(paragraph, match, language, known):
            continue
        at = bisect_right(begins, match.start()) - 1
        if at >= 0 and end <= ends[at]:
            continue  # inside of a quotation that goes on
        if match["stop"] and match["stop"][-1] in "!?" and match["close"]:
            rest = paragraph[following : following + QUESTION_TAG_CHARS_MAX]
            if at >= 0 and start <= begins[at] and _is_tag(rest):
                continue
        if _LETTER_OR_DIGIT.search(paragraph, start, end) and _LETTER_OR_DIGIT.search(
            paragraph, following
        ):
            yield _trimmed(paragraph, start, end)
            start = following
    if _LETTER_OR_DIGIT.search(paragraph, start):
        yield _trimmed(paragraph, start, len(paragraph))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def _quotations(text: str) -> tuple[list[int], list[int]]:
    """Begins and ends (place of the closing mark) of closed quotations, not too long, in order."""
    begins: list[int] = []
    ends: list[int] = []
    opened, mark = -1, ""
    for match in _QUOTE.finditer(text):
        char, at = match[0], match.start()
        if opened >= 0 and char in _CLOSERS.get(mark, ""):
            if at - opened <= QUOTE_CHARS_MAX:
                begins.append(opened)
                ends.append(at)
            opened = -1
        elif char in '"“„«' or (char == "»" and (at == 0 or text[at - 1].isspace())):
            if char == "“" and opened < 0 and not text[at + 1 : at + 2].strip():
                continue  # a German closing mark without its opening one
            opened, mark = at, char
    return begins, ends


_CLOSERS: Final = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«"}


def _ends_sentence(text: str, match: re.Match[str], language: str, known: Abbreviations) -> bool:
    following = text[match.end() : match.end() + 1]
    if following.islower() or following in ".,;:)]”":
        return False
    if following == "»" and not text[match.end() + 1 : match.end() + 2].isalnum():
        return False  # closes; before a letter it opens, as in German books
    stop = match["stop"]
    if stop != "." or match["close"]:
        return True
    found = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
    if found is None:
        return True
    word = found[0]
    if match["gap"] == "":  # glued: `the war.Rutte said`; not `Booking.Com`
        return len(word) > 2 and word.isalpha() and word.islower()  # noqa: PLR2004 - shorter is a name
    return not _is_abbreviation(word, text[match.end() : match.end() + 24], language, known)


def _is_abbreviation(word: str, rest: str, language: str, known: Abbreviations) -> bool:
    """Whether the full stop after `word` belongs to it, seen by what follows."""
    folded = word.casefold()
    next_word = _NEXT_WORD_END.split(rest, maxsplit=1)[0].strip('"“„«(¿¡')
    if folded in known.before_names(language):
        return next_word[:1].isupper()
    if next_word[:1].isdigit() and folded in known.before_numbers(language):
        return True
    if known.begins(next_word, language):
        return len(word) == 1 and word.isupper() and next_word in NAME_PARTICLES
    return bool(
        folded in known.within(language)
        or _ACRONYM.fullmatch(word)
        or (len(word) == 1 and word.isupper() and next_word[:1].isupper())  # `J. Smith`
        or (language in ORDINAL_POINT and _ORDINAL.fullmatch(word))  # `am 3. Oktober`, `Karl V.`
    )


NAME_PARTICLES: Final = frozenset({"Le", "La", "Lo", "Di", "De", "Da", "Del", "El"})
"""Words that begin sentences, and also the second part of names (`J. Le Goff`)."""

ORDINAL_POINT: Final = frozenset({"de", "da", "nb", "no", "fi", "cs", "sk", "sl", "hr", "hu", "pl"})
"""Languages that write ordinals with a point (CLDR)."""


def _is_tag(rest: str) -> bool:
    """Whether `Rutte asked.` follows: a name, then small words, and soon the end."""
    clause = re.split(r"[.!?]", rest, maxsplit=1)
    words = clause[0].split()
    return len(clause) > 1 and 1 < len(words) <= 6 and words[-1].islower()  # noqa: PLR2004 - a short clause
