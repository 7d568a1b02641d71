"""Where what is said behind a cue ends: at a mark, a dash, a second assertion."""

from typing import Final

from copytaster.stages.entities_to_claims.clauses import DASHES
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import VERBAL

FRONT_WORDS_MAX: Final = 1
"""Words before a clause that opens its sentence: "Back when", "And if"."""


def said_end(scan: Scan, i: int) -> int:
    """Where what is said behind word `i` ends at the latest: a semicolon outside quotations, or
    the sentence.
    """
    page = scan.page
    end = page.sentences[page.sentence[i - 1]].last
    return next((k for k in range(i, end) if page.low[k] == ";" and scan.quotes.at[k] < 0), end)


def dash_behind(scan: Scan, i: int, end: int) -> int:
    """Where the pair of dashes that the cue stands in closes; else `end`."""
    page = scan.page
    first = page.sentences[page.sentence[i]].first
    dash = next((k for k in range(i - 1, first - 1, -1) if page.low[k] in DASHES), -1)
    if dash < 0 or scan.clause_at(dash).kind != "aside":
        return end
    return next((k for k in range(i, end) if page.low[k] in DASHES), end)


def fronted_end(scan: Scan, right: int, end: int) -> int:
    """ "If X confirms that Y, Z": what is said ends where the main clause begins."""
    page = scan.page
    clause = scan.clause_at(right - 1)
    first = page.sentences[page.sentence[right - 1]].first
    fronted = clause.first - first <= FRONT_WORDS_MAX  # "Back when he wrote that Y, X said"
    if clause.kind not in {"condition", "subordinate"} or not fronted:
        return end
    behind = (k for k in range(right, end) if page.low[k] == ",")
    return next((k for k in behind if scan.clause_at(k).kind == "main"), end)


def relative_end(scan: Scan, right: int, end: int) -> int:
    """ "X, who knew that Y, told Z": what is said in a relative clause ends where the main verb
    follows; `end` where it does not.
    """
    page = scan.page
    if scan.clause_at(right - 1).kind != "relative":
        return end
    for k in range(right, end - 1):
        verb = page.bits[k + 1] & VERBAL or k + 1 in scan.cues or k + 1 in scan.verbs.finite
        if page.low[k] == "," and verb and page.mention[k + 1] < 0:
            return k
    return end
