"""Lines of a page -> what each of them is: title, sub-head, body, or furniture of the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from copytaster.stages.raw_to_clean.dates import is_date_line
from copytaster.stages.raw_to_clean.lines import Line, key_of, stems_of
from copytaster.stages.raw_to_clean.tools import Calendar, Phrases


class Label(Enum):
    """What a line is."""

    BLANK = "blank"
    TITLE = "title"
    SUBHEAD = "subhead"
    BODY = "body"
    SIGNATURE = "signature"
    FURNITURE = "furniture"


CORE_WORDS_MIN: Final = 12
"""A line of so many words that ends like a sentence is prose: shorter ones may be teasers. From the prototype:
on the five seed documents no line of furniture is that long and ends so."""
CORE_CHARS_MIN: Final = 160
"""A line of so many characters is prose however it ends: headlines stay below 120."""
COHESION_MIN: Final = 0.5
"""Share of a short line's stems that the prose knows, from which on it belongs to the article (prototype)."""
TITLE_WORDS_MIN: Final = 4
"""Shorter lines above the prose are names of sections ("economy and politics", "in Russia, Ucraina")."""
TITLE_CHARS_MAX: Final = 250
SITE_TALK_WORDS_MAX: Final = 60
START_WORDS_MAX: Final = 25
TEASER_WORDS_MAX: Final = 40
SIGNATURE_WORDS_MAX: Final = 5
"""A pull quote is signed with a name, at most with an office before it."""
END_SHARE_MIN: Final = 0.5
"""Comments begin after at least half of the prose; a button above the text may say the same word."""

