"""The name of something unknown -> a stable local id, the same in the spellings of one name."""

from typing import Final

from copytaster.stages.clean_to_entities.classify import FAMILY_FIRST
from copytaster.stages.clean_to_entities.fold import NAME_CHARS_MAX, fold_name, sound_of
from copytaster.stages.clean_to_entities.found import FoundType
from copytaster_schemas.ids import EntityId, digest_of

PREFIX: Final = {"person": "x-per", "organisation": "x-org", "place": "x-loc"}
LEGAL: Final = frozenset(
    "inc ltd llc plc corp corporation gmbh ag spa srl sa sas nv bv ab co kg company the la le il el lo l die der"
    " das los las les o a os as".split()
)  # fmt: skip


def person_key(name: str) -> str:
    """What the spellings of one person's name share.

    Korean, Chinese and Vietnamese names keep their letters: there y and j tell people apart.
    """
    folded = fold_name(name[:NAME_CHARS_MAX])
    parts = folded.split()
    if len(parts) == 3 and (parts[0] in FAMILY_FIRST or parts[-1] in FAMILY_FIRST):
        return folded
    return sound_of(name)


def local_id(entity_type: FoundType, name: str) -> EntityId:
    """The id of something that the knowledge base does not know."""
    if entity_type == "person":
        key = person_key(name)
    else:
        words = fold_name(name[:NAME_CHARS_MAX]).split()
        kept = [word for word in words if word not in LEGAL] or words
        key = " ".join(kept)
    return EntityId(f"{PREFIX[entity_type]}:{digest_of(entity_type, key)}")
