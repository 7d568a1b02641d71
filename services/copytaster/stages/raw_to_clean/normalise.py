"""Text as it was typed -> NFC, one kind of line end and space, nothing invisible, no mojibake."""

import html
import re
import unicodedata
from typing import Final

import ftfy

MARKS_MAX: Final = 30
"""Combining marks in a row, as in the Stream-Safe Text Format (Unicode Standard Annex 15, section
13): reordering them takes quadratic time.
"""

TAIL_CHARS_MAX: Final = 200
"""Of a text, where it may say that it goes on elsewhere."""

_GO_ON = (
    r"(?:continue reading|read more|read the (?:full|rest)[\w ]{0,20}|leggi tutto|leggi di più|"
    r"continua a leggere|seguir leyendo|sigue leyendo|leer más|lire la suite|weiterlesen|"
    r"mehr lesen|continue lendo|leia mais|ler mais)"
)
_CUT_SHORT = re.compile(
    rf"\s*(?:(?:…|\.{{3}})?\s*\[\+\d{{1,7}} chars\]"  # as a news service counts what is missing
    rf"|\[\s?(?:…|\.{{3}})\s?\](?:\s*{_GO_ON}[\w .-]{{0,60}})?"
    rf"|(?:…|\.{{3}})\s*{_GO_ON}[\w .-]{{0,60}})[→»>. ]{{0,4}}\s*$",
    re.IGNORECASE,
)
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACE = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
    "|(?<![\u0600-\u0fff\u1000-\u109f\u1780-\u17ff])[\u200c\u200d]"  # joiners are letters there
)
_SPECIAL = re.compile(
    "[\x00-\x09\x0e-\x1f\x7f-\xa0\xad\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3000"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
"""One quick look whether there is anything to do: most texts have nothing of this."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_SUSPICIOUS = re.compile("[ÂÃ][\x80-\xbf\u2018-\u2022\u20ac\u2122]|â(?:€|\x80)|[ÐÑ][\x80-\xbf]|ï»¿")
_MANY_MARKS = re.compile(rf"[^\w\s]{{{MARKS_MAX + 1},}}")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#x[0-9a-fA-F]{1,6});")


def normalise(text: str) -> tuple[str, bool]:
    """The normal form of a text, and whether mojibake in it was repaired.

    Curly quotes stay curly: their direction says where a quotation begins and ends.
    """
    if _LINE_END.search(text):
        text = _LINE_END.sub("\n", text)
    repaired = False
    if not text.isascii():
        if _SUSPICIOUS.search(text):
            text, repaired = _repair(text)
        if _SPECIAL.search(text):
            text = _SURROGATE.sub("\ufffd", text)
            text = _SPACE.sub(" ", _INVISIBLE.sub("", text))
        text = unicodedata.normalize("NFC", _MANY_MARKS.sub(_fewer_marks, text))
    elif _SPECIAL.search(text):
        text = _SPACE.sub(" ", _INVISIBLE.sub("", text))
    return text, repaired


def without_tail(text: str) -> tuple[str, bool]:
    """A text without `[…] Continue reading` at its end, and whether it was cut short there."""
    match = _CUT_SHORT.search(text, max(0, len(text) - TAIL_CHARS_MAX))
    return (text[: match.start()], True) if match else (text, False)


def unescape(text: str) -> str:
    """A text with its HTML character references (`&amp;`) resolved, once."""
    return html.unescape(text) if _ENTITY.search(text) else text


def _repair(text: str) -> tuple[str, bool]:
    lines = text.split("\n")
    fixed = [ftfy.fix_encoding(line) if _SUSPICIOUS.search(line) else line for line in lines]
    return "\n".join(fixed), fixed != lines


def _fewer_marks(match: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for char in match[0]:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= MARKS_MAX:
            kept.append(char)
    return "".join(kept)
