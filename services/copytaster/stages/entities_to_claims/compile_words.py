"""A lexicon file -> how its verbs inflect, and the bits of its function words."""

from collections.abc import Mapping

from copytaster.stages.entities_to_claims import word_class
from copytaster.stages.entities_to_claims.inflect import Morphology, forms_of
from copytaster.stages.entities_to_claims.lexicon import RomanceWords
from copytaster.stages.entities_to_claims.lexicon_source import (
    LexiconSource,
    RomanceLists,
    entries,
)

Words = tuple[str, ...]


def morphology_of(source: LexiconSource) -> Morphology:
    """How the verbs of a language inflect."""
    tables = source.morphology
    return Morphology(
        english=tables.english,
        paradigms=_split(tables.paradigms),
        irregular=_split(tables.irregular),
        participle_prefix=tables.participle_prefix,
        prefixed=entries(tables.prefixed),
        infinitive_mark=tables.infinitive_mark,
    )


def _split(tables: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, tuple[str, ...]]]:
    return {
        name: {
            tense: tuple("" if tail == "-" else tail for tail in tails.split())
            for tense, tails in table.items()
        }
        for name, table in tables.items()
    }


def words_of(
    source: LexiconSource, morphology: Morphology
) -> tuple[dict[str, int], list[tuple[Words, int]]]:
    """The bits of single words, and those of phrases."""
    words: dict[str, int] = {}
    multiwords: list[tuple[Words, int]] = []
    for name, listed in source.words.items():
        for entry in entries(listed):
            parts = tuple(entry.split())
            if len(parts) > 1:
                multiwords.append((parts, word_class.NAMES[name]))
            else:
                words[entry] = words.get(entry, 0) | word_class.NAMES[name]
    for name, listed in source.governors.items():
        bit = word_class.GOVERNORS[name]
        for form in (form for entry in entries(listed) for form in forms_of(entry, morphology)):
            if len(form.words) > 1:
                multiwords.append((form.words, bit))
            else:
                words[form.words[0]] = words.get(form.words[0], 0) | bit
    for day in entries(source.weekdays):
        for word in day.split("|"):
            words[word] = words.get(word, 0) | word_class.TIME_WORD
    return words, multiwords


def romance_of(source: RomanceLists) -> RomanceWords:
    """What only Romance languages have, as the rules look it up."""
    return RomanceWords(
        articles=frozenset(entries(source.articles)),
        contracted=frozenset(entries(source.contracted)),
        infinitive_endings=entries(source.infinitive_endings),
        auxiliary_endings=entries(source.auxiliary_endings),
        plural_endings=entries(source.plural_endings),
        sentencing=frozenset(entries(source.sentencing)),
        sites=frozenset(entries(source.sites)),
        papers=frozenset(entries(source.papers)),
        talking=frozenset(entries(source.talking)),
        wishing=frozenset(entries(source.wishing)),
    )
