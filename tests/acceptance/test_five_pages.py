"""The five pages, point by point: one event, five carriers, one utterance, one alert."""

import itertools
import re

import pytest

from copytaster_schemas.claim import Claim
from copytaster_schemas.development import Development, Evidence

from .five_pages import PAGES, EnrichedPage, Outcome, enriched_pages, follow

pytestmark = pytest.mark.skipif(
    len(PAGES) != 5,
    reason="the five pages are not here (COPYTASTER_ACCEPTANCE_DIR); tests/stories stand in",
)

FURNITURE = (
    "15 C", "Buy now", "0Fans", "Egyptian artifacts", "Leggi anche", "READ ALSO", "Source link",
    "LEAVE A REPLY", "Please enter", "Advertisement", "Stay Connected", "UTAG", "Related Articles",
)  # fmt: skip


@pytest.fixture(scope="module")
def pages() -> tuple[EnrichedPage, ...]:
    """The pages after the text stages."""
    return enriched_pages()


@pytest.fixture(scope="module")
def outcome(pages: tuple[EnrichedPage, ...]) -> Outcome:
    """What they become in the order of arrival."""
    return follow(page.digest for page in pages)


def page(pages: tuple[EnrichedPage, ...], number: str) -> EnrichedPage:
    """The page of that number."""
    return next(p for p in pages if f"{number}_" in p.name)


def claims_of(outcome: Outcome, page: EnrichedPage) -> list[Claim]:
    """The claims of one page."""
    return [c for c in outcome.claims.values() if c.article_id == page.article.article_id]


def deployment(outcome: Outcome) -> Development:
    """The one development that was confirmed."""
    (alert,) = outcome.confirmed()
    return outcome.developments[alert.development_id]


def about(evidence: Evidence, *names: str) -> bool:
    """Whether its voice has one of the names."""
    said = f"{evidence.voice.name} {evidence.voice.id} {evidence.voice.role}"
    return any(name in said for name in names)


@pytest.mark.slow
def test_every_order_fed_twice_gives_one_confirmed_alert(pages: tuple[EnrichedPage, ...]) -> None:
    """Point 1: one `development.confirmed` in any order, and none more when fed again."""
    wrong = []
    for order in itertools.permutations(pages):
        digests = [p.digest for p in order]
        outcome = follow(digests + digests)
        if len(outcome.confirmed()) != 1 or len(outcome.alerts) != 1:
            wrong.append(([p.name[:3] for p in order], [a.headline for a in outcome.alerts]))
            continue
        final = deployment(outcome)
        places = [place.name for place in final.places]
        if final.status != "confirmed" or not any("Kursk" in name for name in places):
            wrong.append(([p.name[:3] for p in order], [final.headline]))
    assert wrong == []


def test_the_confirmation_rests_on_the_authority_of_one_voice(outcome: Outcome) -> None:
    """Points 1 and 3: K1 by NATO's Secretary General, one voice, five carriers."""
    (alert,) = outcome.confirmed()
    final = deployment(outcome)
    assert (final.status, final.basis) == ("confirmed", "authority")
    assert final.predicate == "deploy"
    assert "troops" in final.objects
    assert [p.country for p in final.participants if p.role == "actor"] == ["KP"]
    assert [voice.name for voice in alert.decided_by] == ["Mark Rutte"]
    decisive = [e for e in final.evidence if e.claim_id in set(final.decisive_evidence)]
    assert {e.voice.name for e in decisive} == {"Mark Rutte"}
    assert final.corroboration.carriers == 5


def test_the_wider_confirmation_is_evidence_and_decides_nothing(outcome: Outcome) -> None:
    """Point 2: the United States confirmed the wider proposition, which decides nothing."""
    wider = [e for e in deployment(outcome).evidence if e.not_counted_reason == "wider_place"]
    american = [e for e in wider if about(e, "White House", "Washington", "United States", "US")]
    assert len({e.article_id for e in american}) >= 2


def test_a_copy_is_one_origin(outcome: Outcome, pages: tuple[EnrichedPage, ...]) -> None:
    """Point 3: what 003 and 004 share is one origin, though 004 was rewritten."""
    ours = {page(pages, "003").article.article_id, page(pages, "004").article.article_id}
    evidence = [e for e in deployment(outcome).evidence if e.article_id in ours]
    rutte = {e.origin for e in evidence if e.voice.name == "Mark Rutte"}
    assert len(rutte) == 1


