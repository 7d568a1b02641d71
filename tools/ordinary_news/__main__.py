"""`python -m tools.ordinary_news`: run a set, count its confirmed alerts, draw some to judge."""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, Final

from copytaster.stream.inprocess import Given, run_in_process
from copytaster.wiring import hops

from .sets import BEGIN, SETS, Article, dated, lines_of

MINUTE: Final = timedelta(minutes=1)
PER: Final = 10_000
SEED: Final = 6
"""The draw is the same in every run: nobody can draw until it looks well."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run said: the alerts that a development is confirmed, and how many articles it had."""

    articles: int
    refused: int
    confirmed: tuple[dict[str, Any], ...]

    @property
    def rate(self) -> float:
        """Confirmed alerts per 10,000 articles."""
        return PER * len(self.confirmed) / max(1, self.articles)


def run(articles: Iterable[Article], apart: timedelta = MINUTE) -> Outcome:
    """Stream the articles, so far apart, through the whole path in this process."""
    texts = tuple(articles)
    given = (_given(article, BEGIN + at * apart) for at, article in enumerate(texts))
    confirmed, refused = [], 0
    for record in run_in_process(hops(), given):
        if record.topic.endswith(".dlq"):
            refused += 1
        elif record.topic.endswith("alerts.v1") and record.value is not None:
            alert = json.loads(record.value)
            if alert["type"] == "development.confirmed":
                confirmed.append(alert)
    return Outcome(len(texts), refused, tuple(confirmed))


def _given(article: Article, at: datetime) -> Given:
    return Given(json.dumps(dated(article, at)).encode(), int(at.timestamp() * 1000))


def drawn(outcome: Outcome, many: int) -> list[dict[str, Any]]:
    """At most `many` confirmed alerts, by lot."""
    pool = sorted(outcome.confirmed, key=lambda alert: str(alert["alert_id"]))
    return random.Random(SEED).sample(pool, min(many, len(pool)))


def main() -> int:
    """Print the figures and write what was drawn, with its evidence, where it was asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", choices=sorted(SETS), help="one of the sets beside the project")
    parser.add_argument("--file", type=Path, help="articles of your own, a JSON object a line")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--articles", type=int, default=1500, help="how many at most")
    parser.add_argument("--minutes-apart", type=int, default=1)
    parser.add_argument("--draw", type=int, default=50)
    parser.add_argument("--out", type=Path, help="where to write what was drawn")
    asked = parser.parse_args()
    if (asked.set is None) == (asked.file is None):
        parser.error("give either --set or --file")
    texts = lines_of(asked.file) if asked.file else SETS[asked.set](asked.data)
    apart = timedelta(minutes=asked.minutes_apart)
    outcome = run(islice(texts, asked.articles), apart)
    bases = Counter(str(alert["basis"]) for alert in outcome.confirmed)
    print(f"articles {outcome.articles}, refused {outcome.refused}")
    print(f"confirmed alerts {len(outcome.confirmed)}, per 10,000 articles {outcome.rate:.0f}")
    print(f"by basis {dict(bases)}")
    if asked.out:
        asked.out.parent.mkdir(parents=True, exist_ok=True)
        asked.out.write_text(json.dumps(drawn(outcome, asked.draw), indent=1, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
