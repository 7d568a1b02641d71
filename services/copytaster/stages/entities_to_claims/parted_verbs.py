"""Verbs of several words in a text, where a day or their own object stands between the words."""

from collections.abc import Iterator
from typing import Final

from copytaster.stages.entities_to_claims.lexicon import EventForm
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.phrases import GAP
from copytaster.stages.entities_to_claims.time_phrases import behind_time
from copytaster.stages.entities_to_claims.word_class import (
    DETERMINER,
    PREPOSITION,
    SUBORDINATOR,
    VERBAL,
)

VERB_WORDS_MAX: Final = 6
"""Words of the longest verbs of the concept files, behind the first."""

OBJECT_WORDS_MAX: Final = 14
"""Words from a verb to the end of its object: "relieved the head of the army, General X, of"."""

Hit = tuple[int, tuple[EventForm, ...]]


def around_time(page: Page, i: int, last: int) -> Iterator[Hit]:
    """Those parted by when it happened: "presentó el martes su renuncia"."""
    lexicon, low = page.lexicon, page.low
    if lexicon.verb_last or not lexicon.events.table[low[i]][0][0]:
        return
    behind = behind_time(page, i + 1, last)
    if behind == i + 1:
        return
    joined = [low[i], *low[behind : min(last, behind + VERB_WORDS_MAX)]]
    for size, forms in lexicon.events.all_at(joined, 0, len(joined)):
        verbs = tuple(form for form in forms if not (form.noun or form.stative))
        if size > 1 and verbs:
            yield behind - i - 1 + size, verbs


def around_object(page: Page, i: int, last: int) -> Iterator[Hit]:
    """Those that an entry parts ("take ... into custody"): "took the minister into custody"."""
    low, end = page.low, i + 1
    for rest, forms in page.lexicon.events.table[low[i]]:
        if rest[:1] != (GAP,):
            continue
        while end < min(last, i + OBJECT_WORDS_MAX) and not _ends_phrase(page, end):
            end += 1
        words = rest[1:]
        for k in range(i + 2, end):
            if low[k] == words[0] and tuple(low[k : k + len(words)]) == words:
                yield k + len(words) - i, forms
                break


def _ends_phrase(page: Page, k: int) -> bool:
    """Whether a word ends the clause, or is the verb of another."""
    bits = page.bits[k]
    if page.low[k] in {".", ";", ":"} or bits & SUBORDINATOR:
        return True
    return bool(bits & VERBAL) and not bits & (DETERMINER | PREPOSITION)
