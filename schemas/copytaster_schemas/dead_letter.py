"""A dead letter: what was refused, where and why. On the wire its value is the original bytes."""

from typing import Literal

from copytaster_schemas.message import Part

RefusalCode = Literal[
    "not_json", "invalid_message", "too_large", "too_deep", "no_text", "body_too_long",
    "embargoed", "invalid_url", "corrupt_blob", "output_too_large",
]  # fmt: skip
"""Every code a dead letter can carry: a closed set, because codes are metric labels."""


class DeadLetter(Part):
    """The headers of a dead letter (Kafka's own error header names, KIP-1034, and three of
    ours).
    """

    code: RefusalCode
    message: str
    topic: str
    partition: int
    offset: int
    stage: str
    app_version: str
    attempts: int = 1

    def headers(self) -> list[tuple[str, bytes]]:
        """As Kafka headers, to be appended to those of the refused record."""
        pairs = {
            "__streams.errors.exception": self.code,
            "__streams.errors.message": self.message,
            "__streams.errors.topic": self.topic,
            "__streams.errors.partition": str(self.partition),
            "__streams.errors.offset": str(self.offset),
            "dlq.stage": self.stage,
            "dlq.attempts": str(self.attempts),
            "dlq.app-version": self.app_version,
        }
        return [(name, value.encode("utf-8", "replace")) for name, value in pairs.items()]
