"""The base of every message: frozen, closed when built, and time that knows its zone."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

SCORE_MAX = 100
"""Scores are integers from 0 to 100, the convention of news standards (ninjs, IPTC)."""


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:  # year 1 or 9999 with an offset that leaves the calendar
        message = "the moment lies outside the calendar once it is expressed in UTC"
        raise ValueError(message) from error


Score = Annotated[int, Field(ge=0, le=SCORE_MAX)]
Utc = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""An aware moment, normalised to UTC; written as RFC 3339."""


class Part(BaseModel):
    """A part of a message: frozen and closed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Message(Part):
    """What one record of a topic carries.

    Built closed (an unknown field is an error); readers validate with `extra="ignore"`, so that a
    field added by a newer producer does not stop an older consumer.
    """


class BytesMessage(Message):
    """A message with raw bytes in it: base64url in JSON, plain bytes in memory."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64"
    )
