"""Lines of a page -> what each of them is: title, sub-head, body, or furniture of the page."""

import re
from collections.abc import Sequence
from typing import Final

from copytaster.stages.raw_to_clean.cuts import cut_foreign
from copytaster.stages.raw_to_clean.layout import (
    COHESION_MIN,
    Label,
    Labels,
    Layout,
    cohesion,
    prose_of,
    vocabulary_of,
)
from copytaster.stages.raw_to_clean.lines import (
    PROSE_WORDS_MIN,
    QUOTE_ENDS,
    Line,
    key_of,
    line_of,
)
from copytaster.stages.raw_to_clean.margins import is_margin, names_in
from copytaster.stages.raw_to_clean.tools import Calendar, Phrases

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
SIGNATURE_WORDS_MAX: Final = 5
"""A pull quote is signed with a name, at most with an office before it."""
TELLING_WORDS_MIN: Final = 6
"""Under a known title, a line of so many words that ends like a sentence is the text's."""
SUBHEAD_WORDS_MAX: Final = 8
"""Of a sub-head that is a quotation and shares no words with the prose; teasers are longer."""
LIST_LINES_MAX: Final = 60
"""Items of a list that belong to the line with a colon above it."""

_ITEM = re.compile(r"(?:[-–—•*·▪◦‣●]|\d{1,2}[.)]|[a-z][.)])\s|.*;$")

_FEW_WORDS = re.compile(r"[^\W\d_][^\W\d_'’-]*(?: [^\W\d_][^\W\d_'’-]*){1,4}")
"""A sub-head that shares no words with the prose; headlines of other stories are longer."""
_QUOTED = re.compile(r"['\"“„«‘‚»].*['\"”“»’‘«]")


def lay_out(
    lines: Sequence[Line], *, phrases: Phrases, calendar: Calendar, titles: frozenset[str]
) -> Layout:
    """Label every line. Lines that repeat one of `titles` (the known title's spellings) are cut."""
    labels: Labels = [_first_label(line, phrases, calendar) for line in lines]
    cut_foreign(lines, labels, phrases)
    core = prose_of(lines, labels)
    if not core:
        return _without_prose(lines, labels, {key_of(title) for title in titles})
    for i in core:
        labels[i] = Label.BODY
    _label_short(lines, labels, core, titles)
    return Layout(tuple(lines), tuple(label or Label.FURNITURE for label in labels), core[0])


def _first_label(line: Line, phrases: Phrases, calendar: Calendar) -> Label | None:
    if not line.text:
        return Label.BLANK
    return Label.FURNITURE if is_margin(line, phrases, calendar) else None


def _label_short(
    lines: Sequence[Line], labels: Labels, core: Sequence[int], known: frozenset[str]
) -> None:
    """Label the short lines by where they stand and by the words they share with the prose."""
    vocabulary = vocabulary_of(lines, core)
    titles = {key_of(title) for title in known}
    heads = [line_of(title).stems for title in known]
    last = _last_of(lines, labels, core, vocabulary)
    telling = any(
        labels[i] is None and len(lines[i].stems & vocabulary) >= TITLE_STEMS_MIN
        for i in range(core[0])
    )
    plain = not any(line.heading for line in lines)
    before, listed = "", 0
    for i, line in enumerate(lines):
        if not line.text:
            continue
        if labels[i] is None:
            cohesive = cohesion(line, vocabulary) >= COHESION_MIN
            if i < core[0]:
                if telling and len(line.stems & vocabulary) < TITLE_STEMS_MIN:
                    cohesive = False  # the name of the outlet holds that of its town
                labels[i] = _above(line, titles, heads, cohesive=cohesive)
            elif key_of(line.text) in titles:
                labels[i] = Label.FURNITURE
            elif _is_listed(lines, i, listed=listed > 0, last=last):
                labels[i] = Label.BODY
            elif _is_signature(line, before):
                labels[i] = Label.SIGNATURE
            elif plain and i < last and _stands_between(lines, labels, i):
                labels[i] = Label.SUBHEAD
            else:
                labels[i] = _within(line, cohesive=cohesive, below=i > last)
        before = line.text
        listed = LIST_LINES_MAX if _opens_list(line, labels[i]) else max(0, listed - 1)
        if (
            labels[i] is Label.BODY
            and line.words >= PROSE_WORDS_MIN
            and not line.text.endswith(COLONS)
        ):
            listed = 0


