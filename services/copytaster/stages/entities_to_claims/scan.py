"""page -> scan: where the cues and event words of the article are, and its clauses."""

from collections.abc import Sequence
from dataclasses import field
from functools import reduce
from operator import or_
from typing import Final

from copytaster.stages.entities_to_claims.clauses import Clause, clauses_of
from copytaster.stages.entities_to_claims.inflect import (
    BASE,
    FINITE,
    FIRST_PERSONS,
    INFINITIVE,
    PARTICIPLE,
)
from copytaster.stages.entities_to_claims.lexicon import CueForm, EventForm
from copytaster.stages.entities_to_claims.marks import CUE, EVENT, EVENT_TAIL, SPUN
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.parted_verbs import around_object, around_time
from copytaster.stages.entities_to_claims.phrases import GAP, Opening, tail_of
from copytaster.stages.entities_to_claims.quotes import Quotes, find_quotes
from copytaster.stages.entities_to_claims.time_phrases import TIME_PHRASE_WORDS_MAX
from copytaster.stages.entities_to_claims.verb_words import Verbs, is_reflexive
from copytaster.stages.entities_to_claims.word_class import FIRST_PERSON, OF
from copytaster.stages.record import dataclass

OUTLET: Final = -1
"""Zone of what the outlet says itself (see zones)."""

TAKEN: Final = -2
"""Zone of sources and cues: they tell who speaks, not what happened."""

PHRASE_WORDS_MIN: Final = 3
"""Words of "announce the resignation"."""

OWNER_WORDS_MAX: Final = 3
"""Words behind "of" among which whose it is stands: an article, a number, the noun."""

PARTED_MAX: Final = TIME_PHRASE_WORDS_MAX + 2
"""How far from its first word the second word of an entry stands at most, and one more."""

Hit = tuple[int, tuple[EventForm, ...]]
Cues = dict[int, tuple[int, tuple[CueForm, ...]]]
Events = dict[int, Hit]
"""Word -> how many words the form has, and what it may mean."""


@dataclass(frozen=True, slots=True)
class ObjectHit:
    """An object concept at words `i` to `i + size`. `spun`: read through the table of spun
    words.
    """

    i: int
    size: int
    name: str
    spun: bool


@dataclass(frozen=True, slots=True)
class Scan:
    """Everything found by looking words up; `zone` is filled once it is known who says what.

    `things`: the objects of a sentence, by its number, once they were asked for; `units`: the
    clauses of a unit, `hashes`: the hash of a quotation by its first word, likewise.
    """

    page: Page
    quotes: Quotes
    cues: Cues
    events: Events
    verbs: Verbs
    clauses: tuple[Clause, ...]
    clause_of: Sequence[int]
    zone: Sequence[int]
    things: dict[int, tuple[ObjectHit, ...]] = field(default_factory=dict)
    units: dict[int, list[Clause]] = field(default_factory=dict)
    hashes: dict[int, str | None] = field(default_factory=dict)

    def clause_at(self, i: int) -> Clause:
        """The clause that word `i` stands in."""
        return self.clauses[self.clause_of[i]]

    def clauses_of_unit(self, unit: int) -> list[Clause]:
        """The parts of a clause that others interrupt, in order."""
        if not self.units:
            for clause in self.clauses:
                self.units.setdefault(clause.unit, []).append(clause)
        return self.units.get(unit, [])

    def together(self, i: int, k: int) -> bool:
        """Whether two words stand in one clause, and one voice says both."""
        clauses, at = self.clauses, self.clause_of
        return clauses[at[i]].unit == clauses[at[k]].unit and self.zone[i] == self.zone[k]


def scan_page(page: Page) -> Scan:
    """Look up cues and events, pair the quotation marks, cut the sentences into clauses."""
    quotes = find_quotes(page)
    cues, events = _hits(page, quotes)
    verbs = _verbs(page, cues, events)
    clauses, clause_of = clauses_of(page, quotes, verbs)
    zone = [OUTLET] * (len(page.low) + 1)
    return Scan(page, quotes, cues, events, verbs, clauses, clause_of, zone)


