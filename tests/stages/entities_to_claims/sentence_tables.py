"""Tables of sentences in one language, each with the claim that it must give."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from copytaster.adapters.lexicons import load_lexicons
from copytaster.stages.entities_to_claims import Lexicons, entities_to_claims
from copytaster_schemas.claim import Claim
from stages.entities_to_claims.articles import Named, an_article

SURE_FROM: Final = 60
"""Below this confidence a claim decides nothing."""

CONFIRMING: Final = frozenset({"confirm", "admit"})
EVENT_ROLES: Final = frozenset({"actor", "recipient", "place", "other"})


@dataclass(frozen=True)
class Row:
    """A sentence and the claim looked for among those it gives."""

    text: str
    voice: str
    cue: str
    what: str
    title: str = ""
    polarity: str = "affirmed"
    guards: str = ""
    parties: str = ""
    adopts: bool = False
    presupposed: bool = False
    doubtful: bool = False
    also: str = ""

    def __str__(self) -> str:
        return self.title or self.text[:60]

    @property
    def confirmed(self) -> set[str]:
        """The happenings that the sentence confirms beyond doubt."""
        sure = self.cue in CONFIRMING and not self.guards and not self.doubtful
        return ({self.what} if sure else set()) | {one for one in (self.also,) if one}


@dataclass(frozen=True)
class Table:
    """The rows of a file, and the names that occur in them."""

    language: str
    names: dict[str, Any]
    rows: tuple[Row, ...]

    def claims(self, row: Row) -> tuple[Claim, ...]:
        """What the rules make of a row."""
        return claims_of(row.text, title=row.title, language=self.language, names=self.names)


@lru_cache(maxsize=1)
def lexicons() -> Lexicons:
    """The lexicons that are shipped."""
    return load_lexicons()


def claims_of(
    text: str,
    *,
    title: str = "",
    language: str = "en",
    names: Mapping[str, Named | str] | None = None,
) -> tuple[Claim, ...]:
    """The claims of a text of a sentence or a few; `names` as for an article."""
    article = an_article(text, title=title, language=language, names=names)
    return entities_to_claims(article, lexicons=lexicons()).claims


def predicates_of(sentence: str, language: str, names: Mapping[str, Named | str]) -> set[str]:
    """The happenings that a sentence tells of, whoever says so."""
    claims = claims_of(sentence, language=language, names=names)
    return {c.proposition.predicate for c in claims if c.proposition is not None}


def table(language: str, name: str) -> Table:
    """The table `name` beside this module."""
    content = tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
    names = {
        surface: named if isinstance(named, str) else tuple(part or None for part in named)
        for surface, named in content["names"].items()
    }
    return Table(language, names, tuple(Row(**row) for row in content["sentence"]))


def differences(row: Row, claims: tuple[Claim, ...]) -> list[str]:
    """What is wrong with the best candidate; empty where one claim is as wanted."""
    about = [c for c in claims if (c.proposition.predicate if c.proposition else "-") == row.what]
    if not about:
        return [f"nothing about {row.what}"]
    return min((_differences(row, claim) for claim in about), key=len)


def _differences(row: Row, claim: Claim) -> list[str]:
    voice = claim.attribution.chain[-1].surface if claim.attribution.chain else ""
    found = {
        "cue": (row.cue, claim.cue.cue_class),
        "polarity": (row.polarity, claim.polarity),
        "guards": (_listed(row.guards), set(claim.guards)),
        "adopts": (row.adopts, claim.adopts_report),
        "presupposed": (row.presupposed, claim.presupposed),
        "doubtful": (row.doubtful, claim.confidence < SURE_FROM),
    }
    wrong = [f"{name}: {has!r}, not {want!r}" for name, (want, has) in found.items() if want != has]
    if bool(row.voice) != bool(voice) or row.voice not in voice:
        wrong.append(f"voice: {voice!r}, not {row.voice!r}")
    missing = _listed(row.parties) - _parties(claim)
    return wrong + ([f"parties: no {missing} in {_parties(claim)}"] if missing else [])


def _listed(text: str) -> set[str]:
    return {part.strip() for part in text.split(",") if part.strip()}


def _parties(claim: Claim) -> set[str]:
    if claim.proposition is None:
        return set()
    roles = {f"{one.role} {one.entity_id}" for one in claim.proposition.participants}
    return roles | {f"place {one.entity_id}" for one in claim.proposition.places}


def confirmed(claims: tuple[Claim, ...]) -> set[str]:
    """The happenings that some claim confirms with nothing against it."""
    return {
        claim.proposition.predicate
        for claim in claims
        if claim.proposition is not None
        and claim.cue.cue_class in CONFIRMING
        and not claim.guards
        and claim.polarity == "affirmed"
        and claim.confidence >= SURE_FROM
    }
