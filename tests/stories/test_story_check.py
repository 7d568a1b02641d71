"""The checker itself: it is silent about what is right and names what is wrong."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from copytaster_schemas import export
from copytaster_schemas.raw_article import RawArticle
from support.stories import SEEDS, STORIES, Description, Expected, matches, read_story, stories_in
from support.story_check import check

EXAMPLES = Path(export.__file__).parent / "examples"
ALL = [*stories_in(SEEDS), *stories_in(STORIES)]


def an_example(name: str) -> dict[str, Any]:
    """An example message of the schemas, as it is printed."""
    path = EXAMPLES / name
    value = json.loads(path.read_text("utf-8"))
    return {"topic": path.parent.name, "key": value.get("development_id"), "value": value}


@pytest.fixture
def outputs() -> list[dict[str, Any]]:
    """What a run over the example story prints: one confirmed takeover."""
    names = ("developments.v1/development", "alerts.v1/confirmed", "claims.v1/claim")
    return [an_example(f"news.{name}.json") for name in (*names, "articles.enriched.v1/article")]


@pytest.fixture
def expected(tmp_path: Path) -> Expected:
    """What must come of it."""
    (tmp_path / "articles.jsonl").write_text("{}\n", "utf-8")
    (tmp_path / "expected.toml").write_text(
        """
        summary = "a takeover"
        languages = ["en"]
        alerts = { "development.confirmed" = 1, "development.denied" = 0 }
        [[confirmed]]
        what = "the takeover"
        predicate = ["acquire"]
        actor = ["Lindqvist"]
        party = ["Castellane"]
        basis = ["performative"]
        voice = ["Lindqvist"]
        carriers_min = 2
        facts = { money = 48_000_000 }
        [[ends]]
        what = "the takeover"
        status = ["confirmed"]
        objects = ["company"]
        [[never_confirmed]]
        what = "an actor that is none"
        actor = ["Castellane"]
        [text]
        absent = ["Read more"]
        present = ["spokeswoman"]
        [[same_entity]]
        names = ["Lindqvist Marine"]
        """,
        "utf-8",
    )
    return read_story(tmp_path).expected


def test_nothing_is_said_of_what_is_right(
    expected: Expected, outputs: list[dict[str, Any]]
) -> None:
    """The example story satisfies its expectation."""
    assert check(expected, outputs) == []


@pytest.mark.parametrize(
    ("index", "path", "value", "said"),
    [
        (1, ("basis",), "authority", "basis authority instead of performative"),
        (1, ("decided_by",), [], "decided by [] instead of Lindqvist"),
        (1, ("evidence",), [], "alert without evidence"),
        (1, ("type",), "development.denied", "1 development.denied alerts instead of 0"),
        (1, ("development_id",), "dev-other", "alert without a development"),
        (0, ("status",), "retracted", "does not stay confirmed but ends retracted"),
        (0, ("predicate",), "resign", "nobody expected this confirmation"),
        (0, ("participants",), [], "not confirmed: the takeover"),
        (0, ("objects",), [], "does not end confirmed: the takeover; no such development"),
        (0, ("facts",), [], "no voice gives money"),
        (0, ("corroboration", "carriers"), 1, "1 carriers instead of 2 or more"),
        (0, ("participants", 1, "role"), "actor", "must never be confirmed: an actor that is none"),
        (2, ("selector", "start"), 3, "offsets do not reproduce the text"),
        (3, ("text",), "Read more", "furniture is left: 'Read more'"),
        (3, ("text",), "Read more", "text is lost: 'spokeswoman'"),
        (3, ("entities",), [], "not found as an entity"),
    ],
)
def test_what_is_wrong_is_named(
    expected: Expected,
    outputs: list[dict[str, Any]],
    index: int,
    path: tuple[str | int, ...],
    value: Any,
    said: str,
) -> None:
    """Each fault gives a sentence of its own."""
    faulty = copy.deepcopy(outputs)
    place = faulty[index]["value"]
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    if path == ("entities",):
        place["entities"] = [
            {"id": "x", "mentions": [{"selector": {"exact": "Somebody", "start": 0, "end": 1}}]}
        ]
    assert any(said in line for line in check(expected, faulty)), check(expected, faulty)


def test_an_alert_that_comes_twice_is_named(
    expected: Expected, outputs: list[dict[str, Any]]
) -> None:
    """Doubled alerts are the fault that the product exists to avoid."""
    said = check(expected, [*outputs, outputs[1]])
    assert any("came 2 times" in line for line in said)
    assert any("2 alerts for one transition" in line for line in said)
    assert any("2 development.confirmed alerts instead of 1" in line for line in said)


def test_names_match_by_a_part_and_codes_as_a_whole() -> None:
    """`Niger` would meet `Nigeria` by its name, so that a country is told apart by its code."""
    nigeria = {"entity_id": "c-ng", "name": "Nigeria", "country": "NG", "within": []}
    state = {
        "headline": "",
        "predicate": "oust",
        "objects": [],
        "participants": [],
        "places": [nigeria],
        "evidence": [],
        "facts": [],
    }
    assert matches(Description("", place=("NG",)), state)
    assert not matches(Description("", place=("NE",)), state)
    assert matches(Description("", place=("Niger",)), state)
    assert not matches(Description("", predicate=("ous",)), state)


def test_a_misspelt_expectation_is_an_error(tmp_path: Path) -> None:
    """A key that nobody reads would check nothing."""
    (tmp_path / "articles.jsonl").write_text("{}\n", "utf-8")
    head = 'summary = "s"\nlanguages = []\nalerts = {}\n'
    for wrong in ("[[ends]]\nwhat = 'x'\nstatus = []\nactr = ['y']", "alert = {}", "[text]\na = 1"):
        (tmp_path / "expected.toml").write_text(f"{head}{wrong}\n", "utf-8")
        with pytest.raises(ValueError, match="unknown"):
            read_story(tmp_path)


@pytest.mark.parametrize("story", ALL, ids=lambda story: story.name)
def test_articles_are_accepted_as_they_are(story: Any) -> None:
    """Every article of every story is a raw article in some accepted shape, with an address."""
    for line in story.articles:
        article = RawArticle.model_validate_json(line)
        assert article.url
        assert article.title
        assert article.body or article.body_html
        # feed readers and news-please write local times without a zone, as they do in the wild
        assert set(article.flags) <= {"zone_unknown:published_at"}


@pytest.mark.parametrize("story", ALL, ids=lambda story: story.name)
def test_languages_are_those_of_the_articles(story: Any) -> None:
    """The expectation names the languages that are there (a feed entry does not say its own)."""
    found = {RawArticle.model_validate_json(line).language for line in story.articles} - {None}
    assert found <= set(story.expected.languages)


@pytest.mark.parametrize("story", ALL, ids=lambda story: story.name)
def test_outlets_are_invented(story: Any) -> None:
    """No real outlet is made to carry our sentences."""
    for line in story.articles:
        url = RawArticle.model_validate_json(line).url
        assert url is not None
        assert url.split("/")[2].endswith(".example")
