"""clusters of keys -> happenings, the toll of an accident or attack being a part of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from copytaster.stages.claims_to_developments.match import same_party
from copytaster.stages.claims_to_developments.proposition import Key, Party
from copytaster.stages.claims_to_developments.relations import Relations, belongs_to
from copytaster.stages.claims_to_developments.statement import Statement

Cluster = tuple[Key, ...]
Rows = Mapping[Key, Mapping[str, tuple[Statement, bool]]]


DEATH: Final = "die"
KILLING: Final = "kill"
"""Predicates of one person's end, in the one and the other view."""

ROUNDS: Final = 2
"""Tolls told beside their happening, then those told beside such a toll; no longer chains."""


@dataclass(frozen=True, order=True)
class Happening:
    """What happened, by all keys that say so; `tolls` say what became of people in it."""

    keys: Cluster
    tolls: Cluster = ()

    def __hash__(self) -> int:
        """Of the first key, which is in no other happening of a story at the same time."""
        return self.keys[0].hashed

    @cached_property
    def everything(self) -> frozenset[Key]:
        """All keys whose statements are evidence of it."""
        return frozenset((*self.keys, *self.tolls))


def gathered(
    clusters: Mapping[str, Sequence[Cluster]], rows: Rows, table: Relations
) -> list[Happening]:
    """All clusters as happenings, each toll with the happening that it is a toll of."""
    struck = [one for predicate in table.strikes for one in clusters.get(predicate, ())]
    tolls = [one for predicate in table.tolls for one in clusters.get(predicate, ())]
    owed, taken = _killings(clusters, rows)
    if struck and tolls:
        # "153 were injured and taken to hospital": the second toll is told beside the first alone
        for _ in range(ROUNDS):
            due = {
                toll: _strike_of(toll, sorted(struck), rows, table, owed)
                for toll in sorted(tolls)
                if toll not in taken
            }
            for toll, strike in due.items():
                if strike is not None:
                    owed[strike] = (*owed.get(strike, ()), *toll)
                    taken.add(toll)
    return [
        Happening(cluster, owed.get(cluster, ()))
        for found in clusters.values()
        for cluster in found
        if cluster not in taken
    ]


def _killings(
    clusters: Mapping[str, Sequence[Cluster]], rows: Rows
) -> tuple[dict[Cluster, Cluster], set[Cluster]]:
    """The killing of a person goes with the death of that person: who says the one says both.

    A killing that somebody denies is a question of its own.
    """
    owed: dict[Cluster, Cluster] = {}
    taken: set[Cluster] = set()
    for death in clusters.get(DEATH, ()):
        dead = _persons(death)
        for killing in clusters.get(KILLING, ()) if dead else ():
            killed = _persons(killing)
            one = any(same_party(a, b) for a in dead for b in killed)
            if one and killing not in taken and not _is_denied(killing, rows):
                owed[death] = (*owed.get(death, ()), *killing)
                taken.add(killing)
    return owed, taken


def _persons(cluster: Cluster) -> list[Party]:
    """The persons whom it befell; of a death, whoever is named."""
    sides = [(*key.recipients, *(key.actors if key.predicate == DEATH else ())) for key in cluster]
    return sorted({one for parties in sides for one in parties if one.level == "person"})


def _strike_of(
    toll: Cluster,
    struck: Sequence[Cluster],
    rows: Rows,
    table: Relations,
    owed: Mapping[Cluster, Cluster],
) -> Cluster | None:
    """The happening in which people came to harm: the one that most articles tell of with it.

    Told with it, or with another toll of it (`owed`), is what stands in one sentence, or in title
    or lead as well: what an article
    mentions far below belongs to some other day. A toll that somebody denies is a question of its
    own.
    """
    if not table.is_toll(toll) or _is_denied(toll, rows):
        return None
    spots = _spots(toll, rows)
    ranked = []
    for strike in struck:
        told = _spots((*strike, *owed.get(strike, ())), rows)
        together = {document for document, _ in spots & told}
        if together and _is_told(strike, rows) and belongs_to(toll, strike):
            ranked.append((-len(together), strike))
    return min(ranked)[1] if ranked else None


def _spots(cluster: Cluster, rows: Rows) -> set[tuple[str, int]]:
    """Where articles tell of it: document and sentence, title and lead being one place (-1)."""
    return {
        (row.source.document_id, -1 if row.opens else row.start)
        for row, _ in _statements(cluster, rows)
        if row.stance != "neutral"
    }


def _is_denied(cluster: Cluster, rows: Rows) -> bool:
    """Whether a live denial of it could decide something."""
    return any(
        row.stance == "contradicts" and row.decides and not gone
        for row, gone in _statements(cluster, rows)
    )


def _is_told(cluster: Cluster, rows: Rows) -> bool:
    """Whether anybody says that it happened, to somebody or somewhere.

    A bare "attack" would be a development by its toll alone, and none when that is another's.
    """
    told = any(row.stance == "supports" for row, _ in _statements(cluster, rows))
    somebodys = any(key.is_somebodys for key in cluster)
    return told and (somebodys or any(row.counts_people for row, _ in _statements(cluster, rows)))


def _statements(cluster: Cluster, rows: Rows) -> Iterable[tuple[Statement, bool]]:
    return (pair for key in cluster for pair in rows.get(key, {}).values())
