"""Attributions -> attributions that know what they are nested in, and end where the next one
begins.
"""

from collections.abc import Sequence
from dataclasses import replace

from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    COMPLEMENTISER,
    CONTRAST,
    COORDINATOR,
    SUBORDINATOR,
)


def nested(scan: Scan, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """In order of their cues; each with the innermost attribution that covers it as parent."""
    ordered = sorted(found, key=lambda one: (one.cue, one.borrowed))
    by_sentence: dict[int, list[int]] = {}
    for number, one in enumerate(ordered):
        by_sentence.setdefault(one.sentence, []).append(number)
    trimmed = list(ordered)
    for numbers in by_sentence.values():
        for at, number in enumerate(numbers):
            for later in numbers[at + 1 : at + 9]:
                trimmed[number] = _trimmed(scan, trimmed[number], trimmed[later])
    cited = _cited(trimmed, by_sentence)
    for number, parent in cited.items():
        trimmed[number] = replace(trimmed[number], content=trimmed[parent].content)
    cover = _covering(scan, trimmed) | cited
    for number, parent in cover.items():
        trimmed[number] = replace(trimmed[number], parent=parent)
    return tuple(trimmed)


def _cited(found: Sequence[Attribution], by_sentence: dict[int, list[int]]) -> dict[int, int]:
    """ "X reported, citing Y": Y says what X reports."""
    parents: dict[int, int] = {}
    for numbers in by_sentence.values():
        for at, number in enumerate(numbers):
            one = found[number]
            earlier = [n for n in numbers[:at] if one.covers(found[n].cue[0])]
            later = [n for n in numbers[at + 1 :] if one.covers(found[n].cue[0])]
            if one.cites and (earlier or later):  # "Citing Y, X reported"
                parents[number] = earlier[-1] if earlier else later[0]
    return parents


def _trimmed(scan: Scan, one: Attribution, later: Attribution) -> Attribution:
    """`one`, without what belongs to a later attribution that is coordinated with it, not nested in
    it.
    """
    page = scan.page
    begin = later.begin if one.covers(later.begin) else later.cue[0]
    if not one.covers(begin) or later.borrowed or one.cue[0] >= begin:
        return one
    if later.covers(one.cue[0]) and one.source != later.source:  # "X called for Y, sources said"
        return replace(one, content=_cut(one.content, _before(scan, begin), _told_end(later)))
    quote, other = scan.quotes.holding(begin), scan.quotes.holding(one.cue[0])
    if quote is not None and quote != other:
        return one
    opens = _opens(scan, later.cue[0])
    gerund = page.low[later.cue[0]].endswith("ing") and page.low[opens - 1] == ","
    cut = begin if not gerund else opens
    k = cut - 1
    coordinated = False
    while (
        k > one.cue[1]
        and (page.bits[k] & (COORDINATOR | CONTRAST) or page.low[k] == ",")
        and not page.bits[k] & COMPLEMENTISER
    ):
        coordinated = coordinated or page.bits[k] & (COORDINATOR | CONTRAST) != 0
        k -= 1
    joined = scan.clause_at(later.cue[0]).joined
    aside = page.bits[cut] & (SUBORDINATOR | CONTRAST) != 0
    if not (coordinated or gerund or joined or aside):
        return one
    return replace(one, content=_cut(one.content, k + 1, _end(later, cut)))


def _opens(scan: Scan, cue: int) -> int:
    """The first adverb before a cue: "..., [even] suggesting that"."""
    k = cue
    while k > 1 and scan.page.bits[k - 1] & ADVERB:
        k -= 1
    return k


def _before(scan: Scan, begin: int) -> int:
    """Where the mark before word `begin` stands, if there is one."""
    return begin - (scan.page.low[begin - 1] == ",")


def _told_end(later: Attribution) -> int:
    """The end of source and cue."""
    return max(later.cue[1], later.source[1] if later.source else 0)


def _end(later: Attribution, cut: int) -> int:
    return max([cut, later.cue[1], *(last for _, last in later.content)])


def _cut(content: tuple[Words, ...], first: int, last: int) -> tuple[Words, ...]:
    """The parts of `content` outside `first` to `last`."""
    kept: list[Words] = []
    for begin, end in content:
        if end <= first or begin >= last:
            kept.append((begin, end))
            continue
        if begin < first:
            kept.append((begin, first))
        if end > last:
            kept.append((last, end))
    return tuple(kept) or content[:1]


def _covering(scan: Scan, found: Sequence[Attribution]) -> dict[int, int]:
    """For each attribution the innermost one whose content holds its cue. One pass over the
    words.
    """
    holder = [-1] * (len(scan.page.low) + 1)
    by_size = sorted(range(len(found)), key=lambda number: -found[number].size)
    parents: dict[int, int] = {}
    sizes = {number: found[number].size for number in by_size}
    for number in by_size:
        at = holder[found[number].cue[0]]
        if at >= 0 and not found[number].borrowed and sizes[at] > sizes[number]:
            parents[number] = at
        for first, last in found[number].content:
            holder[first:last] = [number] * (last - first)
    return parents
