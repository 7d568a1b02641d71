"""statements of one happening -> the newsroom that each goes back to."""

from collections.abc import Mapping, Sequence

from copytaster.stages.claims_to_developments.origins import joined
from copytaster.stages.claims_to_developments.source import Source
from copytaster.stages.claims_to_developments.statement import Statement
from copytaster.stages.claims_to_developments.voices import folded


def newsrooms_of(
    statements: Sequence[Statement], copies: Mapping[str, frozenset[str]]
) -> dict[str, str]:
    """Claim -> newsroom: one family, one credited source or one text is one newsroom.

    What a document has from another outlet of the story goes back to that outlet, whatever else it
    reports by itself.
    """
    sources = {one.source.document_id: one.source for one in statements}
    bonds = {name: _bonds(source, copies) for name, source in sources.items()}
    groups = joined(bonds, bonds)
    named: dict[str, str] = {}
    outlets: dict[str, str] = {}
    for document, source in sorted(sources.items(), key=lambda item: (item[1].at, item[0])):
        group = groups[document]
        name = source.wire or source.newsroom
        named[group] = min(named.get(group, name), name)
        for credit in source.names:
            outlets.setdefault(credit, group)
    found = {}
    for one in statements:
        group = groups[one.source.document_id]
        for credit in one.credited:
            if credit in outlets:
                group = outlets[credit]
                break
        found[one.claim_id] = named[group]
    return found


def _bonds(source: Source, copies: Mapping[str, frozenset[str]]) -> set[str]:
    """What a document has in common with others of its newsroom."""
    held = {f"family:{source.newsroom}", *(f"name:{name}" for name in source.names)}
    if source.wire:
        held |= {f"family:{source.wire}", f"name:{folded(source.wire)}"}
    return held | copies.get(source.document_id, frozenset())
