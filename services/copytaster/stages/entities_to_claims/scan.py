"""page -> scan: where the cues and event words of the article are, and its clauses."""

from collections.abc import Sequence
from dataclasses import dataclass

from copytaster.stages.entities_to_claims.clauses import Clause, Verbs, clauses_of
from copytaster.stages.entities_to_claims.inflect import FINITE
from copytaster.stages.entities_to_claims.lexicon import CueForm, EventForm
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.quotes import Quotes, find_quotes

Cues = dict[int, tuple[int, tuple[CueForm, ...]]]
Events = dict[int, tuple[int, tuple[EventForm, ...]]]
"""Word -> how many words the form has, and what it may mean."""


@dataclass(frozen=True, slots=True)
class Scan:
    """Everything found by looking words up, before any rule."""

    page: Page
    quotes: Quotes
    cues: Cues
    events: Events
    clauses: tuple[Clause, ...]
    clause_of: Sequence[int]

    def clause_at(self, i: int) -> Clause:
        """The clause that word `i` stands in."""
        return self.clauses[self.clause_of[i]]


def scan_page(page: Page) -> Scan:
    """Look up cues and events, pair the quotation marks, cut the sentences into clauses."""
    quotes = find_quotes(page)
    cues, events = _hits(page)
    finite = {i for i, (_, forms) in cues.items() if any(f.bits & FINITE for f in forms)}
    finite |= {i for i, (_, forms) in events.items() if any(f.bits & FINITE for f in forms)}
    clauses, clause_of = clauses_of(page, quotes, Verbs(finite, cues.keys()))
    return Scan(page, quotes, cues, events, clauses, clause_of)


def _hits(page: Page) -> tuple[Cues, Events]:
    lexicon, low, mention = page.lexicon, page.low, page.mention
    cue_table, event_table, spun = lexicon.cues.table, lexicon.events.table, lexicon.spun
    cues: Cues = {}
    events: Events = {}
    for sentence in page.sentences:
        for i in range(sentence.first, sentence.last):
            word = low[i]
            if mention[i] >= 0:
                continue  # "the United States" states nothing
            if word in cue_table:
                cue = lexicon.cues.at(low, i, sentence.last)
                if cue:
                    cues[i] = cue
            if word in event_table:
                event = lexicon.events.at(low, i, sentence.last)
                if event:
                    events[i] = event
            elif word in spun and spun[word] in event_table:
                single = event_table[spun[word]][-1]
                if not single[0]:
                    events[i] = (1, single[1])
    return cues, events
