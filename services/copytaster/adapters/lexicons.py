"""The lexicon and concept files of the package -> tables for the claim rules."""

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from copytaster.stages.entities_to_claims import Lexicons
from copytaster.stages.entities_to_claims.compile import lexicons_of
from copytaster.stages.entities_to_claims.lexicon_source import (
    ConceptSource,
    LexiconSource,
    MorphologyFile,
    MorphologySource,
    UnitFile,
    Units,
)
from copytaster_schemas.ids import digest_of

Source = TypeVar("Source", bound=BaseModel)

SUFFIX = ".toml"


class LexiconError(Exception):
    """A lexicon or concept file cannot be used; the message names the file and the place in it."""


def load_lexicons(folder: Traversable | None = None) -> Lexicons:
    """All languages and concepts, by default those that are shipped.

    `folder` holds `lexicons/`, `concepts/` and, if they stand in files of their own, inflection in
    `morphology/` and units of measure in `units.toml`. Raises LexiconError where a file is wrong.
    """
    root = folder if folder is not None else files("copytaster") / "resources"
    verbs = load_morphologies(root)
    units = load_units(root)
    lexicons = [
        (name, _measuring(_inflecting(source, verbs), units))
        for name, source in _read(root / "lexicons", LexiconSource)
    ]
    concepts = list(_read(root / "concepts", ConceptSource))
    content = sorted(repr(source) for _, source in lexicons) + [repr(c) for _, c in concepts]
    try:
        return lexicons_of(
            [source for _, source in lexicons],
            [source for _, source in concepts],
            digest_of(*content)[:8],
        )
    except ValueError as error:
        raise LexiconError(f"the lexicons do not fit together: {error}") from error


def load_morphologies(root: Traversable) -> dict[str, MorphologySource]:
    """How verbs inflect, by language, from `root/morphology`; empty where that is missing."""
    folder = root / "morphology"
    if not folder.is_dir():
        return {}
    return {file.language: file for _, file in _read(folder, MorphologyFile)}


def load_units(root: Traversable) -> Units:
    """The units of measure of all languages, from `root/units.toml`; none where it is missing."""
    file = root / "units.toml"
    return _parsed(file, UnitFile).units if file.is_file() else {}


def _measuring(source: LexiconSource, units: Units) -> LexiconSource:
    """A lexicon with the units of its language on top of its own."""
    measures = dict(source.measures)
    for name, languages in units.items():
        words = (languages.get("all", ""), languages.get(source.language, ""))
        listed = ", ".join(part for part in (measures.get(name, ""), *words) if part)
        if listed:
            measures[name] = listed
    return source.model_copy(update={"measures": measures})


def _inflecting(source: LexiconSource, verbs: Mapping[str, MorphologySource]) -> LexiconSource:
    shared = verbs.get(source.language)
    if shared is None:
        return source
    return source.model_copy(update={"morphology": shared.below(source.morphology)})


def _read(folder: Traversable, kind: type[Source]) -> Iterator[tuple[str, Source]]:
    found = sorted((f for f in folder.iterdir() if f.name.endswith(SUFFIX)), key=lambda f: f.name)
    if not found:
        raise LexiconError(f"there is no {SUFFIX} file in {folder}")
    for file in found:
        yield file.name, _parsed(file, kind)


def _parsed(file: Traversable, kind: type[Source]) -> Source:
    try:
        table: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{file.name} is not TOML: {error}") from error
    try:
        return kind.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise LexiconError(f"{file.name}: {place}: {first['msg']}") from error
