"""Words for days -> when an event happened, counted from the moment of publication."""

from datetime import UTC, datetime, timedelta
from typing import Final

from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import IN
from copytaster_schemas.claim import Occurred
from copytaster_schemas.words import DatePrecision

DAY: Final = timedelta(days=1)
DAYS_IN_WEEK: Final = 7
DAY_OF_MONTH_MAX: Final = 31
DAY_CHARS_MAX: Final = 2
YEARS: Final = range(1900, 2100)
TIME_WORDS_FAR: Final = 30
"""How far from its event a day may stand inside the clause."""


def occurred(scan: Scan, event: Event, published: datetime | None) -> Occurred | None:
    """The day or month the clause of an event gives; None where it gives none, or no publication
    time.
    """
    page = scan.page
    begin, end = event.reading.window
    candidates = range(max(begin, event.i - TIME_WORDS_FAR), min(end, event.i + TIME_WORDS_FAR))
    best: tuple[int, Occurred] | None = None
    for k in candidates:
        found = _date_at(page, k, published, ahead=event.mood.tense == "future")
        if found is not None and (best is None or abs(k - event.i) < best[0]):
            best = (abs(k - event.i), found)
    return best[1] if best else None


def _date_at(
    page: Page, k: int, published: datetime | None, *, ahead: bool = False
) -> Occurred | None:
    lexicon, word = page.lexicon, page.low[k]
    if word in lexicon.months and (page.capital[k] or lexicon.language not in {"en", "de"}):
        return _of_month(page, k, published)
    if published is None:
        return None
    if word.isdigit() and page.has(k - 1, IN):
        return _of_year(int(word), published)
    if word in lexicon.days:
        return _day(published + lexicon.days[word] * DAY, "day", page.surface(k, k + 1))
    if word in lexicon.weekdays and (page.capital[k] or lexicon.language not in {"en", "de"}):
        return _of_weekday(page, k, published, ahead=ahead)
    return None


def _of_year(year: int, published: datetime) -> Occurred | None:
    """ "In 1988", where that is past; this year's happenings are told by month and day."""
    if year not in YEARS or year >= published.year:
        return None
    begin, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    return Occurred(start=begin, end=end, precision="year", text=str(year))


def _of_weekday(page: Page, k: int, published: datetime, *, ahead: bool) -> Occurred | None:
    """The last such day up to publication, of what is to come the next one; "last" and "past" leave
    out today.
    """
    lexicon = page.lexicon
    back = (published.weekday() - lexicon.weekdays[page.low[k]]) % DAYS_IN_WEEK
    words = [*page.low[max(0, k - 2) : k], *page.low[k + 1 : k + 2]]
    if back == 0 and any(word in lexicon.last_words for word in words):
        back = DAYS_IN_WEEK
    if ahead and back:
        back -= DAYS_IN_WEEK
    return _day(published - back * DAY, "day", page.surface(k, k + 1))


def _of_month(page: Page, k: int, published: datetime | None) -> Occurred | None:
    """ "27 October 2024", "October 27", "im Oktober": a year that is not said is that of
    publication.
    """
    month = page.lexicon.months[page.low[k]]
    day, first, last = _day_of_month(page, k)
    year = None
    for n in (last, last + 1):
        if n < len(page.low) and page.low[n].isdigit() and int(page.low[n][:6]) in YEARS:
            year, last = int(page.low[n]), n + 1
            break
    if year is None:
        if published is None:
            return None
        year = published.year - (month > published.month + 1)
    text = page.surface(first, last)
    try:
        begin = datetime(year, month, day or 1, tzinfo=UTC)
    except ValueError:
        return None
    if day:
        return _day(begin, "day", text)
    following = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
    return Occurred(start=begin, end=following, precision="month", text=text)


def _day_of_month(page: Page, k: int) -> tuple[int | None, int, int]:
    """The number beside a month, and the words the date takes so far."""
    for n in (k - 1, k - 2, k + 1):
        if not 0 <= n < len(page.low):
            continue
        if n < k - 1 and page.low[k - 1] not in {".", "de", "of"}:
            continue
        digits = page.low[n].removesuffix("st").removesuffix("nd").removesuffix("rd")
        digits = digits.removesuffix("th").rstrip(".")
        if (
            digits.isdigit()
            and len(digits) <= DAY_CHARS_MAX
            and 0 < int(digits) <= DAY_OF_MONTH_MAX
        ):
            return int(digits), min(n, k), max(n, k) + 1
    return None, k, k + 1


def _day(moment: datetime, precision: DatePrecision, text: str) -> Occurred | None:
    try:
        start = moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        return Occurred(start=start, end=start + DAY, precision=precision, text=text)
    except (OverflowError, ValueError):
        return None
