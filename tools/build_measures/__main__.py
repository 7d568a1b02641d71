"""CLDR -> how each language writes numbers, currencies, units and dates: `resources/measures.json`.

Run `python -m tools.build_measures` with the dependency group `build`; the same release of Babel
gives the same bytes. What CLDR leaves out stands in `resources/units.toml`, which comes on top.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import babel
from babel import Locale
from babel.core import get_global
from babel.localedata import load
from babel.numbers import get_territory_currencies

from copytaster.stages.measures import fold, key_of

from .tables import (
    ABBREVIATIONS,
    DOLLARS,
    LANGUAGES,
    LINKS,
    PLAIN,
    POSSESSIVE,
    SCRIPTS,
    SINGLE,
    UNITS,
    UNSPACED,
)

TARGET: Final = Path(__file__).parents[2] / "services/copytaster/resources/measures.json"
MARKS: Final = re.compile("[\u200e\u200f\u061c'´]")
BLANKS: Final = re.compile(r"[\s\u00a0\u202f]+")
PLACE: Final = "{0}"


def main() -> int:
    """Write the table and say how large it is."""
    table = {
        "provenance": f"Unicode CLDR (Unicode License v3), through Babel {babel.__version__}",
        "codes": sorted(_current_currencies()),
        "languages": {language: _language(language) for language in LANGUAGES},
    }
    text = _text(table)
    TARGET.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{TARGET}: {len(LANGUAGES)} languages, {len(text)} characters\n")
    return 0


def _text(table: Mapping[str, Any]) -> str:
    """One line a language, so that a difference can be read."""
    lines = (
        f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False, sort_keys=True)}"
        for name, value in table["languages"].items()
    )
    head = (f"{json.dumps(name)}: {json.dumps(table[name])}" for name in ("provenance", "codes"))
    return "{" + ",\n".join(head) + ',\n"languages": {\n' + ",\n".join(lines) + "\n}}\n"


def _language(language: str) -> dict[str, Any]:
    names = SCRIPTS.get(language, (language,))
    locales = [Locale.parse(name) for name in names]
    symbols = locales[0].number_symbols["latn"]
    months = {month for name in names for month in _months(name)}
    numbered = (re.fullmatch(r"(\D*?)\s?\d+\s?(\D*)", month) for month in months)
    around = {part for match in numbered if match for part in match.groups() if part}
    return {
        "decimal": symbols["decimal"],
        "group": BLANKS.sub(" ", symbols["group"]),
        "unspaced": language in UNSPACED,
        "scales": {
            **{key_of(word): value for one in locales for word, value in _scales(one, language)},
            **ABBREVIATIONS.get(language, {}),
        },
        "units": _by_measure(
            (key_of(word), name) for one in locales for word, name in _units(one, language)
        ),
        "signs": _by_measure(pair for one in locales for pair in _signs(one)),
        "links": LINKS.get(language, []),
        "months": sorted({key_of(m) for m in months if not re.search(r"\d", m)} | around),
        "date_marks": sorted({mark for one in locales for mark in _date_marks(one)}),
    }


def _by_measure(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Measure -> words; a word for two measures is for none, and for money by convention."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for word, measure in pairs:
        if found.setdefault(word, measure) != measure and not measure.startswith("money:"):
            twice.add(word)
    listed: dict[str, list[str]] = {}
    for word, measure in found.items():
        if word and word not in twice:
            listed.setdefault(measure, []).append(word)
    return listed


def _scales(locale: Locale, language: str) -> Iterator[tuple[str, float]]:
    """ "milionów" -> 1000000, "万" -> 10000."""
    for length in ("long", "short"):
        for forms in locale.compact_decimal_formats.get(length, {}).values():
            for size, pattern in forms.items():
                shape = str(getattr(pattern, "pattern", pattern))
                noughts = shape.count("0")
                word = _clean(shape.replace("0", ""))
                if noughts and "¤" not in word and (len(word) > 1 or language in UNSPACED) and word:
                    yield word, float(int(size) // 10 ** (noughts - 1))


def _units(locale: Locale, language: str) -> Iterator[tuple[str, str]]:
    """The words behind a number."""
    for shape, measure in _patterns(locale):
        word = _clean(shape.removeprefix(PLACE))
        if shape.startswith(PLACE) and _counts(word, language):
            yield word, measure
    yield from _currencies(locale)


def _patterns(locale: Locale) -> Iterator[tuple[str, str]]:
    patterns = locale._data["unit_patterns"]  # noqa: SLF001  # Babel has no list of the forms
    for name, measure in UNITS.items():
        for length in ("long", "short"):
            for case, shape in patterns.get(name, {}).get(length, {}).items():
                if case != "per":
                    yield MARKS.sub("", str(shape)).strip(), measure


def _currencies(locale: Locale) -> Iterator[tuple[str, str]]:
    """The names in full, then the nouns alone: the own currency first, then those of PLAIN."""
    names = {code: _names(locale, code) for code in sorted(_current_currencies())}
    for code, forms in names.items():
        for form in forms:
            yield form, f"money:{code}"
    side = _side(names)
    if side is None or locale.language in POSSESSIVE:
        return
    nouns = {code: _nouns(names.get(code, ()), side) for code in (*_own(locale), *PLAIN)}
    nouns["USD"] = _nouns(names["AUD"], side) & _nouns(names["CAD"], side)  # "доллар США"
    for code, words in nouns.items():
        for word in sorted(words):
            yield word, f"money:{code}"


def _nouns(forms: Iterable[str], side: int) -> frozenset[str]:
    parted = (form.split() for form in forms)
    return frozenset(p[side] for p in parted if len(p) > 1 and len(p[side]) > 1)


def _names(locale: Locale, code: str) -> tuple[str, ...]:
    data = locale._data  # noqa: SLF001  # Babel gives the plural forms one count at a time
    forms = (
        *data["currency_names_plural"].get(code, {}).values(),
        data["currency_names"].get(code),
    )
    return tuple(dict.fromkeys(_clean(form) for form in forms if form and form != code))


def _side(names: Mapping[str, tuple[str, ...]]) -> int | None:
    """Where the noun stands in the name of a currency: 0 first, -1 last, None where one cannot
    tell.
    """
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for code in DOLLARS:
        for form in names.get(code, ())[:1]:
            parts = form.split()
            if len(parts) > 1:
                first[parts[0]] += 1
                last[parts[-1]] += 1
    sides = [(counter.most_common(1)[0][1], side) for counter, side in ((first, 0), (last, -1))
             if counter]  # fmt: skip
    best = max(sides, default=(0, 0))
    return best[1] if best[0] > len(DOLLARS) // 2 else None


def _signs(locale: Locale) -> Iterator[tuple[str, str]]:
    """Signs of money ("zł", "kr", "US$"; the own currency first), and what else stands before a
    number: Turkish "yüzde".
    """
    symbols = locale._data["currency_symbols"]  # noqa: SLF001  # Babel asks for one code each
    current = _current_currencies()
    for code in dict.fromkeys((*_own(locale), *sorted(symbols))):
        sign = BLANKS.sub(" ", MARKS.sub("", symbols.get(code, ""))).strip().rstrip(".")
        if sign and code in current and sign != code and (len(sign) > 1 or not sign.isalpha()):
            yield sign, f"money:{code}"
    for shape, measure in _patterns(locale):
        if shape.endswith(PLACE) and len(shape) > len(PLACE):
            yield _clean(shape.removesuffix(PLACE)), measure


def _own(locale: Locale) -> tuple[str, ...]:
    """The currency of the country where most speakers live, by CLDR's likely subtags."""
    likely = get_global("likely_subtags").get(str(locale.language), "")
    territory = likely.rpartition("_")[2]
    return tuple(get_territory_currencies(territory)) if territory else ()