_WEATHER = re.compile(r"[-+−]?\d{1,2}(?:[.,]\d)?\s?°?\s?[CF](?:\s.{0,20})?")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|[@#]\w+(?:[ ,]+[@#]\w+)*")
_NO_LETTERS = re.compile(r"[\W\d_]*")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b).{0,120}", re.IGNORECASE)
_PICTURE_CREDIT = re.compile(
    r"(?:.{0,90}[(\[/|–-]\s?)?(?:REUTERS|AFP|AP|EPA|EFE|ANSA|dpa|Getty|Lusa|Shutterstock|LaPresse)"
    r"(?: Photo| Images| via [\w ]+)?\s?/\s?[\w .'-]{2,40}[)\]]?"
)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*")
_SMALL_OF_NAMES = frozenset(
    "and und et e y i de di da del della dos du van von der den la le al el bin ben".split()
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a page with their labels, and where its prose begins and ends (None: no prose)."""

    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    first: int | None

    def having(self, *labels: Label) -> list[Line]:
        """The lines of these labels, in order."""
        return [
            line for line, label in zip(self.lines, self.labels, strict=True) if label in labels
        ]


def lay_out(
    lines: Sequence[Line], *, phrases: Phrases, calendar: Calendar, titles: frozenset[str]
) -> Layout:
    """Label every line. `titles`: the keys of the known title; lines that repeat it are furniture."""
    labels: list[Label | None] = [_sure(line, phrases, calendar) for line in lines]
    _cut_teasers(lines, labels, phrases)
    core = [i for i, line in enumerate(lines) if labels[i] is None and _is_prose(line)]
    _cut_from_end(lines, labels, core, phrases)
    core = [i for i in core if labels[i] is None]
    _cut_listings(lines, labels, core, phrases)
    core = [i for i in core if labels[i] is None]
    if not core:
        return _without_prose(lines, labels, titles)
    for i in core:
        labels[i] = Label.BODY
    _label_short(lines, labels, core, set(titles))
    return Layout(tuple(lines), tuple(label or Label.FURNITURE for label in labels), core[0])


def _sure(line: Line, phrases: Phrases, calendar: Calendar) -> Label | None:
    """What the words of a line alone tell; None where it takes its neighbours."""
    if not line.text:
        return Label.BLANK
    if _NO_LETTERS.fullmatch(line.text):
        return Label.FURNITURE
    if line.words > SITE_TALK_WORDS_MAX:
        return None
    folded = line.folded
    if line.words <= START_WORDS_MAX and (
        phrases.line.fullmatch(folded)
        or phrases.listing.fullmatch(folded)
        or phrases.end.match(folded)
        or phrases.counted.fullmatch(folded)
        or _starts_like_furniture(line, phrases)
        or _is_margin(line, phrases, calendar)
    ):
        return Label.FURNITURE
    if not line.has_quote and phrases.site_talk.search(folded):
        return Label.FURNITURE
    return None


def _starts_like_furniture(line: Line, phrases: Phrases) -> bool:
    match = phrases.start.match(line.folded)
    if match is None:
        return False
    return not line.ends or line.words < CORE_WORDS_MIN or not match[0][-1].isalpha()


def _is_margin(line: Line, phrases: Phrases, calendar: Calendar) -> bool:
    """Weather, addresses, rights, picture credits, bylines, dates."""
    return bool(
        _WEATHER.fullmatch(line.text)
        or _ADDRESS.fullmatch(line.text)
        or _COPYRIGHT.fullmatch(line.text)
        or _is_credit(line, phrases)
        or _is_byline(line, phrases)
        or is_date_line(line.text, calendar)
    )


def _is_credit(line: Line, phrases: Phrases) -> bool:
    if _PICTURE_CREDIT.fullmatch(line.text):
        return True
    match = phrases.credit.match(line.folded)
    if match is None or line.words >= CORE_WORDS_MIN + 8:
        return False
    rest = line.folded[match.end() :].lstrip()
    return rest.startswith((":", "/", "|", "©", "-", "–", "(")) or (not line.ends and not rest)


def _is_byline(line: Line, phrases: Phrases) -> bool:
    """`By Jane Doe`, `Von Max Muster und Eva Beispiel`, `Di Mario Rossi - 28 ottobre`: names, no sentence."""
    match = phrases.byline.match(line.folded)
    if match is None or line.ends or line.words > CORE_WORDS_MIN:
        return False
    names = [
        word for word in _NAME.findall(line.text[match.end() :]) if word not in _SMALL_OF_NAMES
    ]
    return len(names) > 1 and all(name[:1].isupper() for name in names)


def _cut_teasers(lines: Sequence[Line], labels: list[Label | None], phrases: Phrases) -> None:
    """Cut `Read also: <headline>`, and the headline that follows a bare `Read also`."""
    awaited = False
    for i, line in enumerate(lines):
        if not line.text:
            continue
        match = phrases.teaser.match(line.plain)
        if match and line.words <= TEASER_WORDS_MAX and not (line.ends and line.has_quote):
            labels[i] = Label.FURNITURE
            rest = key_of(line.plain[match.end() :])
            awaited = not rest
        elif awaited:
            if labels[i] is None and not line.ends and line.words <= START_WORDS_MAX:
                labels[i] = Label.FURNITURE
            awaited = False


def _is_prose(line: Line) -> bool:
    if line.heading:
        return False
    long = line.words >= CORE_WORDS_MIN
    closed = line.quoted and line.text.endswith(("”", '"', "»", "“", "」"))
    return (long and (line.ends or len(line.text) > CORE_CHARS_MIN or closed)) or (
        line.words >= CORE_WORDS_MIN // 2 and line.ends and line.quoted
    )


def _cut_from_end(
    lines: Sequence[Line], labels: list[Label | None], core: Sequence[int], phrases: Phrases
) -> None:
    """Cut all that follows the heading of the readers' comments."""
    total = sum(len(lines[i].text) for i in core)
    for i, line in enumerate(lines):
        if labels[i] is Label.FURNITURE and phrases.end.match(line.folded):
            before = sum(len(lines[j].text) for j in core if j < i)
            if before >= END_SHARE_MIN * total and total > 0:
                for j in range(i, len(lines)):
                    labels[j] = Label.FURNITURE if lines[j].text else Label.BLANK
                return


def _cut_listings(
    lines: Sequence[Line], labels: list[Label | None], core: Sequence[int], phrases: Phrases
) -> None:
    """Cut what stands under `Latest news`: headlines at once, prose when it speaks of something else."""
    vocabulary = {stem for i in core for stem in stems_of(lines[i])}
    under = False
    for i, line in enumerate(lines):
        if labels[i] is Label.FURNITURE and phrases.listing.fullmatch(line.folded):
            under = True
            vocabulary = {stem for j in core if j < i for stem in stems_of(lines[j])} or vocabulary
        elif under and labels[i] is None:
            if _is_prose(line) and _cohesion(line, vocabulary) >= COHESION_MIN:
                under = False
            else:
                labels[i] = Label.FURNITURE


def _cohesion(line: Line, vocabulary: set[str]) -> float:
    stems = stems_of(line)
    return sum(stem in vocabulary for stem in stems) / len(stems) if stems else 0.0


def _label_short(
    lines: Sequence[Line], labels: list[Label | None], core: Sequence[int], titles: set[str]
) -> None:
    """Label the short lines by where they stand and by the words they share with the prose."""
    vocabulary = {stem for i in core for stem in stems_of(lines[i])}
    before = ""
    for i, line in enumerate(lines):
        if labels[i] is None:
            cohesive = _cohesion(line, vocabulary) >= COHESION_MIN
            if i < core[0]:
                labels[i] = _above(line, titles, cohesive=cohesive)
            elif key_of(line.text) in titles:
                labels[i] = Label.FURNITURE
            elif i > core[-1]:
                labels[i] = _below(line, before, cohesive=cohesive)
            else:
                labels[i] = _between(line, before, cohesive=cohesive)
        if line.text:
            before = line.text


def _above(line: Line, titles: set[str], *, cohesive: bool) -> Label:
    key = key_of(line.text)
    if key in titles or not cohesive or line.words < TITLE_WORDS_MIN:
        return Label.FURNITURE
    if line.text.endswith(".") and not line.heading:
        return Label.BODY
    first = not titles
    titles.add(key)
    return Label.TITLE if first and len(line.text) <= TITLE_CHARS_MAX else Label.SUBHEAD


def _below(line: Line, before: str, *, cohesive: bool) -> Label:
    if _is_signature(line, before):
        return Label.SIGNATURE
    return (
        Label.BODY if line.ends and (cohesive or line.words >= TITLE_WORDS_MIN) else Label.FURNITURE
    )


def _between(line: Line, before: str, *, cohesive: bool) -> Label:
    if _is_signature(line, before):
        return Label.SIGNATURE
    if line.ends and not line.heading:
        return Label.BODY
    if line.heading or cohesive or not stems_of(line):
        return Label.SUBHEAD
    return Label.FURNITURE


def _is_signature(line: Line, before: str) -> bool:
    """A name alone under a closed quotation: who said it."""
    text = line.text.lstrip("—–- ")
    words = [word for word in _NAME.findall(text) if word not in _SMALL_OF_NAMES]
    return (
        not line.ends
        and 1 < len(words) <= SIGNATURE_WORDS_MAX
        and all(word[:1].isupper() for word in words)
        and before.endswith(("”", '"', "»", "“", "«"))
    )


def _without_prose(
    lines: Sequence[Line], labels: list[Label | None], titles: frozenset[str]
) -> Layout:
    """A flash: no line is long enough to be sure of, so all that is no furniture counts."""
    for i, line in enumerate(lines):
        if labels[i] is None:
            labels[i] = Label.FURNITURE if key_of(line.text) in titles else Label.BODY
    kept = [i for i, label in enumerate(labels) if label is Label.BODY]
    if not titles and len(kept) > 1 and not lines[kept[0]].ends:
        labels[kept[0]] = Label.TITLE
    return Layout(tuple(lines), tuple(label or Label.FURNITURE for label in labels), None)
