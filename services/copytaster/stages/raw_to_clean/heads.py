"""Lines above the prose: title, standfirst, and what a page sets there beside them."""

from collections.abc import Sequence
from typing import Final

from copytaster.stages.raw_to_clean.layout import COHESION_MIN, Label, Labels, cohesion
from copytaster.stages.raw_to_clean.lines import Line, key_of
from copytaster.stages.raw_to_clean.margins import credits_picture
from copytaster.stages.raw_to_clean.tools import Phrases

REPEATED_MIN: Final = 0.8
"""Share of common stems of two headings when one is the other, cut or with the outlet's name."""
REPEATED_CHARS_MIN: Final = 20
"""Letters of a title that another line may begin with by no chance."""
TITLE_WORDS_MIN: Final = 4
"""Shorter lines above the prose are names of sections ("economy and politics")."""
TITLE_STEMS_MIN: Final = 2
"""Words of a headline that the prose has too, where any line above the prose has as many."""
TITLE_CHARS_MAX: Final = 250
"""Longer lines above the prose are summaries; headlines stay below 120."""
TELLING_WORDS_MIN: Final = 6
"""Under a known title, a line of so many words that ends like a sentence is the text's."""
STANDFIRST_WORDS_MIN: Final = 8
"""Of a line straight under the title that is its standfirst though few of its words come again; a
headline of another story, which may stand there too, shares none.
"""
STANDFIRST_STEMS_MIN: Final = 5
"""Words of four letters and more; bylines with a place have fewer."""
NEAR_LINES: Final = 14
"""Above the prose; standfirst, byline, date, buttons and a caption stand between."""
STANDFIRST_LINES_MAX: Final = 2
"""From a title down to its standfirst: a byline may stand between."""

Titles = dict[str, frozenset[str]]
"""The titles known so far: their letters alone, with their stems."""


def label_heads(
    lines: Sequence[Line], labels: Labels, *, vocabulary: set[str], known: Titles, phrases: Phrases
) -> None:
    """Label the lines above the prose whose words are `vocabulary`; new titles join `known`."""
    telling = any(
        label is None and len(line.stems & vocabulary) >= TITLE_STEMS_MIN
        for line, label in zip(lines, labels, strict=False)
    )
    given = bool(known)
    doubtful: list[int] = []
    titled = False
    for i, line in enumerate(lines):
        if not line.text:
            continue
        repeats = key_of(line.text) in known
        if labels[i] is None:
            # the name of an outlet may hold that of its town, and be in the article's words so far
            shared = len(line.stems & vocabulary)
            own = not telling or shared >= TITLE_STEMS_MIN
            label = _head_of(
                line, known, cohesive=own and cohesion(line, vocabulary) >= COHESION_MIN
            )
            if line.item and known and line.words >= TITLE_WORDS_MIN and label is Label.FURNITURE:
                label = Label.SUBHEAD  # points that sum the article up
            near = titled and shared >= TITLE_STEMS_MIN
            if label is Label.FURNITURE and near and _is_standfirst(line, known):
                label = Label.SUBHEAD
            elif label is Label.BODY and _is_caption(lines, labels, i, phrases):
                label = Label.FURNITURE
            labels[i] = label
            if label is Label.FURNITURE and line.words >= TITLE_WORDS_MIN and not repeats:
                doubtful.append(i)
        titled = repeats or labels[i] is Label.TITLE
    if not given and not any(line.heading for line in lines):
        _choose_title(lines, labels, doubtful, vocabulary)


def _choose_title(
    lines: Sequence[Line], labels: Labels, doubtful: Sequence[int], vocabulary: set[str]
) -> None:
    """Of many headlines over the prose the title is the one near it that shares most words with it.

    What stands above it is the page's, headlines of other stories among them.
    """
    heads = [i for i in range(len(lines)) if labels[i] in {Label.TITLE, Label.SUBHEAD}]
    filled = [i for i in range(len(lines)) if lines[i].text]
    shared = {i: len(lines[i].stems & vocabulary) for i in [*heads, *doubtful]}
    near = [i for i in heads if i in filled[-NEAR_LINES:]]
    if not near:
        near = [i for i in doubtful if i in filled[-NEAR_LINES:] and shared[i] >= TITLE_STEMS_MIN]
    best = max(near or heads, key=lambda i: (shared[i], -i), default=None)
    for i in reversed(near):  # what has most words may be the standfirst: the title is above it
        if best is not None and 0 <= filled.index(best) - filled.index(i) <= STANDFIRST_LINES_MAX:
            best = i
    if best is None:
        return
    for i in heads:
        labels[i] = Label.FURNITURE if i < best else Label.SUBHEAD
    labels[best] = Label.TITLE


def _is_standfirst(line: Line, known: Titles) -> bool:
    """Whether a line straight under the title is long enough to be its standfirst."""
    telling = line.words >= STANDFIRST_WORDS_MIN and len(line.stems) >= STANDFIRST_STEMS_MIN
    telling = telling and not line.text[0].isdigit()
    return telling and key_of(line.text) not in known and not _repeats(line, known)


def _is_caption(lines: Sequence[Line], labels: Labels, at: int, phrases: Phrases) -> bool:
    """Whether the next line says who took the picture that this one describes."""
    below = next((i for i in range(at + 1, len(lines)) if lines[i].text), None)
    return (
        below is not None
        and labels[below] is Label.FURNITURE
        and credits_picture(lines[below], phrases)
    )


def _head_of(line: Line, known: Titles, *, cohesive: bool) -> Label:
    """What a line above the prose is by its own words."""
    key = key_of(line.text)
    told = bool(known) and line.ends and line.words >= TELLING_WORDS_MIN and not line.heading
    if key in known or line.words < TITLE_WORDS_MIN or not (cohesive or told):
        return Label.FURNITURE
    if told or (line.text.endswith(".") and not line.heading):
        return Label.BODY
    if _repeats(line, known):
        known[key] = line.stems
        return Label.FURNITURE
    first = not known
    known[key] = line.stems
    return Label.TITLE if first and len(line.text) <= TITLE_CHARS_MAX else Label.SUBHEAD


def _repeats(line: Line, known: Titles) -> bool:
    """Whether a line is a title again: cut, or with the outlet's name behind it."""
    key = key_of(line.text)
    return any(
        (stems and len(line.stems & stems) >= REPEATED_MIN * len(line.stems))
        or (len(title) >= REPEATED_CHARS_MIN and key.startswith(title))
        for title, stems in known.items()
    )