def _current_currencies() -> frozenset[str]:
    territories = get_global("territory_currencies")
    return frozenset(code for one in territories for code in get_territory_currencies(one))


def _months(name: str) -> Iterator[str]:
    """Names of months, in full and short, of the locale itself: Babel mixes up inherited ones."""
    months = load(name, merge_inherited=False).get("months", {})
    for context in ("format", "stand-alone"):
        widths = months.get(context, {})
        for width in ("wide", "abbreviated"):
            found = widths.get(width, {}) if hasattr(widths, "get") else {}
            listed = found.values() if hasattr(found, "values") else ()
            yield from (word for word in map(_clean, listed) if len(word) > 1)


def _date_marks(locale: Locale) -> Iterator[str]:
    """What stands right behind the numbers of a date: 年, 月, 日, 년, г, m."""
    pattern = locale.date_formats["long"].pattern
    for mark in re.findall(r"[yMd]+\s?'?([^\W\d_yMd]+)", pattern.replace("''", "")):
        yield fold(mark)


def _clean(text: str) -> str:
    bare = BLANKS.sub(" ", MARKS.sub("", text)).strip().lower()
    return bare.replace(".", "").strip()


def _counts(word: str, language: str) -> bool:
    """Whether it is a word by itself: one letter is none, unless words are one letter there."""
    return len(word) > 1 or word in SINGLE or (language in UNSPACED and word.isalpha())


if __name__ == "__main__":
    sys.exit(main())
