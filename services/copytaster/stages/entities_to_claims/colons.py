""" "X: ..." -> an attribution by a colon, mostly in headlines and transcripts."""

from collections.abc import Iterator
from typing import Final

from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.contents import trimmed_end, whole_quotes
from copytaster.stages.entities_to_claims.modes import mode_of
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.word_class import CLAUSE_OPENER, VERBAL

COLON_WORDS_MAX: Final = 7
"""Words before the colon: a name, an office."""

CONTENT_WORDS_MIN: Final = 3


def colon_attributions(scan: Scan) -> Iterator[Attribution]:
    """Sentences that begin with a speaker and a colon."""
    page = scan.page
    for number, sentence in enumerate(page.sentences):
        limit = min(sentence.last, sentence.first + COLON_WORDS_MAX + 1)
        for i in range(sentence.first + 1, limit):
            if page.low[i] != ":":
                continue
            source = (sentence.first, i)
            content = (i + 1, trimmed_end(scan, i + 1, sentence.last))
            if content[1] - content[0] >= CONTENT_WORDS_MIN and _is_speaker(scan, source):
                parts = whole_quotes(scan, content)
                yield Attribution(
                    cue=(i, i + 1),
                    lemma=":",
                    cue_class="report",
                    source=source,
                    content=parts,
                    sentence=number,
                    mode=mode_of(scan, parts),
                )
            break


def _is_speaker(scan: Scan, words: Words) -> bool:
    page = scan.page
    first, last = words
    if any(
        (page.bits[k] & (VERBAL | CLAUSE_OPENER) and page.mention[k] < 0)
        or k in scan.cues
        or k in scan.events
        for k in range(first, last)
    ):
        return False
    entity = page.entity_at(last - 1) or page.entity_at(first)
    if entity is None:
        return False
    if entity.entity_type == "place":
        return _is_state(scan, words) and scan.quotes.at[last + 1] >= 0  # "Kiev: «...»"
    return entity.entity_type in {"person", "organisation"} and page.mention[last - 1] >= 0


def _is_state(scan: Scan, words: Words) -> bool:
    """Whether the words are no more than a country, or a capital that stands for one."""
    page = scan.page
    number = page.mention[words[0]]
    if number < 0 or any(page.mention[k] != number for k in range(*words)):
        return False
    entity = page.entity_at(words[0])
    country = entity is not None and entity.kind in {"country", "capital"}
    return country or page.mentions[number].stands_for is not None
