"""A paragraph -> the spans of its sentences, in one pass.

Own code instead of a library: sentencex 1.0.32 takes 6 s for 200,000 quotation marks, splits `M. Macron` and
does not split after `Nato` in Italian.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

QUOTE_CHARS_MAX: Final = 700
"""Longer quotations are split inside: rules that read one sentence at a time lose the thread of them."""

QUESTION_TAG_CHARS_MAX: Final = 60
"""`"Why?" Rutte asked.`: what follows a question or exclamation in quotation marks in the same sentence."""

_BOUNDARY = re.compile(
    r"(?P<stop>[.!?…]+|[。！？।؟]+)(?P<close>[\"”“’»«)\]]*)(?P<gap>\s+|(?=[A-ZÀ-Þ][a-zß-ÿ]+[\s,])|$)"
    r"|(?P<cjk>[。！？]+[」』”]*)"
)
_QUOTE = re.compile('["“”„«»]')
_LAST_WORD = re.compile(r"[^\s'’(«“\"„\[]+$")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")
_NUMBER = re.compile(r"\d{1,3}")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")

BEFORE_NAMES: Final = frozenset(
    """mr mrs ms dr prof gen lt col maj sgt capt cpl cmdr adm brig sen rep gov pres rev hon st ste mt ft messrs
    supt insp det m mm me mgr dott dott.ssa sig avv on ing arch geom rag sen cav gen col cap ten mar magg brig
    sr sra srta sres d dña dn lic ing exmo exma exmos ilmo dra drª profa eng gral cnel tte cap pte fray
    hrsg dipl inh frl hptm oberstlt vgl jr vs""".split()
)
"""Titles and the like: a name follows."""

BEFORE_NUMBERS: Final = frozenset(
    """no nos nr art arts pag pagg pág págs p pp vol fig cap núm num nº n abs ziff kap par sec ch ed
    jan feb mar apr jun jul aug sep sept oct nov dec gen mag giu lug ago set ott dic ene abr
    janv févr avr juil août déc mrz okt dez fev out""".split()
)
"""A number follows; before anything else they end a sentence."""

WITHIN: Final = frozenset(
    """etc approx ca bzw usw u.a z.b d.h evtl ggf inkl bspw sog rd tel str a.d b.d i.e e.g cf p.ex ecc es cit seg
    segg c.d cd p.es aprox pág etc ej p.ej av avda apdo dept est max min mio mrd mill ap""".split()
)
"""Never the end of a sentence when lower case or a number follows, rarely otherwise."""

COMPANY: Final = frozenset("inc corp ltd co bros plc llc cia cía ltda s.a s.p.a s.r.l".split())

STARTERS: Final = frozenset(
    """the a an he she it they we i in on at but and as this that these those there his her their its after
    before when while if for from with by to however meanwhile earlier later last one
    il lo la i gli le un una l' in nel nella ma e è si ha secondo anche dopo prima questo questa
    el los las un una en pero y se su sus según tras también después este esta no
    les des une dans mais et ce cette ces il elle ils elles on selon après avant pour par
    der die das ein eine es er sie wir ich im am an auf aber und doch nach vor auch dies diese dieser
    o os as um uma em no na nos nas mas e ele ela eles segundo após depois também""".split()
)
"""Words that begin sentences much more often than they follow an abbreviation as part of a name."""


def sentences_of(paragraph: str, language: str) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of one paragraph, in order, without surrounding space.

    A quotation of several sentences is kept whole up to a length; pieces without a letter or digit are
    joined to what stands before them.
    """
    begins, ends = _quotations(paragraph)
    start = 0
    for match in _BOUNDARY.finditer(paragraph):
        end = match.end() if match["cjk"] else match.end("close")
        following = match.end()
        if following >= len(paragraph):
            break
        if match["cjk"] is None and not _ends_sentence(paragraph, match, language):
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
    """Begins and ends (the place of the closing mark) of closed quotations, not too long, in order."""
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


def _ends_sentence(text: str, match: re.Match[str], language: str) -> bool:
    following = text[match.end() : match.end() + 1]
    if following.islower() or following in ".,;:)]”»":
        return False
    stop = match["stop"]
    if stop != "." or match["close"]:
        return True
    found = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
    if found is None:
        return True
    word = found[0]
    if match["gap"] == "":  # glued: `the war.Rutte said`; not `Booking.Com`
        return len(word) > 2 and word.isalpha() and word.islower()  # noqa: PLR2004 - shorter is a name
    return not _is_abbreviation(word, text[match.end() : match.end() + 24], language)


def _is_abbreviation(word: str, rest: str, language: str) -> bool:
    """Whether the full stop after `word` belongs to it, seen by what follows."""
    folded = word.casefold()
    next_word = re.split(r"[\s'’,.;:]", rest, maxsplit=1)[0].strip('"“„«(¿¡')
    if folded in BEFORE_NAMES and not (len(folded) == 1 and word.islower()):
        return next_word[:1].isupper() and not (folded == "st" and next_word.casefold() in STARTERS)
    if folded in BEFORE_NUMBERS:
        return next_word[:1].isdigit()
    starts = next_word.casefold() in STARTERS
    if folded in WITHIN:
        return not starts
    if folded in COMPANY or _ACRONYM.fullmatch(word):
        return not starts
    if len(word) == 1 and word.isupper():
        return next_word[:1].isupper() and not starts  # an initial: `J. Smith`
    if _NUMBER.fullmatch(word) and language in ORDINAL_POINT:
        return not starts  # `am 3. Oktober`
    return False


ORDINAL_POINT: Final = frozenset({"de", "da", "nb", "no", "fi", "cs", "sk", "sl", "hr", "hu", "pl"})
"""Languages that write ordinals with a point (CLDR)."""


def _is_tag(rest: str) -> bool:
    """Whether `Rutte asked.` follows: a name, then small words, and soon the end."""
    clause = re.split(r"[.!?]", rest, maxsplit=1)
    words = clause[0].split()
    return len(clause) > 1 and 1 < len(words) <= 6 and words[-1].islower()  # noqa: PLR2004 - a short clause
