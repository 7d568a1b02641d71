"""Lexicon and concept files -> the tables that the rules look words up in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import Final

from copytaster.stages.entities_to_claims.compile_roles import roles_of
from copytaster.stages.entities_to_claims.compile_sources import (
    according,
    compounding,
    reports,
    takes_phrases,
)
from copytaster.stages.entities_to_claims.compile_words import (
    morphology_of,
    romance_of,
    words_of,
)
from copytaster.stages.entities_to_claims.guarding_names import TYPES
from copytaster.stages.entities_to_claims.inflect import (
    GERUND,
    REFLEXIVE_FORM,
    Morphology,
    forms_of,
)
from copytaster.stages.entities_to_claims.lexicon import (
    CueForm,
    EventForm,
    Frame,
    Lexicon,
    Lexicons,
    Measure,
    NumberWord,
    ObjectForm,
    Predicate,
    Strength,
)
from copytaster.stages.entities_to_claims.lexicon_source import (
    ConceptSource,
    FormLists,
    LexiconSource,
    PredicateSource,
    entries,
)
from copytaster.stages.entities_to_claims.phrases import GAP, phrases_of

BARE: Final = "und"
"""The file for languages without claim rules."""

CONCEPT_LANGUAGES: Final = frozenset({"en", "it", "es", "fr", "de", "pt", "nl"})
"""Languages that the shipped concepts have forms in, also where a test loads fewer lexicons."""

FRAMES: Final[dict[str, Frame]] = {
    "act": Frame(object="theme", of="actor", to="other"),
    "decide": Frame(object="theme", of="theme", to="other"),
    "harm": Frame(to="recipient"),
    "transfer": Frame(of="theme"),
    "move": Frame(object="theme", of="theme", to="place", owner="actor"),
    "undergo": Frame(subject="recipient", of="recipient", to="other", owner="recipient"),
    "mutual": Frame(of="actor", with_="recipient"),
    "pact": Frame(of="other", with_="recipient"),
    "gain": Frame(object="recipient", of="recipient", from_="recipient"),
    "hand_over": Frame(to="actor"),
    "measure": Frame(object="theme", of="actor", to="other"),
    "happen": Frame("place", "place", "place", "place", from_="place", owner="place"),
}
"""Who plays which part, by the name a concept file gives the pattern (docs/claims.md)."""

Words = tuple[str, ...]
MARKS: Final = "+~@&#"
OWN_THINGS: Final = re.compile(r"<([A-Za-z_ ]+)>$")
"""Things that one entry asks for in place of those of its predicate: "end+<strike_action>"."""
FORMS_SHARED: Final = 4_096
"""Of one predicate in one inflection: about ten for each of 300 predicates."""
STRENGTHS: Final[tuple[Strength, ...]] = ("strong", "clausal", "quoting", "naming", "infinitive")


def lexicons_of(
    sources: Sequence[LexiconSource], concepts: Sequence[ConceptSource], version: str
) -> Lexicons:
    """All languages compiled. Raises ValueError, naming the place, where the files contradict
    themselves.
    """
    _check(sources, concepts)
    compiled = {source.language: compiled_lexicon(source, concepts) for source in sources}
    bare = compiled.pop(BARE)
    return Lexicons(compiled, bare, version)


def _check(sources: Sequence[LexiconSource], concepts: Sequence[ConceptSource]) -> None:
    wrong = [f"{source.language}: {name}" for source in sources for name in source.unknown()]
    languages = {source.language for source in sources} | CONCEPT_LANGUAGES
    if BARE not in languages:
        wrong.append(f"there is no file for language {BARE!r}")
    objects = {name for file in concepts for name in file.objects}
    seen: set[str] = set()
    for file in concepts:
        for name, predicate in file.predicates.items():
            if name in seen:
                wrong.append(f"predicate {name!r} is defined twice")
            seen.add(name)
            wrong += [f"{name}: needs {n!r}" for n in entries(predicate.needs) if n not in objects]
            named = objects | TYPES
            wrong += [f"{name}: guards {n!r}" for n in entries(predicate.guards) if n not in named]
            wrong += [f"{name}: <{n}>" for n in _own_things(predicate) if n not in named]
            wrong += [f"{name}: {code!r}" for code in predicate.forms if code not in languages]
    if wrong:
        raise ValueError("these names mean nothing: " + "; ".join(wrong[:20]))


def _own_things(source: PredicateSource) -> Iterator[str]:
    for lists in source.forms.values():
        for listed in (lists.verbs, lists.middle, lists.nouns, lists.phrases):
            for entry in entries(listed):
                own = OWN_THINGS.search(entry)
                yield from own[1].split() if own else ()


def compiled_lexicon(source: LexiconSource, concepts: Sequence[ConceptSource]) -> Lexicon:
    """One language's tables."""
    morphology = morphology_of(source)
    words, multiwords = words_of(source, morphology)
    phrases = partial(phrases_of, elided=source.splits_elision)
    months = enumerate(entries(source.months))
    weekdays = enumerate(entries(source.weekdays))
    return Lexicon(
        language=source.language,
        version=f"{source.language}-{source.version}",
        words=words,
        multiwords=phrases(multiwords),
        cues=phrases(_cues(source, morphology)),
        cue_nouns=phrases(_cue_nouns(source)),
        according=phrases(according(source)),
        reports=reports(source),
        lights=phrases(
            (form.words, form.bits | REFLEXIVE_FORM * form.reflexive)
            for entry in entries(source.light)
            for form in forms_of(entry, morphology)
        ),
        events=phrases(_events(source.language, concepts, morphology)),
        objects=phrases(_objects(source.language, concepts)),
        roles=phrases(roles_of(source)),
        numbers=_numbers(source),
        comparators=phrases(
            (tuple(entry.split()), comparator)
            for comparator, listed in source.comparators.items()
            for entry in entries(listed)
        ),
        measures=phrases(_measures(source)),
        days=source.days,
        months={word: 1 + i for i, month in months for word in month.split("|")},
        weekdays={word: i for i, day in weekdays for word in day.split("|")},
        last_words=frozenset(entries(source.last_words)),
        takes_nouns=frozenset(entries(source.takes_nouns.replace("|", ""))),
        checks=frozenset(entries(source.checks)),
        declares=frozenset(entries(source.declares)),
        takes_phrases=takes_phrases(source),
        spun=source.spun,
        governed={kind: frozenset(entries(listed)) for kind, listed in source.governed.items()},
        free_inversion=source.free_inversion,
        verb_last=source.verb_last,
        splits_elision=source.splits_elision,
        decimal_comma=source.decimal_comma,
        capital_nouns=source.capital_nouns,
        has_reporting_mood="reporting_mood" in source.words,
        romance=romance_of(source.romance),
    )