def _last_of(
    lines: Sequence[Line], labels: Labels, core: Sequence[int], vocabulary: set[str]
) -> int:
    """Where the article ends: at its last prose, or at a shorter sentence below.

    Below headings, which may be those of other stories, it must be in the article's words.
    """
    last, headed = core[-1], False
    for i in range(core[-1] + 1, len(lines)):
        line = lines[i]
        headed = headed or line.heading
        told = line.ends and line.words >= TELLING_WORDS_MIN and not line.heading
        own = not headed or cohesion(line, vocabulary) >= COHESION_MIN
        if labels[i] is None and told and own:
            last = i
    return last


def _stands_between(lines: Sequence[Line], labels: Labels, at: int) -> bool:
    """Whether a few words, no name and no button, stand alone between two paragraphs of prose."""
    line = lines[at]
    if not _FEW_WORDS.fullmatch(line.text) or all(word[:1].isupper() for word in line.text.split()):
        return False
    above = next((i for i in range(at - 1, -1, -1) if lines[i].text), None)
    below = next((i for i in range(at + 1, len(lines)) if lines[i].text), None)
    return (
        above is not None
        and below is not None
        and labels[above] is Label.BODY
        and lines[below].ends
        and lines[below].words >= TELLING_WORDS_MIN
        and labels[below] is not Label.FURNITURE
    )


def _is_listed(lines: Sequence[Line], at: int, *, listed: bool, last: int) -> bool:
    """Whether a line is an item of a list in the article, or stands above one."""
    line = lines[at]
    return (
        (listed and not line.heading) or (line.item and at < last) or _introduces(lines, at, last)
    )


def _introduces(lines: Sequence[Line], at: int, last: int) -> bool:
    """Whether a line with a colon stands above the items of a list, among the prose."""
    if at > last or not lines[at].text.endswith(COLONS):
        return False
    following = next((line for line in lines[at + 1 :] if line.text), None)
    return following is not None and (following.item or bool(_ITEM.match(following.text)))


COLONS: Final = (":", "：")


def _opens_list(line: Line, label: Label | None) -> bool:
    return label is Label.BODY and line.text.endswith(COLONS)


def _above(line: Line, titles: set[str], heads: list[frozenset[str]], *, cohesive: bool) -> Label:
    key = key_of(line.text)
    stems = line.stems
    told = bool(titles) and line.ends and line.words >= TELLING_WORDS_MIN and not line.heading
    if key in titles or line.words < TITLE_WORDS_MIN or not (cohesive or told):
        return Label.FURNITURE
    if told or (line.text.endswith(".") and not line.heading):
        return Label.BODY
    if any(len(stems & head) >= REPEATED_MIN * len(stems) for head in heads if head):
        return Label.FURNITURE
    if any(len(title) >= REPEATED_CHARS_MIN and key.startswith(title) for title in titles):
        titles.add(key)
        return Label.FURNITURE  # the title with the outlet's name behind it
    first = not titles
    titles.add(key)
    heads.append(stems)
    return Label.TITLE if first and len(line.text) <= TITLE_CHARS_MAX else Label.SUBHEAD


def _within(line: Line, *, cohesive: bool, below: bool) -> Label:
    """What a short line is that stands among the prose, or below it."""
    colon = line.text.endswith(COLONS) and (
        line.words > TELLING_WORDS_MIN or (cohesive and line.words >= TITLE_WORDS_MIN)
    )
    if not line.heading and (line.ends or colon):
        return (
            Label.BODY
            if not below or cohesive or line.words >= TITLE_WORDS_MIN
            else Label.FURNITURE
        )
    quoted = line.words <= SUBHEAD_WORDS_MAX and _QUOTED.fullmatch(line.text) is not None
    if not below and (line.heading or cohesive or quoted or not line.stems):
        return Label.SUBHEAD
    return Label.FURNITURE


def _is_signature(line: Line, before: str) -> bool:
    """A name alone under a closed quotation: who said it."""
    words = names_in(line.text.lstrip("—–- "))
    return (
        not line.ends
        and 1 < len(words) <= SIGNATURE_WORDS_MAX
        and all(word[:1].isupper() for word in words)
        and before.endswith(QUOTE_ENDS)
    )


def _without_prose(lines: Sequence[Line], labels: Labels, titles: set[str]) -> Layout:
    """A flash: no line is long enough to be sure of, so all that is no furniture counts."""
    for i, line in enumerate(lines):
        if labels[i] is None:
            labels[i] = Label.FURNITURE if key_of(line.text) in titles else Label.BODY
    kept = [i for i, label in enumerate(labels) if label is Label.BODY]
    if not titles and len(kept) > 1 and not lines[kept[0]].ends:
        labels[kept[0]] = Label.TITLE
    return Layout(tuple(lines), tuple(label or Label.FURNITURE for label in labels), None)
