"""Phrases beside a German or Dutch verb of saying -> whether they can be who says it."""

from copytaster.stages.entities_to_claims.bracket_objects import is_somebody, quotes_behind
from copytaster.stages.entities_to_claims.cues import Reading
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.verb_second import Bracket, next_mark
from copytaster.stages.entities_to_claims.word_class import (
    CLITIC,
    COMPLEMENTISER,
    COORDINATOR,
    DETERMINER,
)


def can_speak(scan: Scan, words: Words, reading: Reading) -> bool:
    """Whether a phrase can say something: a name, a pronoun, a noun for one who speaks; where a
    clause follows a strong cue, any noun ("die Ermittlungen ergaben, dass").
    """
    if is_somebody(scan, words):
        return True
    page = scan.page
    first = page.bits[words[0]]
    if reading.form.strength == "quoting" or (first & CLITIC and not first & DETERMINER):
        return False
    behind = reading.i + reading.size
    mark = next_mark(scan, behind, page.sentences[page.sentence[reading.i]].last)
    noun = any(page.capital[k] for k in range(*words)) or not page.lexicon.capital_nouns
    quoted = reading.form.strength == "strong" and quotes_behind(scan, reading.i, behind)
    return noun and (_opens_said(scan, mark) or quoted)


def agrees(scan: Scan, bracket: Bracket, words: Words) -> bool:
    """Whether a verb in the plural has more than one person for its subject: "Die Delegierten
    bestätigten Parteichef Jonas Reuter" names its object last.
    """
    page = scan.page
    if not page.low[bracket.finite].endswith("en") or words[1] >= len(page.low):
        return True
    entity = page.entity_at(words[1] - 1)
    person = entity is not None and entity.entity_type == "person"
    return not person or page.bits[words[1]] & COORDINATOR != 0 or page.low[words[1]] == ","


def _opens_said(scan: Scan, mark: int) -> bool:
    """Whether a comma, a colon or "that" stands at word `mark`."""
    page = scan.page
    return mark < len(page.low) and (
        page.low[mark] in {",", ":"} or page.bits[mark] & COMPLEMENTISER != 0
    )
