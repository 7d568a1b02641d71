"""word of any script -> its consonants, by which a name meets its spellings in other scripts.

"Kristersson", "Кристерссон" and "كريسترسون" differ in every letter and in most vowels; what is left
when vowels are dropped and consonants of one sound are written alike is the same. Scripts are read
by the names that Unicode gives to their letters, so no table of letters is kept here. Han has no
letters that sound, and gives nothing.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

SOUNDS_MIN: Final = 3
"""Consonants that a key has at least: with two, one name in ten is spelt like another one."""

SOUNDS_MAX: Final = 5
"""Consonants kept: endings of cases come after them."""

_LATIN: Final = (
    (re.compile(r"dzh|sch|sh|ch|zh|ts|tz|c(?=[eiy])|z|j(?=.)"), "s"),
    (re.compile(r"ph|w|v"), "f"),
    (re.compile(r"ck|kh|qu|[cqx]"), "k"),
    (re.compile(r"th"), "t"),
    (re.compile(r"gh"), "g"),
)
"""Latin spellings of one sound. All hisses are one: accents and case endings change them."""

_LETTER: Final = re.compile(
    r"^(?P<script>[A-Z]+)(?: [A-Z]+)*? (?:LETTER|SYLLABLE|CHARACTER) (?P<name>[A-Z -]+)$"
)
_CLUSTER: Final = re.compile(r"[BCDFGHJKLMNPQRSTVWXYZ]+")
_SILENT: Final = re.compile(r"[aeiouyhj]")
_DOUBLE: Final = re.compile(r"(.)\1+")
_LAST_SYLLABLE: Final = frozenset({"HANGUL"})
_FIRST_WORD: Final = frozenset({"THAI", "LAO"})
_SPELT_OUT: Final = frozenset({"CYRILLIC"})
"""Scripts in which EL and EM are consonants; elsewhere a name that begins with a vowel is one."""

_OPEN: Final = frozenset("AEIOU")
_VOWELS: Final = frozenset({"WAW", "VAV", "SIGN", "SARA", "MAI"})
"""Letters and marks that are vowels, tones or nothing, whatever their names begin with."""


@lru_cache(maxsize=65_536)
def sounds(word: str) -> str | None:
    """The consonants of a word; None where too few are left to tell names apart."""
    heard = "".join(map(latin, unicodedata.normalize("NFC", word.lower())))
    for pattern, instead in _LATIN:
        heard = pattern.sub(instead, heard)
    key = _DOUBLE.sub(r"\1", _SILENT.sub("", heard))[:SOUNDS_MAX]
    return key if len(key) >= SOUNDS_MIN else None


@lru_cache(maxsize=16_384)
def latin(char: str) -> str:
    """How a letter of any script sounds, in Latin letters; nothing for marks and signs."""
    if char.isascii():
        return char
    found = _LETTER.match(unicodedata.name(char, ""))
    if found is None:
        return ""
    script, words = found["script"], found["name"].split(" WITH ")[0].split()
    if script == "LATIN":
        return words[-1].lower() if len(words[-1]) == 1 else ""
    name = words[0] if script in _FIRST_WORD else words[-1]
    if script in _LAST_SYLLABLE:
        return name.lower()
    cluster = None if name in _VOWELS else _CLUSTER.match(name)
    if cluster is None and script in _SPELT_OUT and len(name) == len("EL"):
        cluster = _CLUSTER.search(name)
    if cluster is not None:
        return cluster.group().lower()
    iotated = name[0] == "I" and name[1:] in _OPEN
    return (name[1] if iotated else name[0]).lower() if name[0] in _OPEN else "o"
