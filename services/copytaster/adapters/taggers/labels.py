"""The labels of other people's models -> persons, organisations and places."""

from typing import Final

from copytaster.stages.clean_to_entities import FoundType

_TYPES: Final[dict[str, FoundType]] = {
    **dict.fromkeys(("PER", "PERS", "PERSON", "PEOPLE"), "person"),
    **dict.fromkeys(
        ("ORG", "ORGANIZATION", "ORGANISATION", "COMPANY", "CORPORATION", "GROUP"), "organisation"
    ),
    **dict.fromkeys(("LOC", "LOCATION", "GPE", "PLACE", "FAC", "CITY", "COUNTRY"), "place"),
}
"""Of CoNLL 2003, OntoNotes, WNUT, HIPE and the usual prompts of zero-shot models."""

_MARKS: Final = frozenset(f"{mark}{join}" for mark in "BIESLU" for join in "-_")


def type_of(label: str) -> FoundType | None:
    """The type that a label stands for, with or without its `B-`, `I-`, `E-`, `S-` or `L-`."""
    label = label.upper()
    return _TYPES.get(label[2:] if label[:2] in _MARKS else label)


def begins(label: str) -> bool:
    """Whether a label opens a name although the word before had the same type."""
    return label[:2].upper() in {"B-", "S-", "U-", "B_", "S_", "U_"}
