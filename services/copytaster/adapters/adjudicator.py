"""A language model as second reader of the claims that could confirm something. Off by default."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

import structlog

from copytaster.adapters.allowance import Allowance, Budget
from copytaster.adapters.chat_endpoint import ChatEndpoint, EndpointError
from copytaster.settings import Llm
from copytaster.stages.article import ClaimedArticle
from copytaster.stages.claims_to_claims import (
    BadAnswerError,
    Question,
    answer_schema,
    messages_of,
    questions_of,
    read_answer,
    reviewed,
)

log = structlog.get_logger(__name__)

ANSWER_TOKENS_MAX: Final = 1_500
"""Of one answer: eight verdicts with two passages each."""


class Adjudicator(Protocol):
    """The port: claims in, the same claims out, some of them guarded. It never raises."""

    def __call__(self, article: ClaimedArticle) -> ClaimedArticle:
        """Review one article."""
        ...


def unreviewed(article: ClaimedArticle) -> ClaimedArticle:
    """The default adjudicator: the article as it is."""
    return article


@dataclass(frozen=True)
class ChatAdjudicator:
    """Asks an OpenAI-compatible endpoint; whatever goes wrong leaves the claims as they were.

    `count` is told what became of each question (`agreed`, `objected`, `unverified`,
    `unanswered`) or request (`budget`, `circuit_open`, `bad_answer` and the codes of
    `EndpointError`).
    """

    endpoint: ChatEndpoint
    model: str
    share: float
    allowance: Allowance
    count: Callable[[str], None]
    clock: Callable[[], float] = time.monotonic

    def __call__(self, article: ClaimedArticle) -> ClaimedArticle:
        """Review the claims that could confirm a development, in one request."""
        questions = questions_of(article, share=self.share)
        if not questions:
            return article
        if refusal := self.allowance.refusal(self.clock()):
            self.count(refusal)
            return article
        try:
            return self._asked(article, questions)
        except EndpointError as error:
            if self.allowance.failed(self.clock()):
                log.warning("adjudicator_circuit_open", error=str(error))
            self.count(error.code)
        except BadAnswerError as error:
            log.warning("adjudicator_bad_answer", error=str(error))
            self.count("bad_answer")
        return article

    def _asked(self, article: ClaimedArticle, questions: tuple[Question, ...]) -> ClaimedArticle:
        reply = self.endpoint.ask(
            {
                "model": self.model,
                "messages": messages_of(questions),
                "response_format": answer_schema(),
                "temperature": 0,
                "max_tokens": ANSWER_TOKENS_MAX,
            }
        )
        self.allowance.answered(self.clock(), reply.tokens)
        article, outcomes = reviewed(article, questions, read_answer(reply.content))
        for outcome in outcomes:
            self.count(outcome)
        return article


def adjudicator_of(settings: Llm, count: Callable[[str], None]) -> Adjudicator:
    """The adjudicator that the settings ask for."""
    if settings.url is None or settings.model is None:
        return unreviewed
    key = settings.api_key.get_secret_value() if settings.api_key else None
    return ChatAdjudicator(
        endpoint=ChatEndpoint(
            settings.url, api_key=key, timeout_s=settings.timeout.total_seconds()
        ),
        model=settings.model,
        share=settings.share,
        allowance=Allowance(Budget(settings.requests_per_minute, settings.tokens_per_hour)),
        count=count,
    )
