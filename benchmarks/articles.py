"""Articles to measure with: invented news of about 600 words, every one different.

They come in stories of a few articles each, as news does: a story has its own cast, places and
vocabulary, so that filing tells them apart.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

from benchmarks.vocabulary import NOUNS, QUALITIES, VERBS

WORDS = 600
ARTICLES_PER_STORY = 4
BEGIN = datetime(2024, 10, 28, 6, 0, tzinfo=UTC)

COUNTRIES = (
    "France", "Germany", "Brazil", "Japan", "Kenya", "Canada", "Poland", "Chile", "Turkey", "India",
    "Norway", "Mexico", "Egypt", "Vietnam", "Greece", "Peru", "Ghana", "Finland", "Morocco",
    "Nepal", "Austria", "Bolivia", "Croatia", "Denmark", "Ecuador", "Hungary", "Iceland", "Jordan",
)  # fmt: skip
GIVEN = ("Anna", "Marek", "Ilse", "Tomas", "Leila", "Joao", "Kerstin", "Omar", "Sofia", "Henrik")
STEMS = ("Bar", "Kol", "Ven", "Tar", "Mor", "Sel", "Dan", "Rov", "Hal", "Pet", "Gri", "Lun", "Zav")
ENDS = ("ek", "son", "ova", "ini", "mann", "ic", "es", "ard", "ström", "oglu", "escu", "ides")
OFFICES = (
    "the interior minister", "the health minister", "the finance minister", "the mayor",
    "the prosecutor", "the ombudsman", "the transport minister", "the ambassador",
)  # fmt: skip
CUES = ("confirmed", "said", "announced", "denied", "admitted", "warned", "claimed", "reported")
EVENTS = (
    "that {n} soldiers had been sent to {place}",
    "that {n} people were killed in an explosion at the {noun} {noun2}",
    "that {company} had agreed to buy its rival {other} for {n} million euros",
    "that the earthquake had damaged {n} houses near the {quality} {noun}",
    "that the minister had resigned over the {noun} of the {noun2}",
    "that {n} workers would lose their jobs at the {noun} {noun2}",
    "reports that the {quality} {noun} had been closed for {n} days",
)
TAILS = (
    "The {quality} {noun} {verb} the {noun2}, and the {noun3} {verb2} a {quality2} {noun4}.",
    "In {place} the {noun} {verb} {n} {quality} {noun2}s.",
    "“We {verb} the {noun} and {verb2} the {quality} {noun2},” {speaker} told the {noun3}.",
    "Nobody {verb} the {noun} by the {quality} {noun2} when the {noun3} {verb2} it.",
    "By {n} the {noun}s {verb} the {noun2}, the {quality} {noun3} {verb2} the {noun4}.",
)


@dataclass(frozen=True)
class _Story:
    """Who, where and what a story is about."""

    people: tuple[str, ...]
    firms: tuple[str, ...]
    countries: tuple[str, ...]
    nouns: tuple[str, ...]
    qualities: tuple[str, ...]
    verbs: tuple[str, ...]
    office: str
    events: tuple[str, ...]

    @classmethod
    def drawn(cls, draw: random.Random) -> "_Story":
        return cls(
            people=tuple(f"{draw.choice(GIVEN)} {name(draw)}" for _ in range(4)),
            firms=(f"{name(draw)} Group", f"{name(draw)} Works"),
            countries=tuple(draw.sample(COUNTRIES, 2)),
            nouns=tuple(draw.sample(NOUNS, 24)),
            qualities=tuple(draw.sample(QUALITIES, 6)),
            verbs=tuple(draw.sample(VERBS, 8)),
            office=draw.choice(OFFICES),
            events=tuple(draw.sample(EVENTS, 2)),
        )

    def fill(self, draw: random.Random) -> dict[str, Any]:
        """Values for a template."""
        nouns, qualities = draw.sample(self.nouns, 4), draw.sample(self.qualities, 2)
        verbs = draw.sample(self.verbs, 2)
        return {
            "n": draw.randrange(2, 9_000),
            "place": draw.choice(self.countries),
            **dict(zip(("noun", "noun2", "noun3", "noun4"), nouns, strict=True)),
            **dict(zip(("quality", "quality2"), qualities, strict=True)),
            **dict(zip(("verb", "verb2"), verbs, strict=True)),
            "company": self.firms[0],
            "other": self.firms[1],
            "speaker": draw.choice(self.people).split()[-1],
        }


def name(draw: random.Random) -> str:
    """An invented surname."""
    return draw.choice(STEMS) + draw.choice(STEMS).lower() + draw.choice(ENDS)


def _body(draw: random.Random, story: _Story, words: int) -> str:
    """Paragraphs of attributed statements and ordinary sentences."""
    paragraphs: list[str] = []
    count = 0
    while count < words:
        fill = story.fill(draw)
        who = f"{draw.choice(story.people)}, {story.office} of {fill['place']},"
        first = f"{who} {draw.choice(CUES)} on Monday {draw.choice(story.events).format(**fill)}."
        paragraph = " ".join([first, *(t.format(**fill) for t in draw.choices(TAILS, k=3))])
        paragraphs.append(paragraph)
        count += len(paragraph.split())
    return "\n".join(paragraphs)


def with_alert(articles: Iterable[bytes], *, every: int, seed: int = 0) -> Iterator[bytes]:
    """The same, but every so manieth is by a known agency and confirms a takeover of its own."""
    draw = random.Random(seed)
    for number, article in enumerate(articles):
        if number % every:
            yield article
            continue
        buyer, bought = f"{name(draw)} Group", name(draw)
        lead = (
            f"{buyer} confirmed on Thursday that it had bought its rival {bought}.\n"
            f"“We have bought {bought},” {buyer} said in a statement."
        )
        fields = orjson.loads(article)
        changes = {
            "url": f"https://www.reuters.com/{seed}/{number}",
            "title": f"{buyer} confirms takeover of {bought}",
            "body": f"{lead}\n{fields['body']}",
            "publisher": {"name": "Reuters", "url": "https://www.reuters.com/"},
        }
        yield orjson.dumps({**fields, **changes})


def raw_articles(count: int, *, seed: int = 0, words: int = WORDS) -> Iterator[bytes]:
    """`count` different raw records, the same for the same seed."""
    draw = random.Random(seed)
    stories = [_Story.drawn(draw) for _ in range(max(1, count // ARTICLES_PER_STORY))]
    for i in range(count):
        text = _body(draw, draw.choice(stories), words)
        outlet = {"name": f"Outlet {i % 97}", "url": f"https://outlet{i % 97}.example/"}
        yield orjson.dumps(
            {
                "url": f"https://outlet{i % 97}.example/{seed}/{i}",
                "title": text.split(". ", maxsplit=1)[0][:110],
                "body": text,
                "language": "en",
                "publisher": outlet,
                "published_at": (BEGIN + timedelta(seconds=5 * i)).isoformat(),
            }
        )
