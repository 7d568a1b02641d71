"""The second reader's answer -> verdicts that can be trusted to be about the text."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

Stance = Literal["fact", "denied", "uncommitted", "unreal", "hearsay", "other"]


class BadAnswerError(ValueError):
    """The answer is no JSON of the schema; the message names the first fault, never the text."""


class Verdict(BaseModel):
    """What the reader made of one item; `speaker` and `content` are passages, verbatim."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    item: int
    stance: Stance
    speaker: str
    content: str


class Answer(BaseModel):
    """The verdicts of one answer, in any order."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    verdicts: tuple[Verdict, ...]


def read_answer(content: str | bytes) -> Answer:
    """Parse the content of the reader's message.

    Raises:
        BadAnswerError: it is no JSON, or not of the schema.
    """
    try:
        return Answer.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "answer"
        raise BadAnswerError(f"{where}: {first['type']}") from None
