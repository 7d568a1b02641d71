"""An event word -> the readings it may have here, the likeliest first: verb or noun, active or
passive.
"""

from collections.abc import Iterator
from typing import Final

from copytaster.stages.entities_to_claims.groups import Group, is_passive, verb_group
from copytaster.stages.entities_to_claims.inflect import (
    FINITE,
    GERUND,
    PARTICIPLE,
    PAST,
)
from copytaster.stages.entities_to_claims.lexicon import EventForm
from copytaster.stages.entities_to_claims.noun_or_verb import (
    has_subject,
    is_alone,
    is_noun,
    is_reduced,
    is_verb,
)
from copytaster.stages.entities_to_claims.numbers import is_counted
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.verb_words import REFLEXIVES, is_reflexive
from copytaster.stages.entities_to_claims.word_class import (
    BY,
    COMPLEMENTISER,
    COORDINATOR,
    PASSIVE,
    PREPOSITION,
    VERBAL,
)
from copytaster.stages.record import dataclass

PARTICLE_WORDS_MAX: Final = 30
BE_PERFECT: Final = frozenset({"it", "fr", "de", "nl"})
"""Languages that form the perfect of verbs of motion and change with "to be"."""

ARTICLES: Final = frozenset({"the", "a", "an", "its", "their", "his", "our"})
"""What stands before nouns only; in other languages past and participle differ."""

NO_GROUP: Final = Group(-1, 0, infinitive=False)


@dataclass(frozen=True, slots=True)
class EventReading:
    """One reading. `undergoes`: the subject is acted on (passive, or a verb like "die").

    `bare`: a participle without auxiliary ("units deployed in"). `window` are the words in which
    its participants are looked for.
    """

    i: int
    size: int
    form: EventForm
    group: Group
    passive: bool
    bare: bool
    window: tuple[int, int]

    @property
    def undergoes(self) -> bool:
        """Whether the subject is acted on."""
        return self.passive or self.bare or self.form.middle


def chosen_form(scan: Scan, i: int) -> Iterator[EventReading]:
    """Readings of the event word at `i`, nouns first where an article or preposition makes it
    one.
    """
    size, forms = scan.events[i]
    fitting = [
        form
        for form in forms
        if _particle_follows(scan, i + size, form)
        and (not form.reflexive or has_pronoun(scan, i, size))
        and (not form.counted or is_counted(scan.page, i))
    ]
    nouns = sorted((form for form in fitting if form.noun), key=lambda one: not one.counted)
    verbs = [form for form in fitting if not form.noun]
    noun_first = bool(nouns) and (
        not verbs
        or (
            not has_subject(scan.page, i, size, verbs)
            and (is_counted(scan.page, i) or is_noun(scan, i, size, verbs))
        )
    )
    ordered = nouns if noun_first else verbs
    window = _window(scan, i)
    for form in sorted(ordered, key=_latitude):
        if form.noun:
            if not scan.page.lexicon.capital_nouns or scan.page.capital[i]:
                yield EventReading(
                    i, size, form, NO_GROUP, passive=False, bare=False, window=window
                )
            continue
        group = verb_group(scan, i, form.bits)
        describes = form.bits == GERUND and group.first == i and _behind_article(scan, i)
        if describes or not is_verb(scan, i, size, form, group):
            continue  # "a visiting diplomat"
        passive = is_passive(scan, i, size, form.bits, group) and not (
            form.middle or form.reflexive or _is_perfect(scan, i, form, group)
        )
        may_be = form.bits & PARTICIPLE != 0 and not group.has(VERBAL) and not passive
        happened = form.middle and form.bits & PAST != 0  # "died in a crash" is no "killed in"
        bare = may_be and not happened and _is_participle(scan, i, size, form, group)
        yield EventReading(i, size, form, group, passive, bare, window)


def _behind_article(scan: Scan, i: int) -> bool:
    """ "A visiting diplomat", "an initial meeting": an article, and an adjective at most."""
    page = scan.page
    if page.low[i - 1] in ARTICLES:
        return True
    plain = not page.bits[i - 1] and page.low[i - 1].isalpha() and page.mention[i - 1] < 0
    return plain and i > 1 and page.low[i - 2] in ARTICLES


