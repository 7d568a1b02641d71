"""The evidence of one story: its documents, the propositions they speak of, and who copies whom."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from copytaster.limits import SIMILAR_STATEMENTS_MAX, STORY_KEYS_MAX
from copytaster.stages.claims_to_developments.assess import Context, Rows, Standings
from copytaster.stages.claims_to_developments.bodies import HOSTILE
from copytaster.stages.claims_to_developments.cluster import clustered
from copytaster.stages.claims_to_developments.codec import document_of, document_record
from copytaster.stages.claims_to_developments.documents import (
    Document,
    Kill,
    joined,
    killed,
    revised,
)
from copytaster.stages.claims_to_developments.happenings import Cluster, Happening, gathered
from copytaster.stages.claims_to_developments.head import Head
from copytaster.stages.claims_to_developments.lineage import Lineage
from copytaster.stages.claims_to_developments.proposition import COUNTRY_PREFIX, Key
from copytaster.stages.claims_to_developments.relations import NO_RELATIONS, Relations
from copytaster.stages.claims_to_developments.statement import Statement
from copytaster.stages.claims_to_developments.voices import SpeakerFacts, bodies_of_persons

Likeness = tuple[Key, SpeakerFacts, str, str]
"""What makes one statement add nothing to another: proposition, voice, stance and cue."""


class Story:
    """Everything tracking knows of one story. Results depend on the evidence, not on its order."""

    def __init__(self, relations: Relations = NO_RELATIONS) -> None:
        self.relations = relations
        self.documents: dict[str, Document] = {}
        self.heads: dict[str, Head] = {}
        self.names: dict[str, str] = {}
        self._renamed: set[str] = set()
        self.happenings: dict[Happening, None] = {}
        self._clusters: dict[str, list[Cluster]] = {}
        self._by_first: dict[Key, Happening] = {}
        self._documents_of: dict[Happening, frozenset[str]] = {}
        self._rows: dict[Key, dict[str, tuple[Statement, bool]]] = {}
        self._canonical: dict[Key, Key] = {}
        self._similar: Counter[Likeness] = Counter()
        self._overflow: dict[str, Counter[str]] = {}
        self._lineage = Lineage()
        self._weighed: Rows = {}
        self._standings = Standings()
        self._judged_under: tuple[object, object] = ({}, frozenset())
        self._bodies: dict[str, SpeakerFacts] = {}
        self._hostile: frozenset[frozenset[str]] = frozenset()

    # -- taking in ---------------------------------------------------------------------------

    def revise(self, document_id: str, new: Document) -> set[Key]:
        """Take in a revision; gives the keys whose evidence changed."""
        known = self.documents.get(document_id, Document.unseen())
        rows, dropped = self._admitted(new.rows)
        new = replace(new, rows=rows, dropped=dropped)
        return self._with_context(
            lambda: self._replace(document_id, revised(known, new)) | self._spread_kill(document_id)
        )

    def kill(self, document_id: str, kill: Kill) -> set[Key]:
        """Withdraw a document, and every copy of it when a wire killed its own text."""
        known = self.documents.get(document_id, Document.unseen())
        return self._with_context(
            lambda: self._replace(document_id, killed(known, kill)) | self._spread_kill(document_id)
        )

    def adopt(self, document_id: str, record: bytes) -> set[Key]:
        """Take in a document of a merged story; gives the keys it touches."""
        moved = document_of(record, self._known)
        known = self.documents.get(document_id, Document.unseen())
        return self._with_context(lambda: self._replace(document_id, joined(known, moved)))

    def keys(self) -> set[Key]:
        """Every proposition that the story speaks of."""
        return set(self._rows)

    def load(self, documents: Iterable[tuple[str, bytes]]) -> None:
        """Take over documents from their records."""
        for document_id, record in sorted(documents):
            self._put(document_id, document_of(record, self._known))
        for document_id, document in sorted(self.documents.items()):
            if document.was_killed:
                self._spread_kill(document_id)
        self.regroup(set(self._rows))

    def record_of(self, document_id: str) -> bytes:
        """The state record of one document."""
        return document_record(self.documents[document_id])

    # -- giving out --------------------------------------------------------------------------

    def regroup(self, touched: Iterable[Key]) -> list[Happening]:
        """Group the keys anew where they changed; gives the happenings that need a new account."""
        touched = set(touched)
        for key in touched:
            if not self._rows.get(key):
                self._rows.pop(key, None)
        weights: dict[str, dict[Key, int]] = {key.predicate: {} for key in touched}
        for key, rows in self._rows.items():
            if key.predicate in weights:
                weights[key.predicate][key] = len(rows)
        for predicate in sorted(weights):
            self._clusters[predicate] = clustered(weights[predicate])
        now = {
            self._known_happening(one): None
            for one in gathered(self._clusters, self._rows, self.relations)
        }
        before, self.happenings = self.happenings, now
        due = [one for one in now if one not in before or not touched.isdisjoint(one.everything)]
        for one in (*due, *(before.keys() - now.keys())):
            self._documents_of.pop(one, None)
        return due

    def _known_happening(self, happening: Happening) -> Happening:
        """The story's own copy of an equal happening, which knows its keys as a set."""
        first = happening.keys[0]
        known = self._by_first.get(first)
        if known is None or known != happening:
            known = self._by_first[first] = happening
        return known

    def documents_of(self, happening: Happening) -> frozenset[str]:
        """The documents that speak of a happening."""
        found = self._documents_of.get(happening)
        if found is None:
            rows = (row for row, _ in self.evidence(happening))
            found = frozenset(row.source.document_id for row in rows)
            self._documents_of[happening] = found
        return found

    def evidence(self, happening: Happening) -> list[tuple[Statement, bool]]:
        """All statements on a happening, each with whether it is withdrawn."""
        keys = (*happening.keys, *happening.tolls)
        return [pair for key in keys for pair in self._rows.get(key, {}).values()]

    def overflow(self, happening: Happening) -> Mapping[str, int]:
        """Carrier -> articles whose statements were counted but not kept."""
        total: Counter[str] = Counter()
        for key in (*happening.keys, *happening.tolls):
            total.update(self._overflow.get(_hash(key), Counter()))
        return total

    def context(self) -> Context:
        """What the story as a whole says about voices and carriers."""
        if self._judged_under != (self._bodies, self._hostile):
            self._judged_under = (dict(self._bodies), self._hostile)
            self._standings = Standings()
        bonds = self._lineage.bonds()
        return Context(self._bodies, self._hostile, bonds, self._weighed, self._standings)

    # -- inside ------------------------------------------------------------------------------

    def _known(self, key: Key) -> Key:
        return self._canonical.setdefault(key, key)

    def _admitted(
        self, rows: tuple[Statement, ...]
    ) -> tuple[tuple[Statement, ...], tuple[str, ...]]:
        """Rows that are kept in full, and the keys of those that are only counted."""
        kept, dropped = [], []
        for row in rows:
            if row.key not in self._rows and len(self._rows) >= STORY_KEYS_MAX:
                continue
            if self._similar[_likeness(row)] >= SIMILAR_STATEMENTS_MAX:
                dropped.append(_hash(row.key))
            else:
                kept.append(row)
        return tuple(kept), tuple(sorted(set(dropped)))

    def _with_context(self, change: Callable[[], set[Key]]) -> set[Key]:
        """Make a change; gives the keys it touches, also by what it teaches about voices."""
        bodies, hostile = self._bodies, self._hostile
        self._renamed.clear()
        touched = change()
        if self._renamed:
            touched |= {key for key in self._rows if _lies_in(self._renamed, key)}
        if self._hostile != hostile:
            return touched | set(self._rows)
        persons = bodies.keys() | self._bodies.keys()
        learnt = {one for one in persons if self._bodies.get(one) != bodies.get(one)}
        if learnt:
            touched |= {key for key, rows in self._rows.items() if _spoken_by(learnt, rows)}
        return touched

    def _spread_kill(self, document_id: str) -> set[Key]:
        """Withdraw, or let stand again, what others have from a document that is killed."""
        touched: set[Key] = set()
        document = self.documents[document_id]
        if document.kill is None:
            return touched
        for other in self._lineage.heirs_of(document_id, document):
            touched |= self._replace(other, self.documents[other])
        return touched

    def _replace(self, document_id: str, document: Document) -> set[Key]:
        replaced = document_id in self.documents
        touched = self._drop(document_id) | self._put(document_id, document)
        if replaced:
            self._relearn()
        return touched

    def _drop(self, document_id: str) -> set[Key]:
        known = self.documents.pop(document_id, None)
        if known is None:
            return set()
        touched = set()
        for row in (*known.rows, *known.older):
            if self._rows.get(row.key, {}).pop(row.claim_id, None) is not None:
                self._similar[_likeness(row)] -= 1
                self._weighed.pop(row.claim_id, None)
            touched.add(row.key)
        for key in known.dropped:
            if known.source is not None:
                self._overflow[key] -= Counter({known.source.carrier: 1})
        return touched

    def _put(self, document_id: str, document: Document) -> set[Key]:
        self.documents[document_id] = document
        self._lineage.note(document_id, document)
        withdrawn = self._was_killed_at_the_source(document_id)
        touched = set()
        for row, gone in document.statements():
            self._rows.setdefault(row.key, {})[row.claim_id] = (row, gone or withdrawn)
            self._similar[_likeness(row)] += 1
            touched.add(row.key)
        for key in document.dropped:
            if document.source is not None and document.is_live:
                self._overflow.setdefault(key, Counter())[document.source.carrier] += 1
        self._learn(document)
        return touched

    def _was_killed_at_the_source(self, document_id: str) -> bool:
        """Whether a wire withdrew the text that this document has from it (status-model 4.6)."""
        document = self.documents[document_id]
        for other in self._lineage.sources_of(document_id, document):
            original = self.documents.get(other)
            if original is None or original.source is None or not original.was_killed:
                continue
            if original.source.tier == "wire" or (
                self._lineage.credits(document, original) and document.shares_happening(original)
            ):
                return True
        return False

    def _relearn(self) -> None:
        """Learn from what is left, after a document was replaced."""
        self._bodies, self._hostile = {}, frozenset()
        for document in self.documents.values():
            self._learn(document)

    def _learn(self, document: Document) -> None:
        """Note which bodies persons speak for, and which countries are at odds."""
        for entity, name in document.names:
            known = self.names.get(entity)
            if known is None or name < known:
                self.names[entity] = name
                if entity.startswith(COUNTRY_PREFIX):  # a headline names the country of its place
                    self._renamed.add(entity.removeprefix(COUNTRY_PREFIX).upper())
        rows = (*document.rows, *document.older)
        speakers = [row.speaker for row in rows]
        self._bodies = bodies_of_persons([*self._bodies.values(), *speakers])
        self._hostile |= {pair for row in rows for pair in _at_odds(row)}


def _at_odds(row: Statement) -> Iterator[frozenset[str]]:
    """The pairs of countries that a hostile act sets against each other."""
    if row.key.event_type not in HOSTILE or row.stance == "neutral":
        return
    others = {party.country for party in row.key.recipients}
    others |= {place.country for place in row.key.places}
    for actor in row.key.actors:
        for other in others - {"", actor.country}:
            if actor.country:
                yield frozenset({actor.country, other})


def _lies_in(countries: set[str], key: Key) -> bool:
    return any(place.country in countries for place in key.places)


def _spoken_by(persons: set[str], rows: Mapping[str, tuple[Statement, bool]]) -> bool:
    return any(row.speaker.entity_id in persons for row, _ in rows.values())


def _likeness(row: Statement) -> Likeness:
    return (row.key, row.speaker, row.stance, row.cue)


def _hash(key: Key) -> str:
    return f"{key.hashed:016x}"
