"""documents of a story -> which of them go back to which: copies, and texts of a credited wire."""

from collections import Counter
from typing import Final

from copytaster.limits import COPIES_COMPARED_MAX
from copytaster.stages.claims_to_developments.documents import Document
from copytaster.stages.claims_to_developments.origins import Sketches, near_copy
from copytaster.stages.claims_to_developments.voices import folded

INDEXED_HASHES: Final = 32
"""Smallest hashes of each sketch by which copies are looked up: a copy misses them once in 10^4."""


class Lineage:
    """What is known of the descent of texts; it does not depend on the order of their arrival."""

    def __init__(self) -> None:
        self._copies: dict[str, frozenset[str]] = {}
        self._sketches: dict[str, Sketches] = {}
        self._holders: dict[int, list[str]] = {}
        self._printed: dict[str, set[str]] = {}
        self._credits: dict[str, set[str]] = {}

    def note(self, document_id: str, document: Document) -> None:
        """Enter a document, or a revision of it."""
        if document.source is not None:
            for name in document.source.names:
                self._printed.setdefault(name, set()).add(document_id)
            if document.source.wire:
                self._credits.setdefault(folded(document.source.wire), set()).add(document_id)
        if document.sketches is not None and document.rows:
            self._compare(document_id, document.sketches)

    def bonds(self) -> dict[str, frozenset[str]]:
        """For each document that is a copy of another the marks that the two have in common."""
        return {
            one: frozenset(f"copy:{min(one, other)}:{max(one, other)}" for other in others)
            for one, others in self._copies.items()
        }

    def sources_of(self, document_id: str, document: Document) -> list[str]:
        """Documents that a document may have its text from."""
        wire = document.source.wire if document.source else None
        printed = self._printed.get(folded(wire), set()) if wire else set()
        return sorted((self._copies.get(document_id, frozenset()) | printed) - {document_id})

    def heirs_of(self, document_id: str, document: Document) -> list[str]:
        """Documents that may have their text from this one."""
        names = document.source.names if document.source else ()
        credited = {other for name in names for other in self._credits.get(name, ())}
        return sorted((self._copies.get(document_id, frozenset()) | credited) - {document_id})

    def credits(self, document: Document, original: Document) -> bool:
        """Whether a document names the outlet of another as its wire."""
        if document.source is None or original.source is None or not document.source.wire:
            return False
        return folded(document.source.wire) in original.source.names

    def _compare(self, document_id: str, sketches: Sketches) -> None:
        self._sketches[document_id] = sketches
        holding: list[str] = []
        for sketch in (sketches.text, sketches.quotes, sketches.skeleton):
            for mark in sketch.hashes[:INDEXED_HASHES].tolist():
                holders = self._holders.setdefault(mark, [])
                holding += holders
                if document_id not in holders:
                    holders.append(document_id)
        shared = Counter(holding)  # at once: a call for each of 300 marks is what takes the time
        shared.pop(document_id, None)
        ranked = sorted(shared, key=lambda other: (-shared[other], other))
        for other in ranked[:COPIES_COMPARED_MAX]:
            if near_copy(sketches, self._sketches[other]):
                self._link(document_id, other)
                self._link(other, document_id)

    def _link(self, one: str, other: str) -> None:
        self._copies[one] = self._copies.get(one, frozenset()) | {other}
