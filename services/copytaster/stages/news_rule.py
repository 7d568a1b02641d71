"""Facts about a development -> whether its transitions may sound an alert (DESIGN.md, What is
news).
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from copytaster_schemas.development import News

WAITS_FOR_PUBLISHER: Final = "second_carrier_or_known_publisher"
WAITS_FOR_MAIN: Final = "main_assertion"
WAITS_FOR_RECENT: Final = "recent"


@dataclass(frozen=True, slots=True)
class NewsFacts:
    """What the rule looks at. `occurred_at` and `first_at` are epoch seconds, None where
    unknown.
    """

    main_assertion: bool
    known_publisher: bool
    carriers: int
    occurred_at: int | None
    first_at: int


@dataclass(frozen=True, slots=True)
class NewsRule:
    """When a transition sounds. Every part is a setting.

    `recent`: what happened longer ago is background, however often it is told; a week is what
    newsrooms call this week's news, and covers events that become known late. `main_assertion`:
    what nobody puts in a title, a lead or a quote of its own is not what the articles are about.
    `carriers`: one unknown site can print anything; a second carrier or a publisher of the shipped
    table is the least that speaks for it being news at all.
    """

    recent: timedelta = timedelta(days=7)
    main_assertion: bool = True
    carriers: int = 2
    known_publisher_suffices: bool = True

    def judge(self, facts: NewsFacts) -> News:
        """Whether it is news, and what it waits for if not."""
        waits = []
        known = self.known_publisher_suffices and facts.known_publisher
        if facts.carriers < self.carriers and not known:
            waits.append(WAITS_FOR_PUBLISHER)
        if self.main_assertion and not facts.main_assertion:
            waits.append(WAITS_FOR_MAIN)
        occurred = facts.occurred_at
        if occurred is not None and facts.first_at - occurred > self.recent.total_seconds():
            waits.append(WAITS_FOR_RECENT)
        return News(is_news=not waits, waits_for=tuple(waits))
