"""An event word -> the readings it may have here, the likeliest first: verb or noun, active or
passive.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from copytaster.stages.entities_to_claims.groups import Group, is_passive, verb_group
from copytaster.stages.entities_to_claims.inflect import (
    BASE,
    FINITE,
    GERUND,
    INFINITIVE,
    PARTICIPLE,
    PAST,
)
from copytaster.stages.entities_to_claims.lexicon import EventForm
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import (
    COORDINATOR,
    DETERMINER,
    GENITIVE,
    HAVE,
    INFINITIVE_MARK,
    PERSONAL,
    PREPOSITION,
    VERBAL,
)

PARTICLE_WORDS_MAX: Final = 30
PRONOUN_WORDS_BACK: Final = 4
"""Words between "si" and the participle: "si è già ufficialmente dimesso"."""

REFLEXIVES: Final = frozenset({"si", "s'", "se", "sich", "mi", "me", "m'", "mich", "ci", "nos"})
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
        if _particle_follows(scan, i + size, form) and _has_pronoun(scan, i, size, form)
    ]
    nouns = [form for form in fitting if form.noun]
    verbs = [form for form in fitting if not form.noun]
    noun_first = bool(nouns) and (not verbs or _is_noun(scan, i, verbs))
    ordered = nouns if noun_first else verbs
    window = _window(scan, i)
    for form in sorted(ordered, key=lambda one: not one.guarded):
        if form.noun:
            if not scan.page.lexicon.capital_nouns or scan.page.capital[i]:
                yield EventReading(
                    i, size, form, NO_GROUP, passive=False, bare=False, window=window
                )
            continue
        group = verb_group(scan, i, form.bits)
        if not _is_verb(scan, i, form, group):
            continue
        passive = is_passive(scan, i, size, form.bits, group) and not form.middle
        bare = (
            form.bits & PARTICIPLE != 0
            and not group.has(VERBAL)
            and not passive
            and (not form.bits & (FINITE | PAST) or _reduced(scan, i, size, group))
        )
        yield EventReading(i, size, form, group, passive, bare, window)


def _particle_follows(scan: Scan, i: int, form: EventForm) -> bool:
    if form.particle is None:
        return True
    sentence = scan.page.sentences[scan.page.sentence[i - 1]]
    return form.particle in scan.page.low[i : min(sentence.last, i + PARTICLE_WORDS_MAX)]


def _has_pronoun(scan: Scan, i: int, size: int, form: EventForm) -> bool:
    """Whether a reflexive verb has its pronoun: in its group, in German anywhere in the clause."""
    if not form.reflexive:
        return True
    if scan.page.lexicon.verb_last:
        clause = scan.clause_at(i)
        near = range(clause.first, clause.last)
    else:
        near = range(max(0, i - PRONOUN_WORDS_BACK), min(len(scan.page.low), i + size + 1))
    return any(scan.page.low[k] in REFLEXIVES for k in near)


def _is_noun(scan: Scan, i: int, verbs: list[EventForm]) -> bool:
    """Whether a form that may be both is a noun here."""
    page = scan.page
    if page.lexicon.capital_nouns:
        return page.capital[i]
    before = page.bits[i - 1] if i else 0
    if before & (DETERMINER | PREPOSITION | GENITIVE) and not before & (INFINITIVE_MARK | PERSONAL):
        return True
    if before & INFINITIVE_MARK or before & (VERBAL | PERSONAL):
        return False
    bits = 0
    for form in verbs:
        bits |= form.bits
    if bits & (PAST | PARTICIPLE):
        return False
    if bits & FINITE and not bits & BASE:
        return not (i and (page.mention[i - 1] >= 0 or page.capital[i - 1]))
    if i and page.mention[i - 1] >= 0:
        return page.mentions[page.mention[i - 1]].how == "adjective"
    return True


def _is_verb(scan: Scan, i: int, form: EventForm, group: Group) -> bool:
    page = scan.page
    if form.bits == 0 or form.bits & (FINITE | PAST | PARTICIPLE | GERUND | INFINITIVE):
        before = page.bits[i - 1] if i else 0
        bare = group.first == i
        adjective = bare and before & DETERMINER and not before & PERSONAL
        return not (adjective and form.bits & FINITE and not form.bits & (PARTICIPLE | GERUND))
    if form.bits & BASE:
        return group.infinitive or group.has(VERBAL) or _plural_before(scan, group.first)
    return True


def _plural_before(scan: Scan, first: int) -> bool:
    page = scan.page
    j = first - 1
    if j < 0 or page.sentence[j] != page.sentence[first]:
        return False
    word = page.low[j]
    return word.endswith("s") or page.bits[j] & PERSONAL != 0 or word in {"people", "police"}


def _reduced(scan: Scan, i: int, size: int, group: Group) -> bool:
    """Whether "-ed" without auxiliary is a participle: behind a noun and before a preposition or
    the end.
    """
    page = scan.page
    if group.has(HAVE) or i + size >= len(page.low) or page.sentence[i + size] != page.sentence[i]:
        return True
    following = page.bits[i + size]
    if following & COORDINATOR and i + size + 1 in scan.events:
        return _reduced(scan, i + size + 1, scan.events[i + size + 1][0], group)
    if following & DETERMINER or page.mention[i + size] >= 0:
        return False
    return following & PREPOSITION != 0 or not page.low[i + size][0].isalnum()


def _window(scan: Scan, i: int) -> tuple[int, int]:
    """The clause of the word; with the one before where it shares that one's subject."""
    number = scan.clause_of[i]
    clause = scan.clauses[number]
    begin = clause.first
    while number > 0 and scan.clauses[number].joined and scan.clauses[number - 1].last == begin:
        number -= 1
        begin = scan.clauses[number].first
    return begin, clause.last
