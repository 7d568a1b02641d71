"""The name of something unknown -> a stable local id, the same in the spellings of one name."""

from typing import Final

from copytaster.stages.clean_to_entities.fold import NAME_CHARS_MAX, fold_name, sound_of
from copytaster.stages.clean_to_entities.found import Found, FoundType
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase
from copytaster_schemas.ids import EntityId, digest_of

PREFIX: Final = {"person": "x-per", "organisation": "x-org", "place": "x-loc"}
NAME_PARTS: Final = 3
"""Parts of a Korean, Chinese or Vietnamese name."""

ARABIC_ARTICLES: Final = frozenset({"al", "el"})
"""Muammar Gaddafi and Muammar al-Gaddafi are one name; "El" opens few surnames elsewhere."""


def person_key(name: str, knowledge: KnowledgeBase) -> str:
    """What the spellings of one person's name share.

    Korean, Chinese and Vietnamese names keep their letters: there y and j tell people apart.
    """
    folded = fold_name(name[:NAME_CHARS_MAX])
    parts = folded.split()
    family_first = knowledge.family_first
    if len(parts) == NAME_PARTS and (parts[0] in family_first or parts[-1] in family_first):
        return folded
    kept = [part for part in parts if part not in ARABIC_ARTICLES]
    return sound_of(" ".join(kept) if len(kept) > 1 else name)


def local_id(entity_type: FoundType, name: str, knowledge: KnowledgeBase) -> EntityId:
    """The id of something that the knowledge base does not know."""
    if entity_type == "person":
        key = person_key(name, knowledge)
    else:
        words = _with_legal_form(fold_name(name[:NAME_CHARS_MAX]).split(), knowledge)
        kept = [word for word in words if word not in knowledge.legal] or words
        key = " ".join(kept)
    return EntityId(f"{PREFIX[entity_type]}:{digest_of(entity_type, key)}")


def _with_legal_form(words: list[str], knowledge: KnowledgeBase) -> list[str]:
    """The words, letters of a legal form at the end joined: S.A., S.p.A., G.m.b.H."""
    cut = len(words)
    while cut > 1 and len(words[cut - 1]) == 1:
        cut -= 1
    joined = "".join(words[cut:])
    return [*words[:cut], joined] if joined in knowledge.legal else words


def identity(one: Found, knowledge: KnowledgeBase) -> EntityId:
    """The id of what a span names."""
    if one.thing is not None:
        return one.thing.entity_id
    return local_id(one.type, one.key or one.name, knowledge)
