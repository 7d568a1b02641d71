"""Claims as messages: evidence, ids, bounds, factuality and languages without rules."""

import pytest

from copytaster.limits import CLAIMS_MAX
from copytaster.stages.entities_to_claims import entities_to_claims
from copytaster_schemas.claim import Claim
from stages.entities_to_claims.articles import Named, an_article
from stages.entities_to_claims.sentence_tables import claims_of, lexicons

NAMES: dict[str, Named | str] = {
    "Iran": ("c-ir", "place", "country", "IR"),
    "Kenya": ("c-ke", "place", "country", "KE"),
    "Lena Voss": ("x-per:voss", "person", None, None),
}
STORY = (
    "Lena Voss said on Monday that Iran had attacked Kenya. “Two bridges were destroyed,” she "
    "added.\n\nKenya, she said, would withdraw its soldiers. The minister did not confirm it."
)

BROKEN_OFF = (
    "Up to 3,000 to 5,000 dead, “said that it could – if confirmed (Iran's 16-year-old) – not: "
    "Lena Voss, who «wasn't at 12:30 on 3 May», died. i morti sono 12 wurden getötet, teilte mit"
)


def claims(text: str, *, language: str = "en", title: str = "") -> tuple[Claim, ...]:
    """The claims of a text."""
    return claims_of(text, title=title, language=language, names=NAMES)


def values(claim: Claim) -> dict[str, str]:
    """Factuality by holder."""
    return {one.holder: one.value for one in claim.factuality}


def test_evidence_stands_at_its_offsets() -> None:
    """Every selector and span reproduces the clean text."""
    text = an_article(STORY, names=NAMES).clean.text
    found = claims(STORY)
    assert found
    for claim in found:
        assert text[claim.selector.start : claim.selector.end] == claim.selector.exact
        assert claim.selector.exact in claim.text or claim.attribution.chain
        for start, end in (*claim.spans.source, *claim.spans.cue, *claim.spans.content):
            assert text[start:end].strip()


def test_a_typed_claim_says_which_words_are_the_event() -> None:
    """The words of the happening are a span of their own; what is not typed has none."""
    body = "NATO said the bridge had been destroyed. NATO said it would think about it."
    text = an_article(body, names=NAMES).clean.text
    found = {
        claim.proposition and claim.proposition.predicate: claim.spans.event
        for claim in claims(body)
    }

    assert [text[start:end] for start, end in found["destroy"]] == ["destroyed"]
    assert found[None] == ()


def test_same_article_gives_the_same_claims() -> None:
    """Ids depend on the article and the place in it, on nothing else."""
    assert claims(STORY) == claims(STORY)
    ids = [claim.claim_id for claim in claims(STORY)]
    assert len(set(ids)) == len(ids)


def test_claims_come_in_text_order() -> None:
    """What stands earlier comes earlier."""
    starts = [claim.selector.start for claim in claims(STORY)]
    assert starts == sorted(starts)


def test_claims_are_bounded() -> None:
    """An article of nothing but statements ends at CLAIMS_MAX."""
    many = " ".join("Lena Voss said Iran had attacked Kenya." for _ in range(CLAIMS_MAX + 40))
    assert len(claims(many)) == CLAIMS_MAX


@pytest.mark.parametrize("text", ["", "\n\n", "...", "“", "A", "12 %", "“”" * 200, "that " * 300])
def test_odd_texts_give_no_error(text: str) -> None:
    """Empty, broken and endless texts are read without complaint."""
    assert isinstance(claims(text), tuple)


def test_language_without_rules_is_partial() -> None:
    """A language without a lexicon is flagged, and gives no typed claim."""
    article = an_article("Lena Voss sade att bron hade rasat.", language="sv", names=NAMES)
    found = entities_to_claims(article, lexicons=lexicons())
    assert found.partial
    assert all(claim.proposition is None for claim in found.claims)
    assert not entities_to_claims(an_article(STORY), lexicons=lexicons()).partial


@pytest.mark.parametrize(
    ("text", "source", "author", "polarity"),
    [
        ("Lena Voss said that Iran attacked Kenya.", "CT+", "Uu", "affirmed"),
        ("Lena Voss confirmed that Iran attacked Kenya.", "CT+", "PR+", "affirmed"),
        ("Lena Voss admitted that Iran attacked Kenya.", "CT+", "CT+", "affirmed"),
        ("Lena Voss claimed that Iran attacked Kenya.", "CT+", "PS+", "affirmed"),
        ("Lena Voss denied that Iran attacked Kenya.", "CT-", "Uu", "negated"),
        ("Lena Voss denied that Iran did not attack Kenya.", "CT+", "Uu", "affirmed"),
        ("Lena Voss said that Iran did not attack Kenya.", "CT-", "Uu", "negated"),
        ("Lena Voss suspects that Iran attacked Kenya.", "PR+", "PS+", "affirmed"),
        ("Lena Voss did not confirm that Iran attacked Kenya.", "Uu", "Uu", "unknown"),
        ("Lena Voss predicted that Iran would attack Kenya.", "PS+", "Uu", "affirmed"),
    ],
)
def test_cue_and_negation_compose(text: str, source: str, author: str, polarity: str) -> None:
    """Factuality of source and author, and polarity, follow from cue class and negation."""
    (claim,) = [c for c in claims(text) if c.proposition]
    assert values(claim) == {"source": source, "author": author}
    assert claim.polarity == polarity


def test_outlet_speaks_in_its_own_voice() -> None:
    """Without a source the author holds it; a title is a headline."""
    (claim,) = claims("Iran attacked Kenya.")
    assert values(claim) == {"author": "CT+"}
    assert (claim.attribution.chain, claim.attribution.mode) == ((), "author")
    title = claims("Nothing else happened.", title="Iran attacks Kenya")[0]
    assert (title.section, title.attribution.mode) == ("title", "headline")


def test_mention_that_tells_nothing_is_no_claim() -> None:
    """A subordinate mention without party, place or number is left out."""
    assert claims("The talks, which followed an attack, went on.") == ()


def test_untyped_statement_has_no_proposition() -> None:
    """What is said without a known happening is published, and founds nothing."""
    (claim,) = claims("Lena Voss said that the weather was fine.")
    assert claim.proposition is None
    assert claim.attribution.chain[-1].entity_id == "x-per:voss"


def test_quotation_has_a_hash_of_its_words() -> None:
    """Two outlets that quote the same words give the same hash, whatever the marks."""
    first = claims("“Iran has attacked Kenya today,” Lena Voss said.")[0]
    second = claims('"Iran has attacked Kenya today", said Lena Voss.')[0]
    assert first.quote_hash is not None
    assert first.quote_hash == second.quote_hash


@pytest.mark.parametrize("language", ["en", "it", "de", "fr", "es", "pt"])
def test_text_may_end_anywhere(language: str) -> None:
    """A text that breaks off in the middle of anything is read like any other."""
    for end in range(0, len(BROKEN_OFF), 3):
        claims(BROKEN_OFF[:end], language=language)
