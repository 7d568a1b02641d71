"""two names -> whether they can be one person's, however Latin script spells them."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

SPELLINGS_MIN: Final = 3
"""Consonants of a surname from which another spelling of it is no accident."""

_SIBILANT: Final = re.compile("tsch|tch|sch|sh|ch|zh|zj|cz|sz|ts|tz|z|c")
_SILENT: Final = re.compile("[aeiouyjhw]")
_TWICE: Final = re.compile(r"(.)\1+")


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: one surname, and no first name that says otherwise.

    A surname that is only spelt alike (Prigozhin, Prigozjin) needs a first name that is, too.
    """
    mine, theirs = parts_of(one), parts_of(other)
    if not mine or not theirs:
        return False
    if mine[-1] != theirs[-1]:
        return _spelt_alike(mine, theirs)
    if len(mine) == 1 or len(theirs) == 1:
        return True
    first, second = sorted((mine[0], theirs[0]), key=len)
    return second.startswith(first) or bool(set(mine[:-1]) & set(theirs[:-1]))


@lru_cache(maxsize=16_384)
def parts_of(name: str) -> tuple[str, ...]:
    """The words of a name in small letters without accents."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    folded = "".join(char for char in plain if not unicodedata.combining(char))
    return tuple(re.findall(r"\w+", folded))


@lru_cache(maxsize=16_384)
def _consonants(word: str) -> str:
    """What transcriptions of a name agree on: its consonants, all sibilants being one."""
    hissed = _SIBILANT.sub("s", word.replace("ph", "f").replace("w", "v"))
    return _TWICE.sub(r"\1", _SILENT.sub("", hissed.replace("q", "k").replace("x", "ks")))


def _spelt_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    surname = _consonants(one[-1])
    if len(surname) < SPELLINGS_MIN or surname != _consonants(other[-1]):
        return False
    first = {_consonants(word) for word in one[:-1]} & {_consonants(word) for word in other[:-1]}
    return any(len(word) > 1 for word in first)
