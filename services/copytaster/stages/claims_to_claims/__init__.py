"""claimed article -> the same, reviewed: a second reader may take away, never add.

Pure: which claims are put to the reader, in what words, and what its answer changes. Who asks
(an OpenAI-compatible endpoint) is an adapter.
"""

from copytaster.stages.claims_to_claims.answer import Answer, BadAnswerError, read_answer
from copytaster.stages.claims_to_claims.question import Question, questions_of
from copytaster.stages.claims_to_claims.request import answer_schema, messages_of
from copytaster.stages.claims_to_claims.review import GUARD, Outcome, reviewed

__all__ = [
    "GUARD",
    "Answer",
    "BadAnswerError",
    "Outcome",
    "Question",
    "answer_schema",
    "messages_of",
    "questions_of",
    "read_answer",
    "reviewed",
]
