"""Articles to measure with: invented news of about 600 words, every one different."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import orjson

WORDS = 600
BEGIN = datetime(2024, 10, 28, 6, 0, tzinfo=UTC)

COUNTRIES = (
    "France", "Germany", "Brazil", "Japan", "Kenya", "Canada", "Poland", "Chile", "Turkey", "India",
    "Norway",
    "Mexico", "Egypt", "Vietnam", "Greece", "Peru", "Ghana", "Finland", "Morocco", "Nepal",
)  # fmt: skip
GIVEN = ("Anna", "Marek", "Ilse", "Tomas", "Leila", "Joao", "Kerstin", "Omar", "Sofia", "Henrik")
STEMS = ("Bar", "Kol", "Ven", "Tar", "Mor", "Sel", "Dan", "Rov", "Hal", "Pet", "Gri", "Lun", "Zav")
ENDS = ("ek", "son", "ova", "ini", "mann", "ic", "es", "ard", "ström", "oglu", "escu", "ides")
THINGS = (
    "the rail bridge",
    "a chemical depot",
    "the northern grid",
    "a border post",
)
VERBS = ("confirmed", "said", "announced", "denied", "admitted", "warned", "claimed", "reported")
EVENTS = (
    "that {n} soldiers had been sent to {place}",
    "that {n} people were killed in an explosion at {thing}",
    "that {company} had agreed to buy its rival {other} for {n} million euros",
    "that the earthquake had damaged {n} houses near {place}",
    "that the minister had resigned after talks in {place}",
    "that {n} workers would lose their jobs in {place}",
    "reports that {thing} had been closed for {n} days",
)
TAILS = (
    "Residents described long queues, and local stations read out the notice every hour.",
    "The figures could not be checked independently, and officials asked for patience.",
    "Trade fell by {n} percent over the year, according to the statistics office.",
    "A second meeting is expected on Thursday, when envoys from {place} are due to return.",
    "“We will publish what we know, when we know it,” {speaker} told reporters in {place}.",
)


def name(draw: random.Random) -> str:
    """An invented surname."""
    return draw.choice(STEMS) + draw.choice(STEMS).lower() + draw.choice(ENDS)


def body(draw: random.Random, words: int) -> str:
    """Paragraphs of attributed statements and ordinary sentences."""
    people = [f"{draw.choice(GIVEN)} {name(draw)}" for _ in range(4)]
    firms = [f"{name(draw)} Group" for _ in range(2)]
    countries = draw.sample(COUNTRIES, 3)
    paragraphs: list[str] = []
    count = 0
    while count < words:
        fill = {
            "n": draw.randrange(2, 9_000),
            "place": draw.choice(countries),
            "thing": draw.choice(THINGS),
            "company": firms[0],
            "other": firms[1],
            "speaker": draw.choice(people).split()[-1],
        }
        who = f"{draw.choice(people)}, the interior minister of {draw.choice(countries)},"
        first = f"{who} {draw.choice(VERBS)} on Monday {draw.choice(EVENTS).format(**fill)}."
        paragraph = " ".join([first, *(t.format(**fill) for t in draw.sample(TAILS, 2))])
        paragraphs.append(paragraph)
        count += len(paragraph.split())
    return "\n".join(paragraphs)


def raw_articles(count: int, *, seed: int = 0, words: int = WORDS) -> Iterator[bytes]:
    """`count` different raw records, the same for the same seed."""
    draw = random.Random(seed)
    for i in range(count):
        text = body(draw, words)
        title = text.split(". ", maxsplit=1)[0][:110]
        yield orjson.dumps(
            {
                "url": f"https://outlet{i % 97}.example/{seed}/{i}",
                "title": title,
                "body": text,
                "language": "en",
                "publisher": {
                    "name": f"Outlet {i % 97}",
                    "url": f"https://outlet{i % 97}.example/",
                },
                "published_at": (BEGIN + timedelta(seconds=5 * i)).isoformat(),
            }
        )
