"""Verdicts -> the article with some claims guarded.

The reader can only take away. A model that errs, or that an article talks into something, can at
worst keep a development from being confirmed; it can confirm none. So a verdict that agrees
changes nothing, one that objects sets a guard, and one whose words are not in the text is no
verdict.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal

from copytaster.stages.article import ClaimedArticle
from copytaster.stages.claims_to_claims.answer import Answer, Verdict
from copytaster.stages.claims_to_claims.question import Question
from copytaster_schemas.claim import Claim

GUARD: Final = "adjudicated"
"""The guard of a claim to which the reader objected; it never counts as a confirmation."""

PRONOUN_CHARS_MAX: Final = 4
"""No pronoun of the six languages is longer; a name as short is mostly in capitals (NATO)."""

Outcome = Literal["agreed", "objected", "unverified", "unanswered"]
"""What became of a question. `unverified`: the words returned are not in the passage."""


def reviewed(
    article: ClaimedArticle, questions: Sequence[Question], answer: Answer
) -> tuple[ClaimedArticle, tuple[Outcome, ...]]:
    """The article with a guard on every claim objected to, and the outcome of each question.

    The first verdict on an item counts; those on items that were not asked are ignored.
    """
    by_item: dict[int, Verdict] = {}
    for verdict in answer.verdicts:
        by_item.setdefault(verdict.item, verdict)
    outcomes = tuple(
        _outcome(question, by_item.get(number)) for number, question in enumerate(questions)
    )
    claims = list(article.claims)
    for question, outcome in zip(questions, outcomes, strict=True):
        if outcome == "objected":
            claims[question.place] = _guarded(question.claim)
    return replace(article, claims=tuple(claims)), outcomes


def _outcome(question: Question, verdict: Verdict | None) -> Outcome:
    if verdict is None:
        return "unanswered"
    if not (_stands(verdict.speaker, question) and _stands(verdict.content, question)):
        return "unverified"
    if verdict.stance == "fact" and _same_voice(verdict.speaker, question):
        return "agreed"
    # an objection must point to the words it objects to
    return "objected" if verdict.content.strip() else "unverified"


def _stands(words: str, question: Question) -> bool:
    """Whether the words are a verbatim part of the passage; none at all are, too."""
    return unicodedata.normalize("NFC", words.strip()) in question.passage


def _same_voice(speaker: str, question: Question) -> bool:
    """Whether the reader means our speaker: a word in common, a pronoun, or no name to give.

    Where the passage does not hold our speaker's name the reader cannot know whom "he" means.
    """
    chain = question.claim.attribution.chain
    if not chain:
        return not speaker.strip()
    ours, theirs = _words(f"{chain[-1].surface} {chain[-1].name}"), _words(speaker)
    if ours & theirs or not ours & _words(question.passage):
        return True
    return bool(theirs) and len(speaker.strip()) <= PRONOUN_CHARS_MAX and not speaker.isupper()


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip(".,;:'\"’”»)(").casefold() for word in text.split()) - {""}


def _guarded(claim: Claim) -> Claim:
    return claim.model_copy(update={"guards": (*claim.guards, GUARD)})
