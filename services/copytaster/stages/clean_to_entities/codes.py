"""The small numbers of the knowledge file: what a name is, in which case and languages it
counts.
"""

from typing import Final

THING_TYPES: Final = ("person", "organisation", "place", "product", "event", "work", "other")
"""By number in the file. The order never changes; new types come at the end."""

# what kind of name a sense is
NAME: Final = 0
ACRONYM: Final = 1
ADJECTIVE: Final = 2
OFFICE: Final = 3
BODY: Final = 4
SURNAME: Final = 5

# shapes of a surface; a sense holds those it counts in
UPPER: Final = 1  # NATO
CAPITAL: Final = 2  # Nato, Corea del Nord, BoJ
LOWER: Final = 4  # nordcoreane
INNER: Final = 8  # conseil de Sécurité
ANY_SHAPE: Final = UPPER | CAPITAL | LOWER | INNER

# flags of a sense
CONTEXT: Final = (
    1  # a common word, given name or homonym: counts only with a sign that a place is meant
)
DESPIN: Final = 2  # a rewriter's word for a title or body: matching only, low confidence
DISTINCT: Final = 4  # unmistakable: counts in lower case too, and in any language
WORDLIKE: Final = 8  # a common word when in small letters: does not count in a text all in capitals

LANGUAGES: Final = (
    "en", "it", "es", "fr", "de", "pt", "nl", "pl", "ru", "uk", "tr", "ar", "zh", "ja", "ko",
)  # fmt: skip
OTHER_LANGUAGE: Final = 1 << len(LANGUAGES)
EVERY_LANGUAGE: Final = (OTHER_LANGUAGE << 1) - 1
SIX_LANGUAGES: Final = ("en", "it", "es", "fr", "de", "pt")
ROLE_LANGUAGES: Final = (*SIX_LANGUAGES, "nl")  # with demonyms, bodies and offices of their own


def language_bit(code: str) -> int:
    """The bit of a BCP-47 code; languages that are not listed share one."""
    language = code.lower().partition("-")[0]
    return 1 << LANGUAGES.index(language) if language in LANGUAGES else OTHER_LANGUAGE


def shape_of(surface: str) -> int:
    """The shape of a surface as it stands in a text."""
    if surface.isupper():
        return UPPER
    if surface.islower():
        return LOWER
    return CAPITAL if surface[:1].isupper() or not surface[:1].isalpha() else INNER


def shape_of_uncased(surface: str) -> bool:
    """Whether a script has no capitals, so that case says nothing."""
    return surface.lower() == surface.upper()


HOMES: Final = {
    "it": frozenset({"IT"}), "fr": frozenset({"FR"}), "es": frozenset({"ES"}),
    "pt": frozenset({"PT", "BR"}), "de": frozenset({"DE", "AT"}), "nl": frozenset({"NL"}),
}  # fmt: skip
"""Countries whose small towns a text of the language names without saying so. Not English: half
of its surnames are towns."""
LARGE_PRIOR: Final = 42
"""Prior of a city of half a million: a preposition is enough even if its name is a given name."""
