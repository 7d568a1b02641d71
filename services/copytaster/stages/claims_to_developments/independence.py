"""Evidence -> the newsrooms that vouch for one thing independently of one another (K5)."""

from collections.abc import Sequence
from typing import Final

from copytaster.stages.claims_to_developments.details import told_as_one
from copytaster.stages.claims_to_developments.weighed import OUTLET_STANDING, Weighed

NEWSROOMS_MIN: Final = 3
"""K5: independent newsrooms that vouch for it, of which two are known (status-model 4.5)."""

NEWSROOMS_MIN_TOP: Final = 2
"""K5: as above when both are wire or first tier."""

KNOWN_NEWSROOMS_MIN: Final = 2
"""K5: an unknown publisher is counted, but never the reason (fail closed, status-model 4.2)."""

VOICES_MIN: Final = 2
"""One voice is one voice, however many carry it."""

COMPARED_MAX: Final = 24
"""K5: the earliest statements that are tried as the one that others tell of too."""


def independent(positive: Sequence[Weighed]) -> list[Weighed]:
    """K5: enough newsrooms that vouch for it themselves, and never one voice alone.

    They must tell of one happening: of several that the same words may mean, only those that share
    more than its kind with one of them count.
    """
    vouching = [row for row in positive if row.author_certain and row.decides]
    if not _enough(vouching):
        return []
    if len(_sources(positive)) < VOICES_MIN and not any(row.verified for row in vouching):
        return []
    for first in vouching[:COMPARED_MAX]:
        together = [row for row in vouching if told_as_one(first.detail, row.detail)]
        if _enough(together):
            return together
    return []


def _sources(positive: Sequence[Weighed]) -> set[str]:
    """Speakers, and newsrooms that tell it without quoting anybody.

    Two that knew it by themselves do not know it less since a third one quotes the mayor on it.
    """
    quoted = [row for row in positive if row.standing != OUTLET_STANDING]
    quoting = {row.newsroom for row in quoted}
    own = {row.newsroom for row in positive if row.newsroom not in quoting}
    return {row.voice for row in quoted} | own


def _enough(vouching: Sequence[Weighed]) -> bool:
    """Whether these are newsrooms enough."""
    newsrooms = {row.newsroom for row in vouching}
    known = {row.newsroom for row in vouching if row.known}
    top = {row.newsroom for row in vouching if row.top_tier}
    enough = len(newsrooms) >= NEWSROOMS_MIN and len(known) >= KNOWN_NEWSROOMS_MIN
    return enough or len(top) >= NEWSROOMS_MIN_TOP
