"""Title, sub-heads, lead and body are told apart, and the title is only the title."""

import pytest

from support.cleaning import clean, texts

from .pages import PROSE, TITLES

TITLE = TITLES["en"]
BODY = "\n".join(PROSE["en"])


@pytest.mark.parametrize(
    ("given", "title"),
    [
        (TITLE, TITLE),
        (f"{TITLE} - Harwick Courier", TITLE),
        (f"{TITLE} | Regional | Harwick Courier", TITLE),
        (f"{TITLE} – BBC News", TITLE),
        (f"UPDATE 2-{TITLE}", TITLE),
        (f"CORRECTED: {TITLE}", TITLE),
        (f"BREAKING: {TITLE}", TITLE),
        (f"  <b>{TITLE}</b>\n", TITLE),
        ("Mayor &amp; council  confirm\nclosure", "Mayor & council confirm closure"),
        ("Bridge closed - mayor", "Bridge closed - mayor"),
        (
            "Mayor confirms: bridge - and road - closed",
            "Mayor confirms: bridge - and road - closed",
        ),
    ],
)
def test_a_given_title_loses_what_is_not_its_own(given: str, title: str) -> None:
    """Sections, the outlet's name, words of agencies, markup; dashes of its own stay."""
    assert clean(BODY, title=given, publisher={"name": "Harwick Courier"}).title == title


@pytest.mark.parametrize(
    "above",
    [
        [TITLE],
        ["NEWS", TITLE, "By Ida Marsh"],
        ["Home > Regional", "17 March 2026", TITLE],
        [TITLE, f"{TITLE} - Harwick Courier"],
        [TITLE, TITLE],
        [TITLE.upper(), TITLE],
    ],
)
def test_the_title_is_found_on_a_page(above: list[str]) -> None:
    """Among sections, dates and bylines, and once even where it stands twice."""
    article = clean("\n".join([*above, BODY]))
    assert article.title.casefold() == TITLE.casefold()
    assert article.body.split("\n\n") == PROSE["en"]


def test_a_title_in_the_body_is_not_said_twice() -> None:
    """Producers send the headline both ways."""
    assert clean(f"{TITLE}\n{BODY}", title=TITLE).body.split("\n\n") == PROSE["en"]


def test_prose_is_no_title() -> None:
    """A page may have none."""
    assert clean(BODY).title == ""


def test_a_standfirst_is_a_sub_head() -> None:
    """Under the title, without a full stop, in the article's words."""
    article = clean(f"{TITLE}\nEngineers see old bridge in danger\n{BODY}")
    assert texts(article, "subhead") == ["Engineers see old bridge in danger"]


def test_sub_heads_are_told_from_body_in_markup() -> None:
    """By their tags."""
    first, second, third = PROSE["en"]
    body = f"<p>{first}</p><h2>What traders say</h2><p>{third}</p><p>{second}</p>"
    article = clean(body, title=TITLE)
    assert texts(article, "title") == [TITLE]
    assert texts(article, "subhead") == ["What traders say"]
    assert texts(article, "lead") == [first]
    assert texts(article, "body") == [third, second]


def test_a_sub_head_in_quotation_marks_is_no_pull_quote() -> None:
    """Short, quoted, and alone among the paragraphs."""
    first, second, third = PROSE["en"]
    article = clean(f"{first}\n“Nobody warned us”\n{second}\n{third}", title=TITLE)
    assert texts(article, "subhead") == ["“Nobody warned us”"]


def test_the_lead_is_the_first_paragraph_and_no_more() -> None:
    """Its first two sentences at most."""
    first, second, third = PROSE["en"]
    article = clean(f"{first} {third} {second}\n{second}", title=TITLE)
    assert texts(article, "lead") == [first, third]


def test_a_page_tells_its_title_address_and_date_in_its_head() -> None:
    """Open graph, linked data and the canonical link."""
    page = (
        '<html lang="en"><head><title>Other words | Courier</title>'
        f'<meta property="og:title" content="{TITLE}">'
        '<link rel="canonical" href="https://courier.example/story?utm_source=x">'
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", '
        '"datePublished": "2026-03-17T08:00:00Z"}]}</script></head>'
        f"<body><article><h1>{TITLE}</h1><p>{'</p><p>'.join(PROSE['en'])}</p></article></body></html>"
    )
    article = clean(body_html=page)
    assert article.title == TITLE
    assert article.canonical_url == "https://courier.example/story"
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2026-03-17T08:00:00+00:00"
    assert article.body.split("\n\n") == PROSE["en"]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published on 17 March 2026", "2026-03-17"), ("Mar 17, 2026 | 10:20 am", "2026-03-17"),
        ("Martedì 17 Marzo 2026, 07:15", "2026-03-17"), ("17.03.2026, 12:05 Uhr", "2026-03-17"),
        ("martes, 17 de marzo de 2026 - 08:15 CET", "2026-03-17"), ("2026-03-17", "2026-03-17"),
        ("Publié le 17 mars 2026 à 18h05", "2026-03-17"), ("17/03/2026 às 9h12", "2026-03-17"),
        ("Dienstag, 17. März 2026", "2026-03-17"), ("03/04/2026", None), ("17 March", None),
        ("17 March 2031", None),
    ],
)  # fmt: skip
def test_a_date_line_in_the_furniture_dates_the_article(line: str, day: str | None) -> None:
    """Known to the day; what can be read two ways, or lies ahead, dates nothing."""
    article = clean(f"{line}\n{TITLE}\n{BODY}")
    assert article.body.split("\n\n") == PROSE["en"]
    if day is None:
        assert (article.published_at, article.published_at_precision) == (None, "unknown")
    else:
        assert article.published_at is not None
        assert article.published_at.date().isoformat() == day
        assert (article.published_at_precision, article.published_at_source) == ("day", "text")


@pytest.mark.parametrize(
    ("fields", "flag", "status"),
    [
        ({"title": f"KILL: {TITLE}"}, "kill", "canceled"),
        ({"title": f"STORY WITHDRAWN: {TITLE}"}, "kill", "canceled"),
        ({"title": f"CORRECTED-{TITLE}"}, "correction", "usable"),
        ({"title": f"RETTIFICA: {TITLE}"}, "correction", "usable"),
        ({"title": f"REFILE-{TITLE}"}, "refile", "usable"),
        ({"title": f"UPDATE 3-{TITLE}"}, "update", "usable"),
        ({"title": "Kill switch found on the old bridge"}, None, "usable"),
        ({"title": "Correction officers confirm a strike"}, None, "usable"),
        ({"title": "Update on the old bridge expected"}, None, "usable"),
    ],
)
def test_what_an_agency_says_of_its_message_is_heard(
    fields: dict[str, str], flag: str | None, status: str
) -> None:
    """Killed, corrected, filed again; ordinary words that begin so are no notice."""
    article = clean(BODY, **fields)
    notices = {"kill", "correction", "refile", "update"} & set(article.flags)
    assert notices == ({flag} if flag else set())
    assert article.pub_status == status
