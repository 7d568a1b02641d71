"""A phrase that names a source inside a German or Dutch clause -> the clause around it.

"In Köln starben nach Angaben der Polizei drei Menschen": what is said stands on both sides.
"""

from collections.abc import Iterator
from typing import Final

from copytaster.stages.entities_to_claims.contents import trimmed_end, whole_quotes
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import QUOTE_MARKS, Words
from copytaster.stages.entities_to_claims.verb_second import bounds
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    CLAUSE_OPENER,
    COORDINATOR,
    RELATIVE,
)

STOPS: Final = frozenset({";", ":", "–", "—", "(", ")"})


def clause_around(scan: Scan, first: int, last: int) -> tuple[Words, ...]:
    """What stands before and behind the phrase from `first` to `last`, in its clause."""
    page = scan.page
    floor, limit = bounds(scan, first)
    begin, end = _begin(scan, first, floor), _end(scan, first, last, limit)
    parts = [part for part in _parts(scan, (begin, first), (last, end)) if part[1] > part[0]]
    if not parts:
        return ()
    if parts[-1][0] >= last or page.low[parts[-1][1] - 1] in QUOTE_MARKS:
        parts[-1:] = whole_quotes(scan, parts[-1])
    return tuple(parts)


def _parts(scan: Scan, before: Words, behind: Words) -> Iterator[Words]:
    """Both sides without commas; before the phrase only where it says something."""
    page = scan.page
    first, end = before
    while end > first and page.low[end - 1] in {",", "–", "—"}:
        end -= 1
    if any(not page.bits[k] & (ADVERB | COORDINATOR) for k in range(first, end)):
        yield first, end
    begin, last = behind
    while begin < last and page.low[begin] in {",", ":", "–", "—"}:
        begin += 1
    yield begin, trimmed_end(scan, begin, last)


def _begin(scan: Scan, first: int, floor: int) -> int:
    """Where the clause begins: behind a mark, or behind the comma of an inner clause."""
    page, at = scan.page, scan.quotes.at
    for k in range(first - 1, floor - 1, -1):
        if at[k] != at[first]:
            continue
        if page.low[k] in STOPS:
            return k + 1
        opens = page.bits[k + 1] & CLAUSE_OPENER or page.has(k + 2, RELATIVE)
        if page.low[k] == "," and opens and not _is_closed(scan, k + 1, first):
            return k + 1
    return floor


def _is_closed(scan: Scan, begin: int, first: int) -> bool:
    """Whether an inner clause ended before the phrase."""
    at = scan.quotes.at
    return any(scan.page.low[k] == "," and at[k] == at[first] for k in range(begin, first - 1))


def _end(scan: Scan, first: int, last: int, limit: int) -> int:
    page, at = scan.page, scan.quotes.at
    inner = scan.clause_at(first).kind in {"relative", "subordinate", "condition"}
    for k in range(last, limit):
        if at[k] != at[first]:
            continue
        if k > last and (page.low[k] in STOPS or (inner and page.low[k] == ",")):
            return k
    return limit
