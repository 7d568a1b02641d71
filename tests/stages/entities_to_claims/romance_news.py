"""Names and questions for sentences of Italian, Spanish, French and Portuguese news."""

from copytaster_schemas.claim import Claim
from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import claims_of

NAMES: dict[str, Named | str] = {
    "Marco Bianchi": ("x-per:bianchi", "person", None, None),
    "Juan Paz": ("x-per:paz", "person", None, None),
    "Ana Torres": ("x-per:torres", "person", None, None),
    "Paul Durand": ("x-per:durand", "person", None, None),
    "Paulo Duarte": ("x-per:duarte", "person", None, None),
    "Matignon": ("o-matignon", "organisation", "government", "fr"),
    "Palazzo Chigi": ("o-chigi", "organisation", "government", "it"),
    "Lima": ("geo-lima", "place", "city", "pe"),
    "Bari": ("geo-bari", "place", "city", "it"),
    "Lyon": ("geo-lyon", "place", "city", "fr"),
    "Lisboa": ("geo-lisboa", "place", "city", "pt"),
    "Chile": ("c-cl", "place", "country", "cl"),
}


def claims(language: str, text: str, title: str = "") -> tuple[Claim, ...]:
    """The claims of a text of one or two sentences."""
    return claims_of(text, title=title, language=language, names=NAMES)


def said(language: str, text: str) -> set[tuple[str, str, str]]:
    """Voice, cue class and happening of every main claim that somebody makes."""
    return {
        (one.attribution.chain[-1].surface, one.cue.cue_class, one.proposition.predicate)
        for one in claims(language, text)
        if one.main and one.proposition is not None and one.attribution.chain
    }


def parties(language: str, text: str, predicate: str) -> set[tuple[str, str]]:
    """Who plays which part in a happening."""
    return {
        (party.role, party.name)
        for one in claims(language, text)
        if one.proposition is not None and one.proposition.predicate == predicate
        for party in one.proposition.participants
    }
