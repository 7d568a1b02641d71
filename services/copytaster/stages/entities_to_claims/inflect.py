"""A verb as the dictionary has it -> its forms, each with what the form tells.

Enough morphology for news prose: third persons, participles, gerunds, the hearsay conditional and
Konjunktiv I, first persons where somebody speaks. Paradigms and irregular verbs stand in the
language's lexicon file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from copytaster.stages.record import dataclass

FINITE: Final = 1
PAST: Final = 2
PARTICIPLE: Final = 4
GERUND: Final = 8
INFINITIVE: Final = 16
CONDITIONAL_FORM: Final = 32
FUTURE_FORM: Final = 64
SUBJUNCTIVE: Final = 128
FIRST_FORM: Final = 256
FIRST_PERSON_ONLY: Final = FINITE | FIRST_FORM
FIRST_PERSONS: Final = frozenset({FIRST_PERSON_ONLY, FIRST_PERSON_ONLY | PAST})
"""What only somebody who speaks of himself says: "dimito", "dimití"."""

BASE: Final = 512
"""English base form: infinitive, or present with a plural subject."""
REFLEXIVE_FORM: Final = 1024
"""Counts only beside a pronoun like "sich" (of light verbs; events and cues have a flag)."""

TENSES: Final[dict[str, int]] = {
    "infinitive": INFINITIVE,
    "base": BASE,
    "present": FINITE,
    "first": FINITE | FIRST_FORM,
    "first_past": FINITE | FIRST_FORM | PAST,
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
    beginnings after which a German participle has no "ge"; an irregular form that begins with a
    tilde has it only where nothing stands before ("~nommen": genommen, vernommen).
    `infinitive_mark`: a word of its own between a particle and its verb ("aan te vallen").
    """

    english: bool
    paradigms: Mapping[str, Mapping[str, tuple[str, ...]]]
    irregular: Mapping[str, Mapping[str, tuple[str, ...]]]
    participle_prefix: str = ""
    prefixed: tuple[str, ...] = ()
    infinitive_mark: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a verb. `particle` is what a separable verb leaves at the end of its clause;
    `reflexive`: counts only beside a pronoun like "sich".
    """

    words: tuple[str, ...]
    bits: int
    particle: str | None = None
    reflexive: bool = False


def forms_of(lemma: str, morphology: Morphology) -> tuple[Form, ...]:
    """All forms of a verb; further words of a phrasal verb follow each form. `mit|teilen` is
    separable; "dimettersi", "rendirse", "demitir-se", "se rendre", "sich ergeben" are reflexive.
    """
    plain = None if morphology.english else _without_pronoun(lemma)
    if plain is not None:
        own = tuple(replace(form, reflexive=True) for form in forms_of(plain, morphology))
        return own + tuple(_with_pronoun(own, lemma))
    if morphology.participle_prefix and _ends_in_verb(lemma):
        return tuple(_verb_last(lemma.lower().split(), morphology))
    head, *rest = lemma.split()
    if "|" in head:
        particle, _, verb = head.partition("|")
        return _separable(particle, verb, tuple(rest), morphology)
    return tuple(
        Form((form, *rest), bits) for form, bits in _inflected(head, morphology).items() if form
    )


INFINITIVE_ENDINGS: Final = ("en", "ern", "eln")
"""Of German and Dutch verbs."""

ARTICLES: Final = frozenset({"den", "einen", "een", "seinen", "ihren"})
"""What ends as an infinitive does, and opens a phrase: "einen Insolvenzantrag stellen"."""


def _ends_in_verb(lemma: str) -> bool:
    """Whether a German phrase has its verb last: "ums Leben kommen", not "zu|gehen auf"."""
    first, *_, last = lemma.split() if " " in lemma else (lemma, "")
    verb_first = first.endswith(INFINITIVE_ENDINGS) and first.lower() not in ARTICLES
    return last.endswith(INFINITIVE_ENDINGS) and not verb_first


def _verb_last(words: list[str], morphology: Morphology) -> Iterator[Form]:
    """The forms of a phrase: "ums Leben gekommen" in one, "kam ... ums Leben" around its clause,
    "meldete ... Insolvenz an" around it with the particle.
    """
    before = tuple(words[:-1])
    for form in forms_of(words[-1], morphology):
        yield Form((*before, *form.words), form.bits, form.particle)
        if form.bits & FINITE:
            left = (before[-1], *((form.particle,) if form.particle else ()))
            yield replace(form, particle=" ".join(left))


def _without_pronoun(lemma: str) -> str | None:
    """The verb of a reflexive lemma; None where it is not reflexive."""
    for pronoun in ("sich ", "zich ", "se ", "s'"):
        if lemma.startswith(pronoun):
            return lemma.removeprefix(pronoun)
    head, *rest = lemma.split()
    if head.endswith("-se"):
        head = head.removesuffix("-se")
    elif head.endswith("rsi"):
        head = head.removesuffix("si") + "e"
    elif head.endswith(("arse", "erse", "irse", "írse")):
        head = head.removesuffix("se")
    else:
        return None
    return " ".join((head, *rest))


def _with_pronoun(own: tuple[Form, ...], lemma: str) -> Iterator[Form]:
    """Forms written together with the pronoun: "dimettersi", "rindiéndose", "demitiu-se"."""
    head = lemma.split(maxsplit=1)[0]
    for form in own:
        first, *rest = form.words
        if head.endswith("-se"):
            joined = f"{first}-me" if form.bits in FIRST_PERSONS else f"{first}-se"
        elif form.bits & GERUND and head.endswith("rsi"):
            joined = first + "si"
        elif form.bits & GERUND and head.endswith("rse"):
            joined = first.replace("ando", "ándo").replace("endo", "éndo") + "se"
        else:
            continue
        yield Form((joined, *rest), form.bits, form.particle)
    if head.endswith(("rsi", "rse")):
        yield Form((head, *lemma.split()[1:]), INFINITIVE)


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
    if morphology.infinitive_mark:  # "aan te vallen"; German writes it in one: "anzugreifen"
        found.append(Form((particle, morphology.infinitive_mark, verb, *rest), INFINITIVE))
    else:
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
    if not morphology.participle_prefix:  # French "ils confirment" is both, and asserts
        for word in own.get("present", regular.get("present", ())):
            if forms[word] == FINITE | SUBJUNCTIVE:
                forms[word] = FINITE
    return forms


def _irregular(verb: str, morphology: Morphology) -> dict[str, tuple[str, ...]]:
    exact = morphology.irregular.get(verb)
    if exact is not None:
        return dict(exact)
    endings = [n for n in morphology.irregular if n[0] == "*" and verb.endswith(n[1:])]
    if not endings:
        return {}
    name = max(endings, key=len)
    stem = verb[: len(verb) - len(name) + 1]
    bare = stem or morphology.participle_prefix
    return {
        tense: tuple(bare + w[1:] if w[0] == "~" else stem + w for w in words)
        for tense, words in morphology.irregular[name].items()
    }


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
    prefixed = verb.startswith(morphology.prefixed) or verb.endswith("ieren")
    if bare and not prefixed and "participle" in forms:
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
