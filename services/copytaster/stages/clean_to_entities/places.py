"""Places: towns that are meant, regions around towns, capitals that stand for governments."""

from typing import Final

from copytaster.stages.clean_to_entities import codes
from copytaster.stages.clean_to_entities.atoms import Atom, Role
from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.found import Found
from copytaster.stages.clean_to_entities.gaps import gap, word_before
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase, Thing
from copytaster_schemas.ids import EntityId

BETWEEN_WORDS_MAX: Final = 2
"""Words between a town and "region": "Kursk border region"."""
REGION_BEFORE_CHARS: Final = 30
REGION_LINKS: Final = frozenset(
    {"di", "de", "del", "della", "of", "von", "du", "da", "do", "d", ""}
)
INFLECTIONS: Final = frozenset(
    {"s", "al", "ale", "als", "aler", "ales", "n", "en", "e", "i", "ally", "wide"}
)
"""Endings that make another word of "region": regional, regions."""
GLUED_CHARS_MIN: Final = 6
"""Letters of a region word that may have lost the space after it: "regiontaken"."""
COORDINATORS: Final = frozenset({" and ", " e ", " ed ", " y ", " et ", " und ", ", ", " or "})
PLACE_OFFICES: Final = frozenset({"mayor", "governor", "prefect"})
FRENCH_ARTICLES: Final = frozenset({"le", "du", "au"})
"""Before countries, and never before people."""
SPECIAL_STANDS: Final = {"c-be": EntityId("o-eu")}
"""Brussels stands for the European Union far more often than for the government of Belgium."""

COUNTRY_CONFIDENCE: Final = 97
PLACE_CONFIDENCE: Final = 88
TOWN_CONFIDENCE: Final = 65


def regions_of(document: Document, knowledge: KnowledgeBase, atoms: list[Atom]) -> list[Found]:
    """The regions that towns of the text give their name to."""
    found: list[Found] = []
    for atom in atoms:
        if atom.role in (Role.PLACE, Role.TOWN):
            thing = atom.thing
            if thing is not None and thing.kind in ("city", "capital"):
                region = _region(document, knowledge, atom, thing)
                if region is not None:
                    found.append(region)
    return found


def place_found(
    document: Document, knowledge: KnowledgeBase, atom: Atom, before: Found | None
) -> Found | None:
    """The place that an atom names; None for a town's name that nothing says is one."""
    thing = atom.thing
    assert thing is not None, "places come from the knowledge base"
    if atom.role is Role.TOWN and atom.acronym:
        return None  # a postal code counts behind a comma only, where it is pinned
    if atom.role is Role.TOWN and not (
        is_meant(document, knowledge, atom)
        or _is_inside(document, atom, before)
        or is_at_home(knowledge, document, atom)
    ):
        return None
    confidence = COUNTRY_CONFIDENCE if thing.kind == "country" else PLACE_CONFIDENCE
    found = Found(
        atom.start, atom.end, "place", "acronym" if atom.acronym else "name", thing,
        TOWN_CONFIDENCE if atom.role is Role.TOWN else confidence,
    )  # fmt: skip
    if thing.kind == "capital" and thing.country:
        _stand(document, knowledge, found, before, thing)
    return found


def is_at_home(knowledge: KnowledgeBase, document: Document, atom: Atom) -> bool:
    """Whether a town lies where the language of the text is spoken, and its name is no word."""
    name = document.folded[atom.start : atom.end]
    return (
        atom.country in codes.HOMES.get(document.language, ())
        and not document.is_opening(atom.start)
        and not document.is_headline(atom.start)
        and name not in knowledge.given_names
        and name not in document.small_letters
        and not knowledge.is_common(name, document.language)
    )


def _region(document: Document, knowledge: KnowledgeBase, atom: Atom, thing: Thing) -> Found | None:
    """The region around a town, named by it: "Kursk region", "regione di Kursk"."""
    end = _region_end(document, knowledge, atom.end)
    start = atom.start if end is not None else _region_start(document, knowledge, atom.start)
    if start is None:
        return None
    number = thing.entity_id.removeprefix("geo-")
    own = EntityId(f"r-{number}")
    country = (EntityId(f"c-{thing.country.lower()}"),) if thing.country else ()
    region = Thing(own, "place", f"{thing.name} region", "region", None, thing.country, country,
                   thing.geo, thing.prior)  # fmt: skip
    return Found(start, end or atom.end, "place", "name", region, PLACE_CONFIDENCE)


