"""Which claims are worth a second reading, and the passage that each is judged by."""

from collections.abc import Sequence
from typing import Final

from xxhash import xxh3_64_intdigest

from copytaster.stages.article import ClaimedArticle, Sentence
from copytaster.stages.record import dataclass
from copytaster_schemas.claim import Claim

QUESTIONS_MAX: Final = 8
"""Claims of one article in one request: an article seldom holds more that could decide."""

PASSAGE_CHARS_MAX: Final = 2_000
"""Code points of a passage; sentences before the claim are left out first, the farthest first."""

SENTENCES_BEFORE: Final = 3
"""Enough for "he" and "the minister": nine of ten antecedents stand that near."""

_DECISIVE: Final = frozenset({"confirm", "admit"})
_SHARE_STEPS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Question:
    """A claim (its place in `ClaimedArticle.claims`) and the text that it is judged by."""

    place: int
    claim: Claim
    passage: str


def questions_of(article: ClaimedArticle, *, share: float) -> tuple[Question, ...]:
    """The claims to ask about, in text order, at most `QUESTIONS_MAX`.

    Asked about are claims that could confirm a development: with a typed happening, affirmed,
    without a guard, that confirm or admit, or are an organisation's or office's first-hand word.
    `share` (0 to 1) of them is taken by a hash of the claim's id, so that a second reading of the
    same article asks the same.
    """
    chosen = [
        place
        for place, claim in enumerate(article.claims)
        if _could_decide(claim) and _sampled(claim, share)
    ]
    clean = article.tagged.clean
    return tuple(
        Question(
            place,
            article.claims[place],
            _passage(clean.text, clean.sentences, article.claims[place].selector.start),
        )
        for place in chosen[:QUESTIONS_MAX]
    )


def _could_decide(claim: Claim) -> bool:
    if claim.proposition is None or claim.guards or claim.polarity != "affirmed":
        return False
    if claim.cue.cue_class in _DECISIVE:
        return True
    chain = claim.attribution.chain
    return (
        claim.main
        and claim.cue.cue_class == "report"
        and claim.attribution.on_record
        and bool(chain)
        and bool(chain[-1].organisation_id or chain[-1].office or chain[-1].organisation_kind)
    )


def _sampled(claim: Claim, share: float) -> bool:
    return xxh3_64_intdigest(claim.claim_id.encode()) % _SHARE_STEPS < share * _SHARE_STEPS


def _passage(text: str, sentences: Sequence[Sentence], at: int) -> str:
    """The claim's sentence, those before it and one behind, cut to the bound."""
    here = next((n for n, one in enumerate(sentences) if one.start <= at < one.end), 0)
    if not sentences:
        return text[:PASSAGE_CHARS_MAX]
    last = sentences[min(here + 1, len(sentences) - 1)].end
    for first in range(max(0, here - SENTENCES_BEFORE), here + 1):
        if last - sentences[first].start <= PASSAGE_CHARS_MAX:
            return text[sentences[first].start : last]
    start = sentences[here].start
    return text[start : min(last, start + PASSAGE_CHARS_MAX)]
