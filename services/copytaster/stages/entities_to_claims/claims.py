"""tagged article -> claims: all rules in order, and the messages they make."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from copytaster.limits import CLAIMS_MAX
from copytaster.stages.article import ClaimedArticle, TaggedArticle
from copytaster.stages.entities_to_claims.attribute import attributions_of
from copytaster.stages.entities_to_claims.build import Draft, claim_of, is_passing
from copytaster.stages.entities_to_claims.events import events_of
from copytaster.stages.entities_to_claims.lexicon import Lexicon, Lexicons
from copytaster.stages.entities_to_claims.linking import Statement, statements_of
from copytaster.stages.entities_to_claims.page import read_page
from copytaster.stages.entities_to_claims.propositions import propositions_of
from copytaster.stages.entities_to_claims.scan import scan_page
from copytaster.stages.entities_to_claims.voices import voices_of
from copytaster.stages.entities_to_claims.zones import zones_of
from copytaster_schemas.claim import Claim

EXTRACTOR: Final = "rules-1"


def entities_to_claims(tagged: TaggedArticle, *, lexicons: Lexicons) -> ClaimedArticle:
    """Find who says what in an article; `partial` where its language has no claim rules."""
    lexicon = lexicons.of(tagged.clean.language.code)
    partial = lexicon is None
    claims = _claims(tagged, lexicon or lexicons.bare, lexicons.version)
    ordered = sorted(claims, key=lambda claim: (claim.selector.start, claim.selector.end))
    return ClaimedArticle(tagged, tuple(ordered[:CLAIMS_MAX]), partial)


def _claims(tagged: TaggedArticle, lexicon: Lexicon, version: str) -> Iterator[Claim]:
    yield from _distinct(_told(draft_of(tagged, lexicon, version)))


def draft_of(tagged: TaggedArticle, lexicon: Lexicon, version: str) -> Draft:
    """All that the rules find in an article, before messages are made of it."""
    page = read_page(tagged, lexicon)
    scan = scan_page(page)
    attributions = attributions_of(scan)
    voices = voices_of(page, attributions)
    scan = replace(scan, zone=zones_of(len(page.low), attributions, scan.events))
    events = events_of(scan)
    return Draft(
        tagged=tagged,
        scan=scan,
        attributions=attributions,
        voices=voices,
        events=events,
        propositions=propositions_of(scan, events, attributions, voices, tagged.clean.published_at),
        extractor=f"{EXTRACTOR}/{lexicon.version}/{version}",
    )


def _told(draft: Draft) -> Iterator[Claim]:
    """What each attribution says, typed where it can be; one that says nothing typed says so."""
    told: set[int] = set()
    for statement in statements_of(draft.scan, draft.attributions, draft.events):
        claim = claim_of(draft, statement)
        if claim is not None and not is_passing(claim):
            told.add(statement.attribution)
            yield claim
    for number in range(len(draft.attributions)):
        if number not in told:
            claim = claim_of(draft, Statement(number, -1))
            if claim is not None:
                yield claim


def _distinct(claims: Iterator[Claim]) -> Iterator[Claim]:
    seen: set[str] = set()
    for claim in claims:
        if claim.claim_id not in seen and len(seen) < CLAIMS_MAX:
            seen.add(claim.claim_id)
            yield claim