def _latitude(form: EventForm) -> tuple[bool, bool, bool]:
    """What has its pronoun comes first: who declares himself guilty declares nobody else so. Then
    what asks for a thing, then what any name will do for, then what asks for none: a coach who is
    dismissed is a matter of sport.
    """
    return not form.reflexive, not form.guarded, form.named


def _is_perfect(scan: Scan, i: int, form: EventForm, group: Group) -> bool:
    """ "È partito", "ist zurückgetreten": the perfect with "to be" of a verb without object."""
    page = scan.page
    named = page.lexicon.language == "nl" and not any(
        page.bits[k] & BY for k in range(scan.clause_at(i).first, i)
    )  # "is afgetreden", but "is door het parlement aangenomen"
    intransitive = form.predicate.frame.object == "theme" and (named or not form.predicate.needs)
    intransitive = intransitive and not (form.guarded and form.predicate.guards)  # "i tassi"
    return intransitive and page.lexicon.language in BE_PERFECT and not group.has(PASSIVE)


def _is_participle(scan: Scan, i: int, size: int, form: EventForm, group: Group) -> bool:
    """Whether a form without auxiliary is no past tense: "units deployed in", "killed in fire"."""
    if not form.bits & (FINITE | PAST) or is_attributive(scan, group):
        return True
    if not is_reduced(scan, i, size, group):
        return False
    heading = scan.page.sentences[scan.page.sentence[i]].section in {"title", "subhead"}
    moved = form.predicate.frame.owner == "actor"
    gapped = scan.page.has(scan.clause_at(i).first, COORDINATOR)  # "and six others injured"
    return heading or moved or gapped or not is_alone(scan, i, size)


def is_attributive(scan: Scan, group: Group) -> bool:
    """ "The ousted general", "with deposed General X": right behind an article or preposition, or
    first in a sentence of a language whose subject stands before its verb.
    """
    page, first = scan.page, group.first
    sentence = page.sentences[page.sentence[first]]
    if first == sentence.first:
        return sentence.section not in {"title", "subhead"} and not page.lexicon.free_inversion
    return page.low[first - 1] in ARTICLES or page.has(first - 1, PREPOSITION)


def _particle_follows(scan: Scan, i: int, form: EventForm) -> bool:
    """Whether what the verb leaves at the end of its clause stands there: a particle, the noun of
    a fixed phrase, or both ("meldete am Freitag Insolvenz an").
    """
    if form.particle is None:
        return True
    sentence = scan.page.sentences[scan.page.sentence[i - 1]]
    words = range(i, min(sentence.last, i + PARTICLE_WORDS_MAX))
    return all(
        any(scan.page.low[k] == word and _is_left(scan, k) for k in words)
        for word in form.particle.split()
    )


def _is_left(scan: Scan, k: int) -> bool:
    """Whether a word is no preposition here: "sagte ... aus.", but not "aus der Stadt"."""
    page = scan.page
    if not page.bits[k] & PREPOSITION or k + 1 >= len(page.low):
        return True
    if page.sentence[k + 1] != page.sentence[k]:
        return True  # a heading has no full stop: "EU lässt Impfstoff zu"
    after = COORDINATOR | COMPLEMENTISER
    if not page.lexicon.capital_nouns:
        after |= PREPOSITION  # "nam deel aan de mars"
    return not page.low[k + 1][0].isalnum() or page.has(k + 1, after)


def has_pronoun(scan: Scan, i: int, size: int) -> bool:
    """Whether a reflexive verb has its pronoun: in its group, in German anywhere in the clause."""
    if scan.page.lexicon.verb_last:
        clause = scan.clause_at(i)
        near = range(clause.first, clause.last)
        return any(scan.page.low[k] in REFLEXIVES for k in near)
    return is_reflexive(scan.page, i, size)


def _window(scan: Scan, i: int) -> tuple[int, int]:
    """The clause of the word; with the one before where it shares that one's subject."""
    number = scan.clause_of[i]
    clause = scan.clauses[number]
    begin = clause.first
    while number > 0 and scan.clauses[number].joined and scan.clauses[number - 1].last == begin:
        number -= 1
        begin = scan.clauses[number].first
    return begin, clause.last