def _cues(source: LexiconSource, morphology: Morphology) -> Iterator[tuple[Words, CueForm]]:
    for cue_class, lists in source.cues.items():
        for strength in STRENGTHS:
            for lemma in entries(getattr(lists, strength)):
                name = lemma.replace("|", "")
                for form in forms_of(lemma, morphology):
                    yield (
                        form.words,
                        CueForm(
                            name, cue_class, form.bits, strength, form.particle, form.reflexive
                        ),
                    )
        for phrase in entries(lists.phrases):
            yield tuple(phrase.split()), CueForm(phrase, cue_class, 0, "strong")


def _cue_nouns(source: LexiconSource) -> Iterator[tuple[Words, CueForm]]:
    for cue_class, lists in source.cues.items():
        for noun in entries(lists.nouns):
            yield tuple(noun.lower().split()), CueForm(noun, cue_class, 0, "strong")


def _events(
    language: str, concepts: Iterable[ConceptSource], morphology: Morphology
) -> Iterator[tuple[Words, EventForm]]:
    for file in concepts:
        for name, source in file.predicates.items():
            lists = source.forms.get(language)
            if lists is not None:
                yield from _event_forms(predicate_of(name, source), lists, morphology)


def predicate_of(name: str, source: PredicateSource) -> Predicate:
    """A predicate with its frame."""
    frame = FRAMES[source.frame]
    if source.owner is not None:
        frame = Frame(
            frame.subject, frame.object, frame.of, frame.to, frame.with_, frame.from_, source.owner
        )
    needs = frozenset(entries(source.needs))
    guards = frozenset(entries(source.guards))
    rest = (source.scope, source.slot, source.tells, guards, source.befalls, source.decided)
    return Predicate(name, source.event, frame, needs, *rest)


