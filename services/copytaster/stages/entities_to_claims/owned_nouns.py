""" "Trump's claim that", "his promise to" -> attributions by a noun and whose it is."""

from collections.abc import Iterator
from typing import Final

from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.contents import trimmed_end
from copytaster.stages.entities_to_claims.lexicon import CueForm
from copytaster.stages.entities_to_claims.marks import CUE_NOUN
from copytaster.stages.entities_to_claims.modes import mode_of
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.to_infinitives import infinitive_ahead
from copytaster.stages.entities_to_claims.word_class import (
    COMPLEMENTISER,
    DETERMINER,
    GENITIVE,
    POSSESSIVE,
    PREPOSITION,
    VERBAL,
)

OWNER_WORDS_MAX: Final = 4
"""Words of an owner that is no name: "the new interior minister's"."""

ADJECTIVES_MAX: Final = 2
"""Words between an owner and the noun: "the minister's [oft repeated] claim"."""


def owned_nouns(scan: Scan) -> Iterator[Attribution]:
    """Every noun for what somebody says, wants or fears, with whose it is and what it is."""
    page = scan.page
    if page.lexicon.language != "en":
        return
    for i, size, forms, number in page.entries(CUE_NOUN, page.lexicon.cue_nouns):
        if page.mention[i] >= 0:
            continue
        form = forms[0]
        content = _content(scan, i + size, form)
        source = _owner(scan, i, page.sentences[number].first) if content else None
        if content is not None and source is not None:
            yield Attribution(
                cue=(i, i + size),
                lemma=form.lemma,
                cue_class=form.cue_class,
                source=source,
                content=(content,),
                sentence=number,
                mode=mode_of(scan, (content,)),
            )


def _content(scan: Scan, begin: int, form: CueForm) -> Words | None:
    """The clause or infinitive right behind the noun, up to the next comma or main verb."""
    page = scan.page
    end = page.sentences[page.sentence[begin - 1]].last
    plan = form.cue_class == "plan" and infinitive_ahead(scan, begin, "plan")
    if begin >= end or not (plan or _is_that(scan, begin)):
        return None
    clause = scan.clauses_of_unit(scan.clause_at(begin).unit)
    last = next((part.last for part in clause if part.first <= begin < part.last), end)
    stop = next((k for k in range(begin, end) if page.low[k] in {",", ";"}), end)
    last = trimmed_end(scan, begin, stop if plan else min(max(last, begin + 1), end))
    return (begin, last) if last - begin > 1 else None


def _is_that(scan: Scan, k: int) -> bool:
    """Whether "that" opens what is claimed, and is no pronoun: "the claim that [he made]"."""
    return scan.page.low[k] == "that" and bool(scan.page.bits[k] & COMPLEMENTISER)


def _owner(scan: Scan, i: int, floor: int) -> Words | None:
    """Whose the noun is: a possessive, or a phrase with "'s", behind adjectives at most."""
    page = scan.page
    for k in range(i - 1, max(floor, i - 1 - ADJECTIVES_MAX) - 1, -1):
        bits = page.bits[k]
        if bits & GENITIVE and page.low[k] in {"'s", "’s"}:
            return _named(scan, k - 1, floor)
        if bits & POSSESSIVE:
            return k, k + 1
        if not page.low[k].isalpha() or bits & (PREPOSITION | VERBAL):
            return None
    return None


def _named(scan: Scan, last: int, floor: int) -> Words:
    """The name that ends with word `last`, or the noun with its article."""
    page, k = scan.page, last
    if page.mention[last] >= 0:
        while k > floor and page.mention[k - 1] == page.mention[last]:
            k -= 1
        return k, last + 1
    while k > max(floor, last - OWNER_WORDS_MAX) and not page.bits[k] & DETERMINER:
        if not page.low[k - 1].isalpha() or page.bits[k - 1] & (PREPOSITION | VERBAL):
            break
        k -= 1
    return k, last + 1
