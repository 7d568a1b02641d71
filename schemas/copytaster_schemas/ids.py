"""Ids: their types, and the one rule by which each is derived from content."""

import hashlib
from typing import NewType

DocumentId = NewType("DocumentId", str)
ArticleId = NewType("ArticleId", str)
EntityId = NewType("EntityId", str)
ClaimId = NewType("ClaimId", str)
StoryId = NewType("StoryId", str)
DevelopmentId = NewType("DevelopmentId", str)
AlertId = NewType("AlertId", str)

DIGEST_BYTES = 12
"""96 bits: the chance that any two of 10^10 ids meet is about 6 in 10^10 (birthday bound)."""


def digest_of(*parts: object) -> str:
    """The same parts always give the same 24 hexadecimal digits, on any machine and version."""
    joined = "\x1f".join(str(part) for part in parts)
    data = joined.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=DIGEST_BYTES).hexdigest()


def document_id_of(canonical_url: str) -> DocumentId:
    """A document is known by its canonical URL, or by `source:` and its own id."""
    return DocumentId(f"doc-{digest_of(canonical_url)}")


def article_id_of(document_id: DocumentId, version: str, content_hash: str) -> ArticleId:
    """An article is one revision of a document: the same revision always has the same id."""
    return ArticleId(f"art-{digest_of(document_id, version, content_hash)}")


def claim_id_of(article_id: ArticleId, start: int, end: int, what: str) -> ClaimId:
    """A claim is known by its article, the span of its content and its proposition."""
    return ClaimId(f"clm-{digest_of(article_id, start, end, what)}")


def story_id_of(founder: ArticleId) -> StoryId:
    """A story is named after the article that founded it."""
    return StoryId(f"sto-{digest_of(founder)}")


def development_id_of(founder: ClaimId) -> DevelopmentId:
    """A development is named after the claim that founded it."""
    return DevelopmentId(f"dev-{digest_of(founder)}")


def alert_id_of(development_id: DevelopmentId, transition_seq: int, alert_type: str) -> AlertId:
    """One transition makes one alert of one type, however often the log is replayed."""
    return AlertId(f"alt-{digest_of(development_id, transition_seq, alert_type)}")
