"""The base form of a demonym -> its inflected forms, by the rules of seven languages.

Rules of the regular paradigms only; what they get wrong stands in the table form by form
(a form ending in "!" is taken as it stands).
"""

from collections.abc import Callable

AS_IT_STANDS = "!"


def english(word: str) -> list[str]:
    """Plural in -s, except where the adjective is its own plural."""
    if word.endswith(("ese", "ss", "sh", "ch", "ois", "quot")):
        return [word]
    return [word, word[:-1] + "ies"] if word.endswith("ry") else [word, word + "s"]


def italian(word: str) -> list[str]:
    """Four forms from -o, two from -e, three from -a."""
    stem, last = word[:-1], word[-1]
    if last == "o":
        if stem.endswith("c"):
            return [word, stem + "a", stem + "i", stem + "he"]
        return [word, stem + "a", stem.removesuffix("i") + "i", stem + "e"]
    if last == "e":
        return [word, stem + "i"]
    if last == "a":
        return [word, stem + "i", stem + "e"]
    return [word]


def spanish(word: str) -> list[str]:
    """-o, stressed endings, and the rest."""
    stem = word[:-1]
    if word.endswith("o"):
        return [word, stem + "a", stem + "os", stem + "as"]
    for accented, plain in (("és", "es"), ("án", "an"), ("ín", "in"), ("ón", "on")):
        if word.endswith(accented):
            base = word[: -len(accented)] + plain
            return [word, base + "a", base + "es", base + "as"]
    if word.endswith("í"):
        return [word, word + "es", word + "s"]
    if word.endswith(("e", "a")):
        return [word, word + "s"]
    return [word, word + "a", word + "es", word + "as"]


def french(word: str) -> list[str]:
    """Feminine in -e (doubling after -ien, -éen), plural in -s."""
    if word.endswith("e"):
        return [word, word + "s"]
    feminine = word + ("ne" if word.endswith(("ien", "éen")) else "e")
    plural = word if word.endswith("s") else word + "s"
    return [word, feminine, plural, feminine + "s"]


def german(word: str) -> list[str]:
    """Adjective endings after -isch and deutsch; cases and the feminine of nouns in -er and -e."""
    if word[0].islower() or (word.startswith(("US-a", "Ö")) and word.endswith("isch")):
        return [word, *(word + ending for ending in ("e", "en", "er", "es", "em"))]
    if word.endswith("isch"):
        return [word, *(word + ending for ending in ("e", "en", "er", "es", "em"))]
    if word.endswith("e"):
        stem = word[:-1]
        return [word, word + "n", stem + "in", stem + "innen"]
    return [word, word + "n", word + "s", word + "in", word + "innen"]


def portuguese(word: str) -> list[str]:
    """-o, -ês, -eu and the rest."""
    stem = word[:-1]
    if word.endswith("eu"):
        return [word, word[:-1] + "ia", word + "s", word[:-1] + "ias"]
    if word.endswith("o"):
        return [word, stem + "a", stem + "os", stem + "as"]
    if word.endswith("ês"):
        base = word[:-2] + "es"
        return [word, base + "a", base + "es", base + "as"]
    if word.endswith(("r", "z")):
        return [word, word + "es"]
    return [word, word + "s"]


def dutch(word: str) -> list[str]:
    """Adjectives in -s and -isch take -e (-ees: -ese), inhabitants -s."""
    if word.endswith("ees"):
        return [word, word[:-3] + "ese"]
    if word.endswith(("s", "isch")):
        return [word, word + "e"]
    return [word, word + ("'s" if word.endswith("i") else "s")]


RULES: dict[str, Callable[[str], list[str]]] = {
    "en": english,
    "it": italian,
    "es": spanish,
    "fr": french,
    "de": german,
    "pt": portuguese,
    "nl": dutch,
}


def forms_of(entry: str, language: str) -> list[str]:
    """All forms of a table entry ("a|b!|c")."""
    forms: list[str] = []
    for word in filter(None, entry.split("|")):
        if word.endswith(AS_IT_STANDS):
            forms.append(word[:-1])
        else:
            forms += RULES[language](word)
    return list(dict.fromkeys(forms))
