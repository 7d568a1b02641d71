"""A sentence that says nothing of its own -> whom it is about, and so who speaks next.

"Die Bürgermeisterin war empört. „So etwas habe ich nie erlebt.“", "Der Anwalt verteidigte den
Entwurf. Er sei maßvoll."
"""

from typing import Final

from copytaster.stages.entities_to_claims.fields import phrases_in, starts_object
from copytaster.stages.entities_to_claims.page import Span
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.sources_behind import right_phrase
from copytaster.stages.entities_to_claims.word_class import DETERMINER, PERSONAL
from copytaster_schemas.words import Section

CLAUSE_WORDS_MAX: Final = 24
"""Words of a clause among which its subject is looked for."""

TOLD: Final = frozenset[Section]({"lead", "body"})
"""Where one sentence goes on with another."""

SPEAKING: Final = frozenset({"person", "organisation"})


def topic_of(scan: Scan, sentence: Span) -> Words | None:
    """The subject of the first clause, where it is somebody who can speak."""
    page = scan.page
    if sentence.section not in TOLD or scan.quotes.at[sentence.first] >= 0:
        return None
    if not page.lexicon.verb_last:
        found = right_phrase(scan, sentence.first, apposition=True)
        return found if found is not None and _speaks(scan, found) else None
    last = min(sentence.last, sentence.first + CLAUSE_WORDS_MAX)
    first, finite = sentence.first, scan.verbs.finite
    end = next((k for k in range(first, last) if page.low[k] in {",", ";", ":"}), last)
    for phrase in phrases_in(scan, list(range(sentence.first, end))):
        if starts_object(scan, phrase[0]):
            continue
        verb = (k for k in range(*phrase) if k in finite and not page.capital[k])
        subject = _behind_verb(scan, (phrase[0], next(verb, phrase[1])))
        if subject[1] > subject[0]:
            return subject if _speaks(scan, subject) else None
    return None


def _behind_verb(scan: Scan, words: Words) -> Words:
    """ "Unterdessen [lehnte] Minister Huber die Forderung ab": the phrase without small words that
    open none.
    """
    page, (first, last) = scan.page, words
    if not page.lexicon.capital_nouns:
        return words
    opens = DETERMINER | PERSONAL
    while first < last and not (page.capital[first] or page.bits[first] & opens):
        first += 1
    return first, last


def _speaks(scan: Scan, words: Words) -> bool:
    """Whether a phrase is a person, a body or a noun for one who speaks, or a pronoun for one."""
    page = scan.page
    if page.bits[words[0]] & PERSONAL and not page.bits[words[0]] & DETERMINER:
        return True
    entities = (page.entity_at(k) for k in range(*words))
    named = any(one is not None and one.entity_type in SPEAKING for one in entities)
    return named or any(page.is_role(k) for k in range(*words))
