"""A lexicon file -> the nouns for those who speak, with those who did: "exdirectora"."""

from collections.abc import Iterator
from typing import Final, get_args

from copytaster.stages.entities_to_claims.compile_sources import compounding
from copytaster.stages.entities_to_claims.lexicon import RoleNoun, SourceKind
from copytaster.stages.entities_to_claims.lexicon_source import LexiconSource, entries

Words = tuple[str, ...]
FORMER: Final[dict[str, tuple[str, ...]]] = {
    "en": ("ex-",),
    "it": ("ex-",),
    "es": ("ex", "ex-"),
    "fr": ("ex-",),
    "de": ("ex-",),
    "pt": ("ex-",),
    "nl": ("oud-", "ex-"),
}
"""What is written before the noun for somebody who was one: "exdirectora", "ex-ministro"."""

HELD: Final = frozenset({"official", "spokesperson", "person"})
"""Kinds of nouns that take it."""


def roles_of(source: LexiconSource) -> Iterator[tuple[Words, RoleNoun]]:
    """Every noun that can speak, with what it is."""
    kinds = get_args(SourceKind)
    for name, listed in source.roles.items():
        kind, _, detail = name.partition(":")
        detail, _, speaks_for = detail.partition(":")
        if kind not in kinds:
            raise ValueError(f"{source.language}: roles.{name} is none of {', '.join(kinds)}")
        role = RoleNoun(
            next(known for known in kinds if known == kind),
            office=detail or None if kind in {"official", "spokesperson"} else None,
            body=(detail if kind in {"body", "document", "medium"} else speaks_for) or None,
        )
        prefixes = FORMER.get(source.language, ()) if role.kind in HELD else ()
        for entry in entries(listed):
            for head, *rest in compounding(entry):
                yield (head, *rest), role
                for prefix in prefixes if head[0] != "-" else ():
                    yield (prefix + head, *rest), role
