"""A verb as the dictionary has it -> its forms, each with what the form tells.

Enough morphology for news prose: third persons, participles, gerunds, the hearsay conditional and
Konjunktiv I, first persons where somebody speaks. Paradigms and irregular verbs stand in the
language's lexicon file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

FINITE: Final = 1
PAST: Final = 2
PARTICIPLE: Final = 4
GERUND: Final = 8
INFINITIVE: Final = 16
CONDITIONAL_FORM: Final = 32
FUTURE_FORM: Final = 64
SUBJUNCTIVE: Final = 128
FIRST_FORM: Final = 256
BASE: Final = 512
"""English base form: infinitive, or present with a plural subject."""

TENSES: Final[dict[str, int]] = {
    "infinitive": INFINITIVE,
    "base": BASE,
    "present": FINITE,
    "first": FINITE | FIRST_FORM,
    "past": FINITE | PAST,
    "participle": PARTICIPLE,
    "gerund": GERUND,
    "future": FINITE | FUTURE_FORM,
    "conditional": FINITE | CONDITIONAL_FORM,
    "subjunctive": FINITE | SUBJUNCTIVE,
}

VOWELS: Final = "aeiou"

Forms = dict[str, int]


@dataclass(frozen=True, slots=True)
class Morphology:
    """How the verbs of a language inflect.

    `paradigms`: ending of the infinitive -> tense -> endings; the longest ending that fits is
    taken. `irregular`: verb -> tense -> forms, in place of the regular ones of that tense; a name
    that begins with an asterisk holds for all verbs that end so ("*mettere"). `prefixed`:
    beginnings after which a German participle has no "ge".
    """

    english: bool
    paradigms: Mapping[str, Mapping[str, tuple[str, ...]]]
    irregular: Mapping[str, Mapping[str, tuple[str, ...]]]
    participle_prefix: str = ""
    prefixed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a verb. `particle` is what a separable verb leaves at the end of its clause."""

    words: tuple[str, ...]
    bits: int
    particle: str | None = None


def forms_of(lemma: str, morphology: Morphology) -> tuple[Form, ...]:
    """All forms of a verb; further words of a phrasal verb follow each form. `mit|teilen` is
    separable.
    """
    head, *rest = lemma.split()
    if "|" in head:
        particle, _, verb = head.partition("|")
        return _separable(particle, verb, tuple(rest), morphology)
    return tuple(
        Form((form, *rest), bits) for form, bits in _inflected(head, morphology).items() if form
    )


def _separable(
    particle: str, verb: str, rest: tuple[str, ...], morphology: Morphology
) -> tuple[Form, ...]:
    found = []
    for form, bits in _inflected(verb, morphology).items():
        if bits & FINITE:
            found.append(Form((form, *rest), bits, particle))
            found.append(Form((particle + form, *rest), bits))
        else:
            found.append(Form((particle + form, *rest), bits))
    found.append(Form((f"{particle}zu{verb}", *rest), INFINITIVE))
    return tuple(found)


def _inflected(verb: str, morphology: Morphology) -> Forms:
    own = _irregular(verb, morphology)
    regular = _english(verb) if morphology.english else _by_paradigm(verb, morphology)
    forms: Forms = {}
    for tense, words in regular.items():
        for word in own.get(tense, words):
            forms[word] = forms.get(word, 0) | TENSES[tense]
    for tense, words in own.items():
        for word in words:
            forms[word] = forms.get(word, 0) | TENSES[tense]
    return forms


def _irregular(verb: str, morphology: Morphology) -> dict[str, tuple[str, ...]]:
    exact = morphology.irregular.get(verb)
    if exact is not None:
        return dict(exact)
    for name, tenses in morphology.irregular.items():
        if name[0] == "*" and verb.endswith(name[1:]):
            stem = verb[: len(verb) - len(name) + 1]
            return {tense: tuple(stem + word for word in words) for tense, words in tenses.items()}
    return {}


def _by_paradigm(verb: str, morphology: Morphology) -> dict[str, tuple[str, ...]]:
    endings = [ending for ending in morphology.paradigms if verb.endswith(ending)]
    forms: dict[str, tuple[str, ...]] = {"infinitive": (verb,)}
    if not endings:
        return forms
    ending = max(endings, key=len)
    stem = verb[: len(verb) - len(ending)]
    for tense, tails in morphology.paradigms[ending].items():
        forms[tense] = tuple(stem + tail for tail in tails)
    bare = morphology.participle_prefix
    if bare and not verb.startswith(morphology.prefixed) and "participle" in forms:
        if not verb.endswith("ieren"):
            forms["participle"] = tuple(bare + form for form in forms["participle"])
    return forms


def _english(verb: str) -> dict[str, tuple[str, ...]]:
    consonant_y = verb.endswith("y") and verb[-2:-1] not in VOWELS
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        present = verb + "es"
    else:
        present = verb[:-1] + "ies" if consonant_y else verb + "s"
    past = verb + "d" if verb.endswith("e") else verb[:-1] + "ied" if consonant_y else verb + "ed"
    silent = verb.endswith("e") and not verb.endswith(("ee", "ye", "oe"))
    gerund = (verb[:-1] if silent else verb) + "ing"
    return {
        "base": (verb,),
        "present": (present,),
        "past": (past,),
        "participle": (past,),
        "gerund": (gerund,),
    }