def _verbs(page: Page, cues: Cues, events: Events) -> Verbs:
    nouns = page.lexicon.capital_nouns  # "das Treffen" is no form of "treffen"
    finite: set[int] = set()
    certain: set[int] = set()
    forms_at = [(i, [form.bits for form in forms]) for i, (_, forms) in cues.items()]
    forms_at += [(i, [form.bits for form in forms]) for i, (_, forms) in events.items()]
    for i, all_bits in forms_at:
        if nouns and page.capital[i] and page.sentences[page.sentence[i]].first != i:
            continue
        bits = reduce(or_, all_bits, 0)
        if bits & FINITE:
            finite.add(i)
            if not bits & (PARTICIPLE | INFINITIVE | BASE) and not _also_noun(events, i):
                certain.add(i)
    return Verbs(finite, certain, cues.keys())


def _event_at(page: Page, quotes: Quotes, i: int, last: int) -> Hit | None:
    """The longest entry that can be meant: "ritirate dalla" is none of "ritirarsi dalla", and
    outside quotations nobody says "I": "l'esercito".
    """
    opening = page.lexicon.events.opening(page.low[i])
    if _is_plain(page, i, opening):
        return (1, opening.alone) if opening.alone else None
    spoken = quotes.at[i] >= 0 or page.has(i - 1, FIRST_PERSON)
    parted = (*around_object(page, i, last), *around_time(page, i, last))
    for size, forms in (*parted, *page.lexicon.events.all_at(page.low, i, last)):
        kept = forms if spoken else tuple(form for form in forms if form.bits not in FIRST_PERSONS)
        plain = page.lexicon.verb_last or not all(form.reflexive for form in kept)
        fits = kept and (plain or is_reflexive(page, i, size))
        if fits and not _is_another_s(page, i, (size, kept)):
            return size, kept
    return None


def _is_plain(page: Page, i: int, opening: Opening[EventForm]) -> bool:
    """Whether nothing around a word bears on what it means: so with most, which saves the rest."""
    if GAP in opening.seconds or not opening.seconds.isdisjoint(page.low[i + 1 : i + PARTED_MAX]):
        return False
    return not any(form.reflexive or form.bits in FIRST_PERSONS for form in opening.alone)


def _is_another_s(page: Page, i: int, hit: Hit) -> bool:
    """Whether fixed words end with a noun for the same that is somebody else's: "annunciato le
    dimissioni del ministro X".
    """
    behind = i + hit[0]
    if hit[0] < PHRASE_WORDS_MIN or not page.has(behind, OF) or not page.lexicon.free_inversion:
        return False
    noun = page.lexicon.events.at(page.low, behind - 1, behind)
    meant = {form.predicate.name for form in hit[1]}
    if noun is None or not any(form.noun and form.predicate.name in meant for form in noun[1]):
        return False
    near = range(behind + 1, min(behind + 1 + OWNER_WORDS_MAX, len(page.low)))
    return any(page.is_role(k) or page.mention[k] >= 0 for k in near)


def _compounds(page: Page, i: int) -> bool:
    """Whether a word may be a compound noun: any in Dutch, those with a capital in German."""
    lexicon = page.lexicon
    return lexicon.verb_last and (page.capital[i] or not lexicon.capital_nouns)


def _also_noun(events: Events, i: int) -> bool:
    return i in events and any(form.noun for form in events[i][1])


def _hits(page: Page, quotes: Quotes) -> tuple[Cues, Events]:
    lexicon, low, mention = page.lexicon, page.low, page.mention
    cue_table, event_table, spun = lexicon.cues.table, lexicon.events.table, lexicon.spun
    cues: Cues = {}
    events: Events = {}
    for i in page.marked(CUE | EVENT | EVENT_TAIL | SPUN):
        word, last = low[i], page.sentences[page.sentence[i]].last
        if mention[i] >= 0:
            continue  # "the United States" states nothing
        if word in cue_table:
            cue = lexicon.cues.at(low, i, last)
            if cue:
                cues[i] = cue
        if word in event_table:
            event = _event_at(page, quotes, i, last)
            if event:
                events[i] = event
        elif _compounds(page, i) and (tail := tail_of(event_table, word)):
            events[i] = (1, event_table[tail][-1][1])
        elif word in spun and spun[word] in event_table:
            single = event_table[spun[word]][-1]
            if not single[0]:
                events[i] = (1, single[1])
    return cues, events
