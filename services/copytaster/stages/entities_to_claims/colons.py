""" "X: ..." -> an attribution by a colon, mostly in headlines and transcripts."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.contents import trimmed_end, whole_quotes
from copytaster.stages.entities_to_claims.modes import mode_of
from copytaster.stages.entities_to_claims.page import Page, Span
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import QUOTE_MARKS, Words
from copytaster.stages.entities_to_claims.word_class import CLAUSE_OPENER, VERBAL

COLON_WORDS_MAX: Final = 7
"""Words before the colon: a name, an office."""

CONTENT_WORDS_MIN: Final = 3

LABEL_WORDS_MAX: Final = 4
LABELS_MIN: Final = 3
"""How often a label must open a sentence to be a speaker's: a "NOTE:" stands once or twice."""


def colon_attributions(scan: Scan) -> Iterator[Attribution]:
    """Sentences that begin with a speaker and a colon."""
    page = scan.page
    labels = _labels(page)
    for number, sentence in enumerate(page.sentences):
        first = _first(page, sentence)
        limit = min(sentence.last, first + COLON_WORDS_MAX + 1)
        i = next((k for k in range(first + 1, limit) if page.low[k] == ":"), -1)
        if i < 0:
            continue
        labelled = page.surface(first, i) in labels
        content = (i + 1, trimmed_end(scan, i + 1, sentence.last))
        if content[1] - content[0] < CONTENT_WORDS_MIN:
            continue
        if labelled:
            parts: tuple[Words, ...] = ((i + 1, _turn_end(page, number, labels)),)
        elif first == sentence.first and _is_speaker(scan, (first, i)):
            parts = whole_quotes(scan, content)
        else:
            continue
        yield Attribution(
            cue=(i, i + 1),
            lemma=":",
            cue_class="report",
            source=(first, i),
            content=parts,
            sentence=number,
            mode="direct" if labelled else mode_of(scan, parts),
        )


def _first(page: Page, sentence: Span) -> int:
    """The first word of a sentence, behind an opening mark that nothing closes."""
    return sentence.first + (page.low[sentence.first] in QUOTE_MARKS)


def _turn_end(page: Page, number: int, labels: set[str]) -> int:
    """Where a turn of a transcript ends: with its paragraph, or before the next label."""
    sentences, paragraph = page.sentences, page.sentences[number].paragraph
    last = number + 1
    while last < len(sentences) and sentences[last].paragraph == paragraph:
        first = _first(page, sentences[last])
        if _label(page, first, sentences[last]) in labels:
            break
        last += 1
    return sentences[last - 1].last


def _label(page: Page, first: int, sentence: Span) -> str:
    """The words in capitals before the colon that opens a sentence; "" where there are none."""
    limit = min(sentence.last, first + LABEL_WORDS_MAX + 1)
    colon = next((k for k in range(first + 1, limit) if page.low[k] == ":"), first)
    label = page.surface(first, colon) if colon > first else ""
    return label if label.isupper() else ""


def _labels(page: Page) -> set[str]:
    """Words in capitals before a colon that open several sentences: the speakers of a transcript,
    "SMITH: ...", "Q: ...".
    """
    seen = Counter(_label(page, _first(page, one), one) for one in page.sentences)
    return {label for label, times in seen.items() if label and times >= LABELS_MIN}


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
