"""Lines of a page -> what each of them is: title, sub-head, body, or furniture of the page."""

import re
from collections.abc import Sequence
from typing import Final

from copytaster.stages.raw_to_clean.cuts import cut_foreign
from copytaster.stages.raw_to_clean.heads import (
    TELLING_WORDS_MIN,
    TITLE_WORDS_MIN,
    label_heads,
)
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

SIGNATURE_WORDS_MAX: Final = 5
"""A pull quote is signed with a name, at most with an office before it."""
SUBHEAD_WORDS_MAX: Final = 8
"""Of a sub-head that is a quotation and shares no words with the prose; teasers are longer."""
SHORT_LINES_MAX: Final = 3
"""Short lines in a row that are not the article's any more: a menu."""
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
    _label_short(lines, labels, core, titles, phrases)
    return Layout(tuple(lines), tuple(label or Label.FURNITURE for label in labels), core[0])


def _first_label(line: Line, phrases: Phrases, calendar: Calendar) -> Label | None:
    if not line.text:
        return Label.BLANK
    return Label.FURNITURE if is_margin(line, phrases, calendar) else None


def _label_short(
    lines: Sequence[Line],
    labels: Labels,
    core: Sequence[int],
    known: frozenset[str],
    phrases: Phrases,
) -> None:
    """Label the short lines by where they stand and by the words they share with the prose."""
    vocabulary = vocabulary_of(lines, core)
    titles = {key_of(title): line_of(title).stems for title in known}
    last = _last_of(lines, labels, core, vocabulary)
    label_heads(lines[: core[0]], labels, vocabulary=vocabulary, known=titles, phrases=phrases)
    plain = not any(line.heading for line in lines)
    before, listed = "", 0
    for i, line in enumerate(lines):
        if not line.text:
            continue
        if labels[i] is None:
            cohesive = cohesion(line, vocabulary) >= COHESION_MIN
            if key_of(line.text) in titles:
                labels[i] = Label.FURNITURE
            elif _is_listed(lines, i, listed=listed > 0, last=last):
                labels[i] = Label.BODY
            elif _is_signature(line, before):
                labels[i] = Label.SIGNATURE
            elif plain and i < last and _stands_between(lines, labels, i):
                labels[i] = Label.SUBHEAD
            else:
                cohesive = cohesive and not (plain and not _heads_prose(lines, labels, i))
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
        own = not headed or cohesion(line, vocabulary) >= COHESION_MIN
        if labels[i] is None and _is_told(line) and own:
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
        and (lines[below].text.startswith(POINTS) or _is_told(lines[below]))
        and labels[below] is not Label.FURNITURE
    )


def _heads_prose(lines: Sequence[Line], labels: Labels, at: int) -> bool:
    """Whether a short line stands over prose: next to it, or with one more short line between."""
    if lines[at].words == 1:
        return lines[at].ends  # else a tag, a button
    seen = 0
    for i in range(at + 1, len(lines)):
        if not lines[i].text or labels[i] is Label.FURNITURE:
            continue
        if _is_told(lines[i]) or lines[i].prose or lines[i].text.startswith(POINTS):
            return True
        seen += 1
        if seen == SHORT_LINES_MAX:
            return False
    return lines[at].ends


def _is_listed(lines: Sequence[Line], at: int, *, listed: bool, last: int) -> bool:
    """Whether a line is an item of a list in the article, or stands above one."""
    line = lines[at]
    point = line.item or line.text.startswith(POINTS)
    return (listed and not line.heading) or (point and at < last) or _introduces(lines, at, last)


def _introduces(lines: Sequence[Line], at: int, last: int) -> bool:
    """Whether a line with a colon stands above the items of a list, among the prose."""
    if at > last or not lines[at].text.endswith(COLONS):
        return False
    following = next((line for line in lines[at + 1 :] if line.text), None)
    return following is not None and (following.item or bool(_ITEM.match(following.text)))


def _is_told(line: Line) -> bool:
    return line.ends and line.words >= TELLING_WORDS_MIN and not line.heading


POINTS: Final = ("•", "▪", "●", "◦", "‣")
COLONS: Final = (":", "：")


def _opens_list(line: Line, label: Label | None) -> bool:
    return label is Label.BODY and line.text.endswith(COLONS)


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
