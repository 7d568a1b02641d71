"""Which of two revisions of a document is the higher one, whatever came last."""

from datetime import datetime

Version = tuple[int, int, str]
Rank = tuple[int, int, str, int, str]
"""Version, update time in epoch seconds (-1: none), content hash; the higher rank is the newer."""


def rank_of(version: str, updated_at: datetime | None, content_hash: str) -> Rank:
    """The rank of a revision: version first, then update time; the hash only breaks ties."""
    updated = int(updated_at.timestamp()) if updated_at else -1
    return (*version_rank(version), updated, content_hash)


def version_rank(version: str) -> Version:
    """Versions that are numbers are counted, and come before those that are words."""
    return (0, int(version), "") if version.isascii() and version.isdigit() else (1, 0, version)