def test_nested_voice_is_no_further_voice(
    outcome: Outcome, pages: tuple[EnrichedPage, ...]
) -> None:
    """Point 3: "... Secretary General confirmed this", said Sybiha: the former is the voice."""
    nested = [
        claim
        for number in ("003", "004")
        for claim in claims_of(outcome, page(pages, number))
        if len(claim.attribution.chain) > 1 and "Sybiha" in claim.attribution.chain[0].name
    ]
    assert nested
    assert all(
        claim.attribution.chain[-1].office == "secretary_general"
        for claim in nested
        if claim.cue.cue_class == "confirm"
    )


@pytest.mark.parametrize(
    ("number", "speaker", "value"),
    [("003", "South Korea", 3_000), ("000", "United States", 3_000)],
)
def test_figures_are_attributed(
    outcome: Outcome, pages: tuple[EnrichedPage, ...], number: str, speaker: str, value: int
) -> None:
    """Point 4: 3,000 by South Korean intelligence (003), up to 3,000 by Washington (000)."""
    countries = {"South Korea": "KR", "United States": "US"}
    said = [
        claim
        for claim in claims_of(outcome, page(pages, number))
        if claim.attribution.chain and claim.attribution.chain[-1].country == countries[speaker]
    ]
    values = [
        quantity.high or quantity.value
        for claim in said
        if claim.proposition
        for quantity in claim.proposition.quantities
    ]
    assert value in values


def test_denials_and_silence_are_what_they_are(
    outcome: Outcome, pages: tuple[EnrichedPage, ...]
) -> None:
    """Point 4: the Kremlin's dismissal contests; "did not deny" commits to nothing."""
    final = deployment(outcome)
    assert final.status == "confirmed"
    assert any(e.stance == "contradicts" and about(e, "Kremlin", "Russia") for e in final.evidence)
    spun = claims_of(outcome, page(pages, "004"))
    silent = [c for c in spun if c.cue.cue_class == "no_commitment"]
    assert any("Putin" in c.attribution.chain[-1].name for c in silent)
    assert all(
        c.cue.cue_class not in {"confirm", "admit"} or c.guards
        for number in ("000", "004")
        for c in claims_of(outcome, page(pages, number))
        if c.attribution.chain and c.attribution.chain[-1].country == "RU"
    )


def test_nothing_else_is_confirmed(outcome: Outcome) -> None:
    """Points 5 to 7: figures, supplies, plans, background, the wrong Korea: unconfirmed."""
    confirmed = [d for d in outcome.developments.values() if d.status == "confirmed"]
    assert [d.headline for d in confirmed] == [deployment(outcome).headline]
    southern = [
        d
        for d in outcome.developments.values()
        if any(p.role == "actor" and p.country == "KR" for p in d.participants)
    ]
    assert all(d.status != "confirmed" for d in southern)


def test_no_furniture_anywhere(outcome: Outcome, pages: tuple[EnrichedPage, ...]) -> None:
    """Point 8: nothing of the page's furniture is in a text or an entity."""
    for p in pages:
        assert [bit for bit in FURNITURE if bit in p.article.text] == []
        names = " ".join(entity.name for entity in p.article.entities)
        assert not re.search(r"Shanghai|Egypt|Salam|UTAG|New York", names)


@pytest.mark.parametrize(
    ("surfaces", "kind"),
    [
        (r"nato|north atlantic treaty organization", "NATO"),
        (r"north korea|corea del nord|nordcorean[aeio]|north koreans?", "North Korea"),
        (r".*kursk (border )?(region|area|oblast)|regione di kursk", "Kursk region"),
    ],
)
def test_names_meet_in_one_entity_across_languages(
    pages: tuple[EnrichedPage, ...], surfaces: str, kind: str
) -> None:
    """Point 9: Italian, translated and spun mentions link to the same entity."""
    ids: dict[str, set[str]] = {}
    for p in pages:
        for entity in p.article.entities:
            for mention in entity.mentions:
                named = re.fullmatch(surfaces, mention.selector.exact.lower())
                if named and entity.type != "person":
                    ids.setdefault(entity.id, set()).add(mention.selector.exact)
    assert len(ids) == 1, (kind, ids)


def test_every_offset_reproduces_its_text(
    outcome: Outcome, pages: tuple[EnrichedPage, ...]
) -> None:
    """Point 10: the evidence of every claim stands in the clean article at its offsets."""
    texts = {p.article.article_id: p.article.text for p in pages}
    assert outcome.claims
    for claim in outcome.claims.values():
        text, found = texts[claim.article_id], claim.selector
        assert text[found.start : found.end] == found.exact
        assert text[: found.start].endswith(found.prefix)
        assert text[found.end :].startswith(found.suffix)