def _region_end(document: Document, knowledge: KnowledgeBase, end: int) -> int | None:
    """Where "region" ends after a town; also where the space after it was lost."""
    if end >= len(document.text) or document.text[end] not in " -\u00a0":
        return None
    at = end + 1
    for word in document.folded[at : at + 60].split(" ")[: BETWEEN_WORDS_MAX + 1]:
        if word in knowledge.region_after:
            return at + len(word)
        if word not in knowledge.region_between:
            return _glued_end(document, knowledge, at, word)
        at += len(word) + 1
    return None


def _glued_end(document: Document, knowledge: KnowledgeBase, at: int, word: str) -> int | None:
    for region in knowledge.region_after:
        if len(region) >= GLUED_CHARS_MIN and word.startswith(region):
            rest = word[len(region) :]
            if rest not in INFLECTIONS and knowledge.is_common(rest, document.language):
                return at + len(region)
    return None


def _region_start(document: Document, knowledge: KnowledgeBase, start: int) -> int | None:
    """Where "regione di" starts before a town; also "prefectura japonesa de"."""
    head = document.text[max(0, start - REGION_BEFORE_CHARS) : start]
    if not head or head[-1] not in " '’\u00a0":
        return None
    words = document.folded[start - len(head) : start - 1].split(" ")
    taken = 1
    if words[-1] in REGION_LINKS and len(words) > 1:
        taken = 2
        if len(words) > 2 and knowledge.is_adjective(words[-2]):  # noqa: PLR2004 - a word before it
            taken = 3
    length = sum(len(word) + 1 for word in words[-taken:])
    between = head[-length:].replace("'", " ").replace("’", " ").replace(" ", "")
    return (
        start - length if words[-taken] in knowledge.region_before and between.isalpha() else None
    )


def is_meant(document: Document, knowledge: KnowledgeBase, atom: Atom) -> bool:
    """Whether something says that a word is a town here: a preposition, "city of", a dateline."""
    before = word_before(document, atom.start)
    assert atom.thing is not None, "towns come from the knowledge base"
    if is_foreign_word(document, knowledge, atom):
        return False
    if document.language == "fr" and atom.thing.kind == "country" and before in FRENCH_ARTICLES:
        return True  # le président du Salvador
    namesake = document.folded[atom.start : atom.end] in knowledge.given_names
    if before in knowledge.locative and not (namesake and atom.thing.prior < codes.LARGE_PRIOR):
        return True
    if is_called_town(document, knowledge, atom.start):
        return True
    if document.language == "de" and document.text[atom.start : atom.end] == atom.thing.name + "s":
        return True  # Bambergs Rathaus
    after = document.text[atom.end : atom.end + 3]
    opening = document.is_opening(atom.start)
    return opening and after.startswith((" (", " –", " —", " - "))


def is_foreign_word(document: Document, knowledge: KnowledgeBase, atom: Atom) -> bool:
    """Whether a small town abroad is called like a word of the language: "in Borsa"."""
    return (
        atom.country not in codes.HOMES.get(document.language, ())
        and atom.thing is not None
        and atom.thing.prior < codes.LARGE_PRIOR
        and document.language in codes.HOMES
        and knowledge.is_common(document.folded[atom.start : atom.end], document.language)
    )


def is_called_town(document: Document, knowledge: KnowledgeBase, start: int) -> bool:
    """Whether "town", "village of" or the like stands before a name."""
    if word_before(document, start) in knowledge.town:
        return True
    head = document.folded[max(0, start - REGION_BEFORE_CHARS) : start].split()
    return len(head) > 1 and head[-1] in REGION_LINKS and head[-2] in knowledge.town


def _is_inside(document: Document, atom: Atom, before: Found | None) -> bool:
    """Whether a place of the same country stands before a comma: "Atlanta, Georgia"."""
    return (
        before is not None
        and before.thing is not None
        and before.thing.country == atom.country
        and gap(document, before.end, atom.start) == ", "
    )


def _stand(
    document: Document, knowledge: KnowledgeBase, found: Found, before: Found | None, thing: Thing
) -> None:
    """A capital that is not said to be where something is stands for its government."""
    if (
        before is not None
        and before.thing is not None
        and before.thing.kind == "capital"
        and gap(document, before.end, found.start) in COORDINATORS
    ):
        if before.how == "name":
            return
    elif word_before(document, found.start) in knowledge.locative:
        return
    after = document.text[found.end : found.end + 3]
    if document.is_opening(found.start) and after.startswith((" (", " –", " —", " - ", ",")):
        return
    country = EntityId(f"c-{(thing.country or '').lower()}")
    found.how = "capital"
    found.stands_for = SPECIAL_STANDS.get(country, country)
