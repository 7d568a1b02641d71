"""Words that are mostly no name: they make a town's name doubtful and a rare country name void."""

import warnings
from itertools import chain

from babel import Locale

from copytaster.stages.clean_to_entities import codes
from copytaster.stages.clean_to_entities.fold import fold_name

from .rows import Rows

COUNTRIES_BEFORE_NAMES = frozenset({"c-il", "c-ge", "c-jo", "c-td", "c-cu", "c-ke", "c-in"})
"""Countries that news names far more often than people of that given name."""
INDEPENDENT_PRIOR = 90
SHORT = 3
"""Letters up to which a doubtful town's name is dropped: nearly all are words (Po, Of, Can)."""
CALENDAR_LANGUAGES = ("en", "it", "es", "fr", "de", "pt", "nl", "pl", "ru", "uk")


def reserved(
    rows: Rows, common: dict[str, list[str]], given: list[str], function: dict[str, str]
) -> frozenset[str]:
    """Folded common words, given names, surnames of known people and adjectives of countries."""
    words = {fold_name(word) for word in chain.from_iterable(common.values())}
    words.update(fold_name(word) for text in function.values() for word in text.split())
    words.update(given)
    words.update(calendar_words().split())
    for name, senses in rows.senses.items():
        if any(form in (codes.ADJECTIVE, codes.SURNAME) for _, form in senses):
            words.add(name)
    for thing in rows.things.values():
        if thing.type == "person":
            words.add(fold_name(thing.name).split()[-1])
    return frozenset(words)


def doubt_given_names(rows: Rows, given: list[str]) -> None:
    """Country names that are given names first (Maurício) need a sign that the place is meant."""
    for name in set(given) & set(rows.senses):
        for key, sense in list(rows.senses[name].items()):
            is_country = sense.form == codes.NAME and sense.target.startswith("c-")
            if is_country and sense.target not in COUNTRIES_BEFORE_NAMES:
                flags = (sense.flags | codes.CONTEXT) & ~codes.DISTINCT
                rows.senses[name][key] = sense._replace(flags=flags)


def reject_common(rows: Rows, common: dict[str, list[str]], function: dict[str, str]) -> None:
    """Drop names that are common words and that no main language uses; mark the others as doubtful.

    CLDR has names in 312 locales: `Tonga`, `Mali` or `Sale` are words in the main languages.
    """
    main = 0
    for code in codes.SIX_LANGUAGES:
        main |= codes.language_bit(code)
    function_words = {fold_name(word) for text in function.values() for word in text.split()}
    function_words.update(calendar_words().split())
    words = {fold_name(word) for code in common for word in common[code]} | function_words
    for name in sorted(rows.senses):
        if len(name) <= SHORT or name in function_words:
            for key, sense in list(rows.senses[name].items()):
                doubtful = sense.form == codes.NAME and sense.flags & codes.CONTEXT
                if doubtful and sense.source != "curated":
                    del rows.senses[name][key]
    for name in sorted(words & set(rows.senses)):
        for key, sense in list(rows.senses[name].items()):
            if sense.form == codes.NAME and not sense.languages & main:
                del rows.senses[name][key]
            elif sense.form in (codes.NAME, codes.ACRONYM, codes.SURNAME):
                flags = (sense.flags | codes.WORDLIKE) & ~codes.DISTINCT
                thing = rows.things[sense.target]
                if thing.kind == "country" and thing.prior < INDEPENDENT_PRIOR:
                    flags |= codes.CONTEXT  # Reunião, Jersey
                rows.senses[name][key] = sense._replace(flags=flags)


def calendar_words() -> str:
    """Months and weekdays of all languages."""
    return " ".join(sorted({word for text in calendars().values() for word in text.split()}))


def calendars() -> dict[str, str]:
    """Months and weekdays of CLDR by language, wide and short: never other names there."""
    return {code: " ".join(sorted(_calendar(code))) for code in CALENDAR_LANGUAGES}


def _calendar(code: str) -> set[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        locale = Locale.parse(code)
    words: set[str] = set()
    for table in (locale.months, locale.days):
        for width in ("wide", "abbreviated"):
            for style in ("format", "stand-alone"):
                words.update(table.get(style, {}).get(width, {}).values())
    return {part for word in words for part in fold_name(word).split() if part.isalpha()}
