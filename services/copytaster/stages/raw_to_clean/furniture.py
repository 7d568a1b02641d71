"""Lines of a page -> what each of them is: title, sub-head, body, or furniture of the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from copytaster.stages.raw_to_clean.lines import (
    PROSE_WORDS_MIN,
    QUOTE_ENDS,
    Line,
    key_of,
    line_of,
)
from copytaster.stages.raw_to_clean.margins import (
    SHORT_WORDS_MAX,
    is_margin,
    names_in,
    opens_comments,
)
from copytaster.stages.raw_to_clean.tools import Calendar, Phrases


class Label(Enum):
    """What a line is."""

    BLANK = "blank"
    TITLE = "title"
    SUBHEAD = "subhead"
    BODY = "body"
    SIGNATURE = "signature"
    FURNITURE = "furniture"


COHESION_MIN: Final = 0.5
"""Share of stems known to the prose from which on a short line is the article's (prototype)."""
REPEATED_MIN: Final = 0.8
"""Share of common stems of two headings when one is the other, cut or with the outlet's name."""
TITLE_WORDS_MIN: Final = 4
"""Shorter lines above the prose are names of sections ("economy and politics")."""
TITLE_CHARS_MAX: Final = 250
"""Longer lines above the prose are summaries; headlines stay below 120."""
TEASER_WORDS_MAX: Final = 40
"""`Read also:` with one or two headlines behind it."""
SIGNATURE_WORDS_MAX: Final = 5
"""A pull quote is signed with a name, at most with an office before it."""
TELLING_WORDS_MIN: Final = 6
"""Under a known title, a line of so many words that ends like a sentence is the text's."""
LIST_LINES_MAX: Final = 60
"""Items of a list that belong to the line with a colon above it."""
END_SHARE_MIN: Final = 0.5
"""Comments begin after half of the prose; a button above the text may say the same word."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a page with their labels, and where its prose begins (None: there is none)."""

    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    first: int | None

    def having(self, *labels: Label) -> list[Line]:
        """The lines of these labels, in order."""
        pairs = zip(self.lines, self.labels, strict=True)
        return [line for line, label in pairs if label in labels]


Labels = list[Label | None]


def lay_out(
    lines: Sequence[Line], *, phrases: Phrases, calendar: Calendar, titles: frozenset[str]
) -> Layout:
    """Label every line. Lines that repeat one of `titles` (the known title's spellings) are cut."""
    labels: Labels = [_first_label(line, phrases, calendar) for line in lines]
    _cut_teasers(lines, labels, phrases)
    _cut_repeated(lines, labels)
    _cut_comments(lines, labels, phrases)
    _cut_listings(lines, labels, phrases)
    core = _prose(lines, labels)
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


def _prose(lines: Sequence[Line], labels: Labels) -> list[int]:
    return [i for i, line in enumerate(lines) if labels[i] is None and line.prose]


def _cut_teasers(lines: Sequence[Line], labels: Labels, phrases: Phrases) -> None:
    """Cut `Read also: <headline>`, and the headline that follows a bare `Read also`."""
    awaited = False
    for i, line in enumerate(lines):
        if not line.text:
            continue
        match = phrases.teaser.match(line.plain)
        if match and line.words <= TEASER_WORDS_MAX and not (line.ends and line.has_quote):
            labels[i] = Label.FURNITURE
            awaited = not key_of(line.plain[match.end() :])
        elif awaited:
            if labels[i] is None and not line.ends and line.words <= SHORT_WORDS_MAX:
                labels[i] = Label.FURNITURE
            awaited = False


def _cut_repeated(lines: Sequence[Line], labels: Labels) -> None:
    """Cut prose that was already said word for word: captions of a gallery, a text set twice."""
    seen: set[str] = set()
    for i, line in enumerate(lines):
        if labels[i] is None and line.prose:
            if line.folded in seen:
                labels[i] = Label.FURNITURE
            seen.add(line.folded)


def _cut_comments(lines: Sequence[Line], labels: Labels, phrases: Phrases) -> None:
    """Cut all that follows the heading of the readers' comments."""
    total = sum(len(lines[i].text) for i in _prose(lines, labels))
    before = 0
    for i, line in enumerate(lines):
        if labels[i] is None and line.prose:
            before += len(line.text)
        elif labels[i] is Label.FURNITURE and opens_comments(line, phrases):
            if before < END_SHARE_MIN * total and not line.heading:
                continue
            if before:
                for j in range(i, len(lines)):
                    labels[j] = Label.FURNITURE if lines[j].text else Label.BLANK
                return


def _cut_listings(lines: Sequence[Line], labels: Labels, phrases: Phrases) -> None:
    """Cut what stands under `Latest news`: headlines, and prose that speaks of other things."""
    core = _prose(lines, labels)
    vocabulary = _vocabulary(lines, core)
    under = False
    for i, line in enumerate(lines):
        if labels[i] is Label.FURNITURE and phrases.listing.fullmatch(line.folded):
            under = True
            vocabulary = _vocabulary(lines, [j for j in core if j < i]) or vocabulary
        elif under and labels[i] is None:
            if line.prose and cohesion(line, vocabulary) >= COHESION_MIN:
                under = False
            else:
                labels[i] = Label.FURNITURE


def _vocabulary(lines: Sequence[Line], places: Sequence[int]) -> set[str]:
    return set().union(*(lines[i].stems for i in places))


def cohesion(line: Line, vocabulary: set[str]) -> float:
    """The share of a line's stems that a vocabulary holds."""
    return len(line.stems & vocabulary) / len(line.stems) if line.stems else 0.0


def _label_short(
    lines: Sequence[Line], labels: Labels, core: Sequence[int], known: frozenset[str]
) -> None:
    """Label the short lines by where they stand and by the words they share with the prose."""
    vocabulary = _vocabulary(lines, core)
    titles = {key_of(title) for title in known}
    heads = [line_of(title).stems for title in known]
    before, listed = "", 0
    for i, line in enumerate(lines):
        if not line.text:
            continue
        if labels[i] is None:
            cohesive = cohesion(line, vocabulary) >= COHESION_MIN
            if i < core[0]:
                labels[i] = _above(line, titles, heads, cohesive=cohesive)
            elif key_of(line.text) in titles:
                labels[i] = Label.FURNITURE
            elif listed and not line.heading:
                labels[i] = Label.BODY
            elif _is_signature(line, before):
                labels[i] = Label.SIGNATURE
            else:
                labels[i] = _within(line, cohesive=cohesive, below=i > core[-1])
        before = line.text
        listed = LIST_LINES_MAX if _opens_list(line, labels[i]) else max(0, listed - 1)
        if (
            labels[i] is Label.BODY
            and line.words >= PROSE_WORDS_MIN
            and not line.text.endswith(":")
        ):
            listed = 0


def _opens_list(line: Line, label: Label | None) -> bool:
    return label is Label.BODY and line.text.endswith((":", "："))


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
    first = not titles
    titles.add(key)
    heads.append(stems)
    return Label.TITLE if first and len(line.text) <= TITLE_CHARS_MAX else Label.SUBHEAD


def _within(line: Line, *, cohesive: bool, below: bool) -> Label:
    """What a short line is that stands among the prose, or below it."""
    colon = line.text.endswith((":", "：")) and (
        line.words > TELLING_WORDS_MIN or (cohesive and line.words >= TITLE_WORDS_MIN)
    )
    if not line.heading and (line.ends or colon):
        return (
            Label.BODY
            if not below or cohesive or line.words >= TITLE_WORDS_MIN
            else Label.FURNITURE
        )
    if not below and (line.heading or cohesive or not line.stems):
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
