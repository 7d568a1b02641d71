"""Filing: which articles meet in one story, and what becomes of late revisions and kills."""

import base64
import json
import random
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from copytaster.limits import STORY_IDLE_DAYS_MAX, STORY_TOKENS_MAX
from copytaster.stages.digests_to_stories import Filing, index
from copytaster.stages.digests_to_stories.records import held_in, record_of
from copytaster.stages.digests_to_stories.shelf import language_bit
from copytaster_schemas.digest import Digest, FiledArticle, Fingerprint, StoryMerged
from copytaster_schemas.ids import ArticleId, DocumentId, EntityId
from copytaster_schemas.words import PubStatus

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
QUAKE = ("x-loc:ostrava-bay", "x-per:mayor", "x-org:rescue")
VOTE = ("x-loc:capital", "x-per:premier", "x-org:party")


def a_digest(
    name: str,
    entities: Iterable[str] = QUAKE,
    stems: Iterable[int] = range(100, 120),
    *,
    language: str = "en",
    pub_status: PubStatus = "usable",
    published_at: datetime | None = None,
) -> Digest:
    """An article about some things in some words."""
    fingerprint = Fingerprint(
        sketch_version=2,
        document_id=DocumentId(f"doc-{name}"),
        article_id=ArticleId(f"art-{name}"),
        version="1",
        updated_at=None,
        content_hash=name,
        pub_status=pub_status,
        published_at=published_at,
        seen_at=NOON,
        language=language,
        publisher_id="p",
        entities=tuple((EntityId(one), 60) for one in entities),
        stems=tuple(stems),
    )
    return Digest(fingerprint=fingerprint, blob=name.encode())


def stories_of(desk: Filing, digests: Iterable[Digest], at: datetime = NOON) -> list[str]:
    """The story of each article, one minute of log time apart."""
    found: list[str] = []
    for minute, digest in enumerate(digests):
        filed = list(desk.apply(digest, at + timedelta(minutes=minute)))
        found += [one.story_id for one in filed if isinstance(one, FiledArticle)]
    return found


def test_articles_about_one_thing_meet_and_others_do_not() -> None:
    """Names and words in common make a story; neither in common makes two."""
    digests = [a_digest("a"), a_digest("b"), a_digest("c", VOTE, range(200, 220))]
    first, second, third = stories_of(Filing(), digests)
    assert first == second != third


def test_names_meet_across_languages() -> None:
    """An article in another language shares the names and none of the words."""
    first, second = stories_of(
        Filing(), [a_digest("a"), a_digest("b", stems=range(300, 320), language="it")]
    )
    assert first == second


def test_a_country_alone_makes_no_story() -> None:
    """Half of all news is about the same twenty countries."""
    countries = ("c-fr", "c-de")
    first, second = stories_of(
        Filing(), [a_digest("a", countries), a_digest("b", countries, range(300, 320))]
    )
    assert first != second


def test_time_parts_stories() -> None:
    """The same cast a season later is another story."""
    digests = [
        a_digest("a", published_at=NOON),
        a_digest("b", published_at=NOON + timedelta(days=90)),
    ]
    first, second = stories_of(Filing(), digests)
    assert first != second


def test_an_idle_story_is_closed() -> None:
    """Nothing joins a story in which nothing was filed for STORY_IDLE_DAYS_MAX days."""
    desk = Filing()
    (first,) = stories_of(desk, [a_digest("a")])
    later = NOON + timedelta(days=STORY_IDLE_DAYS_MAX + 1)
    (second,) = stories_of(desk, [a_digest("b")], later)
    assert first != second


def test_a_revision_lies_where_its_document_lies() -> None:
    """Whatever a revision is about, it replaces the document it revises."""
    desk = Filing()
    first, second = stories_of(desk, [a_digest("a"), a_digest("b", VOTE, range(200, 220))])
    revised = a_digest("a", VOTE, range(200, 220))
    assert first != second
    assert stories_of(desk, [revised]) == [first]


def test_a_kill_waits_for_its_article() -> None:
    """A kill that came first follows the article at once, and founds no story of its own."""
    desk = Filing()
    assert stories_of(desk, [a_digest("a", pub_status="canceled")]) == []
    filed = list(desk.apply(a_digest("a"), NOON))
    statuses = [one.fingerprint.pub_status for one in filed if isinstance(one, FiledArticle)]
    assert statuses == ["canceled", "usable"]
    assert desk.stories == 1


@pytest.mark.parametrize("restored", [False, True])
def test_a_bridging_article_makes_two_stories_one(*, restored: bool) -> None:
    """The story filed first takes over the other one, with what comes late for its documents."""
    desk = Filing()
    wide = (*QUAKE, *VOTE)
    first, second = stories_of(
        desk, [a_digest("a", QUAKE, range(100, 130)), a_digest("b", VOTE, range(130, 160))]
    )
    assert first != second
    bridge = a_digest("c", wide, [*range(100, 124), *range(130, 154)])
    filed = list(desk.apply(bridge, NOON))
    assert [type(one) for one in filed] == [FiledArticle]  # not alike enough as yet
    for name in "defg":
        filed += desk.apply(a_digest(name, wide, range(105, 155)), NOON)
    merges = [one for one in filed if isinstance(one, StoryMerged)]
    assert [(one.story_id, one.winner) for one in merges] == [(second, first)]
    if restored:
        records = {key: value for key, value in desk.changed().items() if value is not None}
        desk = Filing()
        desk.restore(records)
    assert stories_of(desk, [a_digest("b", VOTE, range(130, 160))]) == [first]