def _event_forms(
    predicate: Predicate, lists: FormLists, morphology: Morphology
) -> Iterator[tuple[Words, EventForm]]:
    for listed, middle in ((lists.verbs, False), (lists.middle, True)):
        for entry in entries(listed):
            asked, bare = _narrowed(predicate, entry)
            marked = _marked(asked, _marks(bare), middle=middle)
            for form in forms_of(bare.strip(MARKS), morphology):
                inflected = _inflected(marked, form.bits, form.particle, form.reflexive)
                yield form.words, inflected
                if GAP in form.words:  # "took X into custody", "was taken into custody"
                    yield tuple(word for word in form.words if word != GAP), inflected
    for entry in entries(lists.nouns):
        asked, bare = _narrowed(predicate, entry)
        for words in compounding(bare.strip(MARKS)):
            yield words, _marked(asked, _marks(bare), noun=True)
    for entry in entries(lists.phrases):
        asked, bare = _narrowed(predicate, entry)
        yield (
            tuple(bare.strip(MARKS).lower().split()),
            replace(_marked(asked, _marks(bare), middle=True), bits=GERUND, stative=True),
        )


def _narrowed(predicate: Predicate, entry: str) -> tuple[Predicate, str]:
    """The predicate with the things that the entry asks for itself, and the entry without them."""
    own = OWN_THINGS.search(entry)
    if own is None:
        return predicate, entry
    things = frozenset(own[1].split())
    needs = things - TYPES if predicate.needs else predicate.needs
    return replace(predicate, guards=things, needs=needs), entry[: own.start()]


def _marks(entry: str) -> str:
    return entry[len(entry.rstrip(MARKS)) :]


@lru_cache(maxsize=FORMS_SHARED)
def _marked(
    predicate: Predicate, marks: str, *, middle: bool = False, noun: bool = False
) -> EventForm:
    """A form with what the marks behind an entry ask of its surroundings."""
    return EventForm(
        predicate,
        bits=0,
        noun=noun,
        middle=middle,
        guarded="+" in marks or "@" in marks,
        named="@" in marks,
        between="&" in marks,
        planned="~" in marks,
        counted="#" in marks,
    )


@lru_cache(maxsize=FORMS_SHARED)
def _inflected(marked: EventForm, bits: int, particle: str | None, reflexive: bool) -> EventForm:  # noqa: FBT001 - a key of the cache
    """The form as it is inflected; verbs of one predicate share what is the same of them."""
    return replace(marked, bits=bits, particle=particle, reflexive=reflexive)


def _objects(
    language: str, concepts: Iterable[ConceptSource]
) -> Iterator[tuple[Words, ObjectForm]]:
    for file in concepts:
        for name, languages in file.objects.items():
            for entry in entries(languages.get(language, "")):
                for words in compounding(entry.strip("*")):
                    yield words, ObjectForm(name, owned="*" in entry)


def _measures(source: LexiconSource) -> Iterator[tuple[Words, Measure]]:
    for name, listed in source.measures.items():
        slot, _, unit = name.partition(":")
        for entry in entries(listed):
            yield tuple(entry.lower().split()), Measure(slot, unit or None)


def _numbers(source: LexiconSource) -> dict[str, NumberWord]:
    lists = source.numbers
    found = {word: NumberWord(value) for word, value in lists.exact.items()}
    found |= {word: NumberWord(value, scale=True) for word, value in lists.scales.items()}
    return found | {word: NumberWord(value, vague=True) for word, value in lists.vague.items()}
