"""revisions and kills of a document -> what of it is live, whatever came last."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Self

from copytaster.limits import WITHDRAWN_STATEMENTS_MAX
from copytaster.stages.claims_to_developments.origins import Sketches
from copytaster.stages.claims_to_developments.source import Source
from copytaster.stages.claims_to_developments.statement import Statement
from copytaster.stages.record import dataclass
from copytaster.stages.revision import Rank, Version, version_rank
from copytaster_schemas.digest import Fingerprint


@dataclass(frozen=True, slots=True)
class Kill:
    """A withdrawal of a document: up to which version, and when (epoch seconds)."""

    version: Version
    at: int


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a story. `older`: statements of other revisions; `dropped`: keys not kept in
    full.
    """

    rank: Rank | None
    source: Source | None
    usable: bool
    rows: tuple[Statement, ...]
    older: tuple[Statement, ...]
    dropped: tuple[str, ...]
    seen: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    sketches: Sketches | None
    kill: Kill | None

    @classmethod
    def unseen(cls) -> Self:
        """A document of which nothing has come yet."""
        return cls(None, None, False, (), (), (), (), (), None, None)  # noqa: FBT003 - all empty

    @property
    def is_live(self) -> bool:
        """Whether its statements stand: a usable revision, not killed or later than the kill."""
        if not self.usable or self.rank is None:
            return False
        if self.kill is None:
            return True
        return self.rank[:3] > self.kill.version and self.rank[3] > self.kill.at

    @property
    def was_killed(self) -> bool:
        """Whether it was withdrawn as a whole."""
        return self.kill is not None and not self.is_live

    def shares_happening(self, other: "Document") -> bool:
        """Whether two documents speak of one sort of happening: a wire sends many texts a day."""
        ours = {row.key.predicate for row in (*self.rows, *self.older)}
        return bool(ours & {row.key.predicate for row in (*other.rows, *other.older)})

    def statements(self) -> list[tuple[Statement, bool]]:
        """All statements, each with whether it is withdrawn."""
        live = self.is_live
        standing = {row.identity for row in self.rows} if live else set()
        found = [(row, not live) for row in self.rows]
        found += [(row, True) for row in self.older if row.identity not in standing]
        return found


def kill_of(fingerprint: Fingerprint) -> Kill:
    """The withdrawal that a revision with status `canceled` is."""
    moment = fingerprint.updated_at or fingerprint.published_at or fingerprint.seen_at
    return Kill(version_rank(fingerprint.version), int(moment.timestamp()))


def killed(document: Document, kill: Kill) -> Document:
    """The document after one more withdrawal: the furthest reaching one holds."""
    if document.kill is not None:
        kill = Kill(max(kill.version, document.kill.version), max(kill.at, document.kill.at))
    return replace(document, kill=kill)


def revised(document: Document, new: Document) -> Document:
    """The document after one more revision: the higher one is live, the lower one is history."""
    assert new.rank is not None, "a revision has a rank"
    seen = (*document.seen, *new.seen)[-WITHDRAWN_STATEMENTS_MAX:]
    if document.rank is None:
        return replace(new, kill=document.kill, seen=seen)
    if new.rank > document.rank:
        older = _older(document.older, document.rows)
        return replace(new, older=older, kill=document.kill, seen=seen)
    return replace(document, older=_older(document.older, new.rows), seen=seen)


def joined(document: Document, moved: Document) -> Document:
    """What two stories know of one document, put together."""
    both = revised(document, moved) if moved.rank is not None else document
    both = replace(both, older=_older(both.older, (*document.older, *moved.older)))
    return both if moved.kill is None else killed(both, moved.kill)


def _older(known: Iterable[Statement], more: Iterable[Statement]) -> tuple[Statement, ...]:
    """Statements of other revisions, one for each thing said, whatever the order of arrival."""
    found: dict[object, Statement] = {}
    for row in sorted([*known, *more], key=lambda one: one.claim_id):
        if row.stance != "neutral":
            found.setdefault(row.identity, row)
    return tuple(found.values())[:WITHDRAWN_STATEMENTS_MAX]
