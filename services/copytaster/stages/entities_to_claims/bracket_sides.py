"""A German or Dutch clause that only names who says it -> what is said on either side of it.

"..., sagte der Minister, die Lage ...", "Zwei Menschen starben, wie die Polizei mitteilte".
"""

from typing import Final, NamedTuple

from copytaster.stages.entities_to_claims.contents import (
    earlier_parts,
    trimmed_end,
    whole_quotes,
)
from copytaster.stages.entities_to_claims.parentheses import (
    before_parenthesis,
    beyond_parenthesis,
)
from copytaster.stages.entities_to_claims.said_behind import said_behind
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.verb_second import Bracket
from copytaster.stages.entities_to_claims.word_class import (
    COMPLEMENTISER,
    CONDITIONAL,
    PREPOSITION,
    SUBORDINATOR,
)


class Parts(NamedTuple):
    """Source and content. `aside`: the clause only says who says it ("wie X mitteilte")."""

    source: Words | None
    content: tuple[Words, ...]
    aside: bool = False


CLOSING_MARKS: Final = frozenset('“”"«»’‘')
AS_SAID: Final = {"de": frozenset({"wie"}), "nl": frozenset({"zoals", "naar"})}
"""What opens a clause that only says who says it."""


def follows_speech(scan: Scan, bracket: Bracket) -> bool:
    """Whether what is said stands before the verb: a quotation, or a clause of its own."""
    page, k = scan.page, _said_last(scan, bracket) - 1
    if page.low[k] in CLOSING_MARKS:
        return True
    if page.low[k] != ",":
        return False
    if page.low[k - 1] in CLOSING_MARKS:
        return True
    first = page.bits[bracket.floor]
    if not first & (SUBORDINATOR | CONDITIONAL | PREPOSITION):
        return True
    said = said_behind(scan, bracket, bracket.finite + 1)
    if said and first & PREPOSITION:  # "Na dat te hebben ontkend, gaf de minister toe dat ..."
        between = page.low[bracket.finite : said[0][0] - 1]
        return "," in between or not opens_with_that(scan, said)
    return not said


def opens_with_that(scan: Scan, said: tuple[Words, ...]) -> bool:
    """Whether what is said begins with "dass"."""
    return scan.page.bits[said[0][0]] & COMPLEMENTISER != 0


def _said_last(scan: Scan, bracket: Bracket) -> int:
    """Where what is said ends at the latest: at the verb, or at the "so" before it ("..., so
    berichtete die Zeitung").
    """
    k = bracket.finite
    return k - 1 if k > bracket.floor + 1 and scan.page.low[k - 1] in {"so", "zo"} else k


def trailing(scan: Scan, bracket: Bracket, source: Words | None) -> Parts | None:
    """ "..., sagte der Minister": what stands before it, and what goes on behind."""
    before = before_parenthesis(scan, _said_last(scan, bracket))
    if before is None:
        return None
    parts: tuple[Words, ...] = whole_quotes(scan, (max(before[0], bracket.floor), before[1]))
    parts = earlier_parts(scan, parts[0][0]) + parts[:1]
    right = max(bracket.close, source[1] if source is not None else 0)
    beyond = beyond_parenthesis(scan, min(right, bracket.limit))
    return Parts(source, parts + (whole_quotes(scan, beyond) if beyond else ()))


def said_aside(scan: Scan, bracket: Bracket, source: Words | None) -> Parts | None:
    """ "..., wie die Polizei mitteilte"; "Wie die Polizei mitteilte, ..."."""
    page = scan.page
    if source is None:
        return None
    if bracket.opener > bracket.floor:
        parts: tuple[Words, ...] = (
            (bracket.floor, trimmed_end(scan, bracket.floor, bracket.opener)),
        )
        if bracket.close < bracket.limit - 1 and page.low[bracket.close] == ",":
            behind = (bracket.close + 1, trimmed_end(scan, bracket.close + 1, bracket.limit))
            parts += (behind,) if behind[1] > behind[0] else ()
        return Parts(source, tuple(part for part in parts if part[1] > part[0]), aside=True)
    begin = bracket.close
    while begin < bracket.limit and not page.low[begin][0].isalnum() and scan.quotes.at[begin] < 0:
        begin += 1
    end = trimmed_end(scan, begin, bracket.limit)
    return Parts(source, whole_quotes(scan, (begin, end)), aside=True) if end > begin else None
