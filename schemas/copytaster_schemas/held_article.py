"""An article that must not be told before its time, on its way to whoever keeps it. Internal."""

from typing import Literal

from copytaster_schemas.ids import DocumentId
from copytaster_schemas.message import BytesMessage, Utc


class HeldArticle(BytesMessage):
    """A raw article under embargo, as it came.

    `held_until`: it goes back onto the raw topic at this moment, not before. `version`,
    `updated_at` and `content_hash` tell which of two revisions of the document is the higher one:
    only that is kept, so that an embargo can be prolonged. `raw_zstd`: the record's bytes,
    compressed; `raw_bytes`: how many they were.
    """

    type: Literal["article.held"] = "article.held"
    document_id: DocumentId
    held_until: Utc
    version: str
    updated_at: Utc | None
    content_hash: str
    raw_zstd: bytes
    raw_bytes: int
