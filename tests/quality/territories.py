"""Gate of countries and territories: the names of CLDR in sentences of our own."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from .gate import Measured
from .reading import extractor, read_article, skipped

CONTEXTS: Final = {
    "en": ("Talks on {} were held on Monday.", "The minister flew to {} yesterday.",
           "The paper says that {} has recalled its envoy."),
    "it": ("Lunedì si è parlato di {} per ore.", "Il ministro è volato in {} ieri.",
           "Il giornale scrive che {} ha richiamato l'inviato."),
    "es": ("El lunes se habló de {} durante horas.", "El ministro viajó a {} ayer.",
           "El diario dice que {} ha llamado a su enviado."),
    "fr": ("Lundi, on a parlé de {} pendant des heures.", "Le ministre s'est rendu en {} hier.",
           "Le journal écrit que {} a rappelé son envoyé."),
    "de": ("Am Montag ging es stundenlang um {} im Rat.", "Der Minister flog gestern nach {} ab.",
           "Das Blatt schreibt, dass {} den Gesandten abberief."),
    "pt": ("Na segunda-feira falou-se de {} durante horas.", "O ministro viajou para {} ontem.",
           "O jornal diz que {} chamou o enviado."),
}  # fmt: skip
"""A neutral one, one with a preposition of place, one with the name as subject."""
OTHERS: Final = ("nl", "pl", "ru", "uk", "tr", "ar", "zh", "ja", "ko")
ALONE: Final = "– {} –"


def territories() -> Iterator[Measured]:
    """Share of names whose mention has the id of the territory, in the six languages and others."""
    if find_spec("babel") is None:
        yield from skipped("CLDR territories", Path("babel, of the dependency group `build`,"))
        return
    for name, languages in (("six languages", tuple(CONTEXTS)), ("nine others", OTHERS)):
        asked = [
            (context, language, surface, code)
            for language in languages
            for code, surface in _names(language)
            for context in CONTEXTS.get(language, (ALONE,))
        ]
        right = sum(_is_right(*one) for one in asked)
        yield Measured("entities", f"CLDR territories, {name}", "cldr", "link accuracy",
                       round(right / len(asked), 4), len(asked), 0.97)  # fmt: skip


def _names(language: str) -> list[tuple[str, str]]:
    """Code and name of each territory of ISO 3166-1; brackets tell homonyms apart and go."""
    from babel import Locale

    knowledge, _ = extractor()
    return [
        (code, name.partition(" (")[0])
        for code, name in sorted(Locale(language).territories.items())
        if len(code) == 2 and knowledge.thing_of(f"c-{code.lower()}") is not None
    ]


def _is_right(context: str, language: str, surface: str, code: str) -> bool:
    before, _, _ = context.partition("{}")
    start, end = len(before), len(before) + len(surface)
    tagged = read_article(context.format(surface), language)
    return any(
        one.entity_id == f"c-{code.lower()}" and one.start < end and start < one.end
        for one in tagged.mentions
    )
