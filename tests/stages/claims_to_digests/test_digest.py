"""Digests: a small, stable fingerprint, and sketches by which copies are found."""

from dataclasses import replace

import pytest

from copytaster.limits import FINGERPRINT_BYTES_MAX, FINGERPRINT_STEMS_MAX, SKETCH_HASHES_MAX
from copytaster.stages.article import ClaimedArticle, LinkedEntity, Mention, TaggedArticle
from copytaster.stages.claims_blob import pack, unpack
from copytaster.stages.claims_to_digests import claims_to_digests
from copytaster.stages.claims_to_digests.commonplace import COMMONPLACE
from copytaster.stages.claims_to_digests.words import hash32, stem
from copytaster.stages.refusal import RefusedError
from copytaster_schemas.digest import ArticleFacts
from copytaster_schemas.ids import EntityId
from support.builders import a_clean_article

QUOTE = "“We have found the wreck of the Marigold where the old charts put it,” said the diver."
TEXT = f"""The wreck of the Marigold has been found off Tessen, nine years after she went down.

{QUOTE}

Divers brought up the ship's bell on Tuesday. The Marigold sank in a storm, with 14 sailors."""


def claimed(
    text: str = TEXT, *, title: str = "Wreck found off Tessen", names: tuple[str, ...] = ()
) -> ClaimedArticle:
    """An article without claims, in which the names are linked wherever they stand."""
    clean = a_clean_article(text, title=title)
    mentions, entities = [], []
    for name in names:
        entity = EntityId(f"x-loc:{name.lower()}")
        entities.append(LinkedEntity(entity, "place", name, None, None, None, (), (), None, 80, 50))
        start = clean.text.find(name)
        while start >= 0:
            mentions.append(Mention(start, start + len(name), entity, "name"))
            start = clean.text.find(name, start + 1)
    mentions.sort(key=lambda one: one.start)
    return ClaimedArticle(TaggedArticle(clean, tuple(mentions), tuple(entities)), (), partial=False)


def facts_of(article: ClaimedArticle) -> ArticleFacts:
    """What the blob says of the article."""
    return unpack(claims_to_digests(article).blob).facts


def test_the_same_article_gives_the_same_bytes() -> None:
    """Nothing in a digest depends on when or where it is made."""
    assert claims_to_digests(claimed()) == claims_to_digests(claimed())


def test_a_village_is_found_whatever_it_was_taken_for() -> None:
    """A name that no data file knows is there as a name, beside the place, body or person."""
    place = claimed(names=("Tessen",))
    (entity,) = place.tagged.entities
    body = replace(entity, entity_id=EntityId("x-org:tessen"), entity_type="organisation")
    mentions = tuple(
        replace(one, entity_id=EntityId("x-org:tessen")) for one in place.tagged.mentions
    )
    read = replace(place, tagged=replace(place.tagged, mentions=mentions, entities=(body,)))
    for article in (place, read):
        assert "n-tessen" in dict(claims_to_digests(article).fingerprint.entities)


def test_a_fingerprint_fits() -> None:
    """However many names, words and quotes an article has."""
    names = tuple(f"Place{chr(97 + i)}{chr(97 + k)}ville" for i in range(20) for k in range(20))
    text = "\n\n".join(f"{a} and {b} quarrelled about {a}{b}. {QUOTE}" for a, b in zip(
        names, names[7:], strict=False))  # fmt: skip
    fingerprint = claims_to_digests(claimed(text, names=names)).fingerprint
    assert len(fingerprint.model_dump_json()) <= FINGERPRINT_BYTES_MAX
    assert fingerprint.entities
    assert fingerprint.pairs
    assert fingerprint.stems


def test_words_that_every_story_has_are_left_out() -> None:
    """Function words, verbs of saying and the calendar tell no story from another."""
    stems = set(claims_to_digests(claimed()).fingerprint.stems)
    assert {hash32(str(stem(word))) for word in ("wreck", "Marigold", "sailors")} <= stems
    assert not {hash32(one) for one in COMMONPLACE} & stems
    assert len(stems) <= FINGERPRINT_STEMS_MAX


@pytest.mark.parametrize(
    ("one", "other"),
    [("president", "presidente"), ("photograph", "fotografia"), ("nation", "nación"),
     ("Kremlin", "Cremlino")],
)  # fmt: skip
def test_cognates_have_one_stem(one: str, other: str) -> None:
    """Related words of related languages meet."""
    assert stem(one) == stem(other)


def test_pairs_are_of_one_sentence() -> None:
    """Two names in one sentence make a pair, in two sentences none."""
    together = claims_to_digests(claimed("Amsel met Brod.", title="", names=("Amsel", "Brod")))
    apart = claims_to_digests(claimed("Amsel left. Brod came.", title="", names=("Amsel", "Brod")))
    assert len(together.fingerprint.pairs) == 1
    assert apart.fingerprint.pairs == ()


def test_text_and_quotes_are_sketched_apart() -> None:
    """A copy with other words around the same quotes shares the quotes alone."""
    original = facts_of(claimed())
    words = (
        f"Searchers located the sunken vessel near Tessen.\n\n{QUOTE[: -len(' said the diver.')]}"
    )
    spun = facts_of(claimed(words, title="Ship located"))
    assert set(original.quote_sketch) & set(spun.quote_sketch)
    assert not set(original.text_sketch) & set(spun.text_sketch)
    assert original.text_sketch == tuple(sorted(original.text_sketch))
    assert len(original.text_sketch) <= SKETCH_HASHES_MAX


def test_a_blob_of_another_kind_is_refused() -> None:
    """What does not decompress, is too large or is no article's claims."""
    with pytest.raises(RefusedError):
        unpack(b"no zstd frame")
    blob = claims_to_digests(claimed()).blob
    with pytest.raises(RefusedError):
        unpack(blob[:-4])


def test_packing_is_stable() -> None:
    """Unpacked and packed again the bytes are the same."""
    blob = claims_to_digests(claimed()).blob
    assert pack(unpack(blob)) == blob
