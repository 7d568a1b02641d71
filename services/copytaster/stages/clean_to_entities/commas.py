"""A place behind a comma -> which of its namesakes the place before it is, and the reverse."""

from itertools import pairwise

from copytaster.stages.clean_to_entities import codes
from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase, Sense, Thing
from copytaster.stages.clean_to_entities.match import Hit


def pinned_by_comma(
    document: Document, hits: list[Hit], knowledge: KnowledgeBase
) -> dict[int, Sense]:
    """Start of a name -> its meaning, for "Paris, Texas" and "Atlanta, Georgia"."""
    pinned: dict[int, Sense] = {}
    for inner, outer in pairwise(hits):
        if document.text[inner.end : outer.start] == ", " and inner.start not in pinned:
            pair = _inside(knowledge, inner, outer)
            if pair is not None:
                pinned[inner.start], pinned[outer.start] = pair
    return pinned


def _inside(knowledge: KnowledgeBase, inner: Hit, outer: Hit) -> tuple[Sense, Sense] | None:
    """The likeliest town of the one name that lies in a region or country of the other."""
    pairs = [
        (knowledge.thing(town.target).prior, town, around)
        for town in inner.senses
        if town.form == codes.NAME and knowledge.thing(town.target).kind in ("city", "capital")
        for around in outer.senses
        if around.form in (codes.NAME, codes.ACRONYM)
        and _holds(knowledge.thing(around.target), knowledge.thing(town.target))
    ]
    if not pairs:
        return None
    _, town, around = max(pairs, key=lambda pair: pair[0])
    return town, around


def _holds(around: Thing, town: Thing) -> bool:
    return around.kind in ("country", "region") and around.entity_id in town.within