def test_an_article_that_fits_two_stories_well_makes_them_one() -> None:
    """Stories that share a little, one begun by a poor first article, are one with a third text."""
    desk = Filing()
    poor = a_digest("a", ("x-loc:ostrava-bay",), range(100, 108))
    other = a_digest("b", QUAKE[1:], [*range(106, 108), *range(110, 130)])
    first, second = stories_of(desk, [poor, other])
    assert first != second
    full = a_digest("c", QUAKE, [*range(100, 108), *range(110, 126)])
    merges = [one for one in desk.apply(full, NOON) if isinstance(one, StoryMerged)]
    assert [(one.story_id, one.winner) for one in merges] == [(second, first)]


def test_other_names_in_other_words_are_not_held_against_an_article() -> None:
    """Only texts of one form must have a name in common; a second look at a thing need not."""
    desk = Filing()
    look = a_digest("b", VOTE, [*range(100, 110), *range(200, 220)])
    assert len(set(stories_of(desk, [a_digest("a", QUAKE, range(100, 130)), look]))) == 1


def test_state_survives_a_change_of_owner() -> None:
    """A new owner with the records files as the old one would have."""
    digests = [
        a_digest(f"{name}{turn}", cast, words, published_at=NOON)
        for turn in range(4)
        for name, cast, words in (
            ("q", QUAKE, range(100 + turn, 120 + turn)),
            ("v", VOTE, range(200 + turn, 220 + turn)),
        )
    ]
    steady, handed = Filing(), Filing()
    records: dict[bytes, bytes] = {}
    for digest in digests:
        assert list(handed.apply(digest, NOON)) == list(steady.apply(digest, NOON))
        for key, value in handed.changed().items():
            if value is None:
                records.pop(key, None)
            else:
                records[key] = value
        handed = Filing()
        handed.restore(records)


def test_reports_of_one_form_are_not_one_story() -> None:
    """Weather and market reports share every word but the names; each is about its own place."""
    form = range(100, 130)
    places = [a_digest(str(i), (f"x-loc:{i}", f"x-org:{i}"), form) for i in range(200)]
    assert len(set(stories_of(Filing(), places))) > 190


def test_a_record_of_an_earlier_release_is_read() -> None:
    """Languages were listed by their codes, and a merged story had more tokens."""
    old = {
        "slot": 3,
        "articles": 2,
        "last_at": 5,
        "published": None,
        "languages": ["en", "it"],
        "tokens": base64.b64encode(np.arange(144, dtype="<u4").tobytes()).decode(),
        "marks": base64.b64encode(bytes([0xC1]) * 144).decode(),
        "rarity": base64.b64encode(bytes([40]) * 144).decode(),
    }
    held = held_in(json.dumps(old).encode())
    assert held.languages == language_bit("en") | language_bit("it")
    assert len(held.tokens) == len(held.marks) == len(held.rarity) == STORY_TOKENS_MAX
    assert held_in(record_of(held)).tokens.tolist() == held.tokens.tolist()


@pytest.mark.parametrize("at_once", [1, 7, 65_536])
def test_postings_are_merged_in_place(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever part of the table moves at once, it holds every posting, sorted."""
    monkeypatch.setattr(index, "MERGED_AT_ONCE", at_once)
    chance, postings, entered = random.Random(1), index.TokenIndex(), list[int]()
    for row in range(60):
        tokens = sorted({chance.randrange(40) for _ in range(12)})
        postings.add(row, tokens)
        entered += [(token << index.ROW_BITS) | row for token in tokens]
        if row % 7 == 0:
            postings.forget(np.ones(64, dtype=np.bool_))
    found = postings.find(np.arange(40, dtype=np.uint32))
    rows, owner = postings.rows(found, np.arange(40))
    held = sorted(zip(owner.tolist(), rows.tolist(), strict=True))
    assert [(token << index.ROW_BITS) | row for token, row in held] == sorted(entered)


def test_a_story_in_several_languages_takes_a_text_in_one_of_them() -> None:
    """The words of other languages in the story are not held against the text."""
    cast = ("x-loc:bay", "x-org:rescue")
    english = [a_digest(f"e{i}", cast, range(100 + 9 * i, 130 + 9 * i)) for i in range(3)]
    german = a_digest("g", (*cast, "x-per:mayor"), range(300, 330), language="de")
    late = a_digest("l", (cast[0], "x-per:mayor"), range(322, 352), language="de")
    assert len(set(stories_of(Filing(), [*english, german, late]))) == 1
