"""What stands between two pieces of text, and what it says about them."""

import re
from typing import Final

from copytaster.stages.clean_to_entities.atoms import Atom, Role
from copytaster.stages.clean_to_entities.document import Document

ADJACENT: Final = frozenset({" ", "\u00a0", "-", "‑", "‐"})
POSSESSIVE: Final = frozenset({"'s ", "’s ", "' ", "’ ", "s' ", "s’ "})
OF: Final = re.compile(
    r" (?:of|of the|for|for the|at|to|to the|della|dell['’]|del|di|dei|degli|delle|d['’]|alla"
    r"|de|de la|de l['’]"
    r"|de los|de las|du|des|der|von|vom|da|do|dos|das|em|no|na|van|van de|van het) ?"
)
"""Words by which a title, body or office is somebody's, in seven languages."""
_ARTICLES: Final = re.compile(
    r",? (?:(?:the|a|an|il|lo|la|l['’]|un|una|uno|el|le|der|die|das|ein|eine|o|a|um|uma|who is|its"
    r"|his|her|de|het|een) ?)?",
    re.IGNORECASE,
)
ARTICLE_GAP_CHARS: Final = 12


def gap(document: Document, left: int, right: int) -> str:
    """The text between two offsets, lower case; empty for overlaps, cut when long."""
    return document.text[left : min(right, left + 24)].lower()


def is_adjacent(between: str) -> bool:
    """Whether two words follow each other, with a space or a hyphen."""
    return between in ADJACENT


def is_owning(between: str) -> bool:
    """Whether what stands before owns what follows: adjacent, possessive, or a bracket between."""
    return between in ADJACENT or between in POSSESSIVE or between == ") "


def is_of(between: str) -> bool:
    """Whether what follows owns what stands before: "of the", "dell'", "von"."""
    return len(between) < ARTICLE_GAP_CHARS and OF.fullmatch(between) is not None


def is_apposition(between: str) -> bool:
    """Whether a title follows a name: "Mark Rutte, the Secretary General"."""
    return between.startswith(",") and _ARTICLES.fullmatch(between) is not None


def word_before(document: Document, position: int) -> str:
    """The folded word that stands directly before, "" after punctuation."""
    text = document.text
    if position == 0 or not (text[position - 1].isspace() or text[position - 1] in "'’"):
        return ""
    words = document.folded[max(0, position - 30) : position - 1].split(" ")
    return words[-1] if words else ""


def word_after(document: Document, position: int) -> str:
    """The folded word that stands directly after a space or hyphen, "" before punctuation."""
    text = document.text
    if position >= len(text) or text[position] not in ADJACENT:
        return ""
    return document.folded[position + 1 : position + 40].partition(" ")[0]


def is_country(atom: Atom) -> bool:
    """Whether an atom names a country, as a noun or an adjective."""
    return atom.role is Role.ADJECTIVE or (
        atom.role is Role.PLACE and atom.thing is not None and atom.thing.kind == "country"
    )
