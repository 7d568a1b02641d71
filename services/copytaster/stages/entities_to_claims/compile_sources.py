"""Lexicon files -> the tables of those who are named without a verb of saying."""

from collections.abc import Iterator

from copytaster.stages.entities_to_claims.lexicon import According, Reports
from copytaster.stages.entities_to_claims.lexicon_source import LexiconSource, entries
from copytaster.stages.entities_to_claims.phrases import phrases_of

Words = tuple[str, ...]


def compounding(entry: str) -> Iterator[Words]:
    """The words of a noun; "-streik" stands for itself and as the last part of a compound."""
    words = tuple(entry.lower().split())
    yield words
    if words[0].startswith("-"):
        yield (words[0].removeprefix("-"), *words[1:])


def takes_phrases(source: LexiconSource) -> dict[str, frozenset[str]]:
    """Verb -> the prepositions before what it says (`takes_phrases`)."""
    found: dict[str, frozenset[str]] = {}
    for entry in entries(source.takes_phrases.replace("|", "")):
        verb, preposition = entry.split()
        found[verb] = found.get(verb, frozenset()) | {preposition}
    return found


def reports(source: LexiconSource) -> Reports:
    """Nouns and phrases for what is said, where no verb of saying stands."""
    lists = tuple(source.according.items())
    nouns = {
        words[0]: cue_class
        for cue_class, listed in lists
        for noun in entries(listed.nouns)
        for words in compounding(noun)
    }
    governors = (word for _, listed in lists for word in entries(listed.governors))
    spoken = [
        (tuple(phrase.split()), cue_class)
        for cue_class, listed in lists
        for phrase in entries(listed.phrases)
    ]
    return Reports(nouns, frozenset(governors), phrases_of(spoken))


def according(source: LexiconSource) -> Iterator[tuple[Words, According]]:
    """Phrases that name a source, with their class."""
    for cue_class, lists in source.according.items():
        for phrase in entries(lists.before):
            yield tuple(phrase.split()), According(phrase, cue_class)
        for phrase in entries(lists.after):
            yield tuple(phrase.split()), According(phrase, cue_class, after=True)
        for phrase in entries(lists.cites):
            yield tuple(phrase.split()), According(phrase, cue_class, cites=True)
