"""Sentence -> which one of a numbered series it tells of: the thirteenth package of sanctions."""

import re
from functools import lru_cache
from typing import Final

NUMBERED: Final = frozenset({"sanction"})
"""Predicates of which the same actors do one after another to the same recipient."""

_WORDS: Final = (
    (
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
    ),
    (
        "zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte dreizehnte "
        "vierzehnte fünfzehnte sechzehnte siebzehnte achtzehnte neunzehnte zwanzigste"
    ),
    (
        "deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième "
        "douzième treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième "
        "vingtième"
    ),
    (
        "secondo terzo quarto quinto sesto settimo ottavo nono decimo undicesimo dodicesimo "
        "tredicesimo quattordicesimo quindicesimo sedicesimo diciassettesimo diciottesimo "
        "diciannovesimo ventesimo"
    ),
    (
        "segundo tercer cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo "
        "decimotercer decimocuarto decimoquinto decimosexto decimoséptimo decimoctavo decimonoveno "
        "vigésimo"
    ),
    "segundo terceiro quarto quinto sexto sétimo oitavo nono décimo",
    (
        "tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende "
        "veertiende vijftiende zestiende zeventiende achttiende negentiende twintigste"
    ),
)
"""Second, third, ... in English, German, French, Italian, Spanish, Portuguese and Dutch."""

_ORDINALS: Final = {
    word: number for line in _WORDS for number, word in enumerate(line.split(), start=2)
}
_SERIES: Final = r"(?:package|paquet|pacchett|paket|pacote|pakket)"
_NUMBER: Final = re.compile(
    r"(?<!\w)(?:(?P<digits>\d{1,3})(?:(?:st|nd|rd|th|er|ème|e|de|ste)\b|[.º°ª]+)"
    rf"|(?P<word>{'|'.join(sorted(_ORDINALS, reverse=True))})(?:[rsn]\b|\b))"
    rf"\s+(?:[^\W\d][\w-]*\s+){{0,2}}?[^\W\d]*{_SERIES}"
)


@lru_cache(maxsize=4_096)
def edition_of(sentence: str) -> int:
    """The number of the package; 0 where the sentence gives none, or more than one."""
    low = sentence.lower()
    if not re.search(_SERIES, low):
        return 0
    found = {_value(match) for match in _NUMBER.finditer(low)} - {0}
    return found.pop() if len(found) == 1 else 0


def _value(match: re.Match[str]) -> int:
    if digits := match["digits"]:
        return int(digits)
    return _ORDINALS[match["word"]]
