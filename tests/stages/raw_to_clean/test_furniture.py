"""What pages say about themselves is no part of an article, in six languages."""

import html

import pytest

from support.cleaning import clean, texts

from .pages import ABOVE, BELOW, BETWEEN, PROSE, TITLES

LANGUAGES = sorted(PROSE)
PAIRS = [
    (language, line)
    for lines in (ABOVE, BETWEEN)
    for language in LANGUAGES
    for line in lines[language]
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_full_of_furniture_gives_title_and_prose(language: str) -> None:
    """Plain text as scraped: everything around and between the paragraphs goes."""
    first, second, third = PROSE[language]
    between = BETWEEN[language]
    lines = [
        *ABOVE[language][:3], TITLES[language], *ABOVE[language][3:], first, *between[:2], second,
        *between[2:], third, *BELOW[language],
    ]  # fmt: skip
    article = clean("\n".join(lines))
    assert article.title == TITLES[language]
    assert article.body == "\n\n".join(PROSE[language])
    assert article.language.code == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_page_as_html_gives_the_same(language: str) -> None:
    """A fragment without a hint in its classes: the words decide."""
    first, second, third = PROSE[language]
    lines = [first, BETWEEN[language][0], second, BETWEEN[language][2], third, *BELOW[language]]
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    assert clean(body, title=TITLES[language]).body == "\n\n".join(PROSE[language])


@pytest.mark.parametrize(("language", "line"), PAIRS)
def test_each_line_of_furniture_goes_wherever_it_stands(language: str, line: str) -> None:
    """Alone between two paragraphs, too."""
    first, second, third = PROSE[language]
    article = clean(f"{first}\n\n{line}\n\n{second}\n\n{third}", title=TITLES[language])
    assert article.body == "\n\n".join(PROSE[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_prose_alone_stays_as_it_is(language: str) -> None:
    """Nothing is cut from a text that has no furniture."""
    article = clean("\n\n".join(PROSE[language]), title=TITLES[language])
    assert (article.body, article.boilerplate_ratio) == ("\n\n".join(PROSE[language]), 0.0)


KEPT = [
    "She declined to comment.",
    "“No comment,” he said.",
    "“Read my lips,” she told them.",
    "More than 40 people were hurt.",
    "Nobody was hurt.",
    "Advertisement revenue fell by 12 percent, the council said.",
    "Share prices of the builder fell by a tenth after the mayor's words.",
    "Follow-up checks of the bridge are planned for May, the mayor said.",
    "Comments by the mayor angered traders.",
    "By Tuesday evening the bridge was empty.",
]


@pytest.mark.parametrize("line", KEPT)
def test_sentences_that_only_begin_like_furniture_stay(line: str) -> None:
    """A word of a button does not make a button of a sentence."""
    first, second, third = PROSE["en"]
    article = clean(f"{first}\n\n{line}\n\n{second}\n\n{third}", title=TITLES["en"])
    assert line in article.body.split("\n\n")


def test_the_items_of_a_list_stay_with_the_line_above_them() -> None:
    """A line with a colon, then points, numbers or half sentences."""
    first, second, third = PROSE["en"]
    items = [
        "The report names three faults:",
        "- rust in the cables",
        "- cracks in a pier",
        "2. salt",
    ]
    article = clean("\n".join([first, second, *items, third]), title=TITLES["en"])
    assert article.body.split("\n\n")[2:6] == items


def test_a_pull_quote_keeps_its_signature() -> None:
    """The name under a quotation says who said it."""
    first, second, third = PROSE["en"]
    quote = "“We cannot put lives at risk, not even for a day, whatever the traders say.”"
    article = clean(f"{first}\n{quote}\nLena Ortiz\n{second}\n{third}", title=TITLES["en"])
    assert article.body.split("\n\n")[1:3] == [quote, "Lena Ortiz"]


def test_a_text_set_twice_is_kept_once() -> None:
    """Galleries and print versions repeat whole paragraphs."""
    article = clean("\n".join([*PROSE["en"], *PROSE["en"]]), title=TITLES["en"])
    assert texts(article, "lead", "body").count(PROSE["en"][0]) == 1


def test_wrapped_lines_are_made_whole() -> None:
    """Wires and mails break lines at a column: a sentence is not cut there."""
    body = (
        "The mayor of Harwick, Lena Ortiz, confirmed on Tuesday that the old\n"
        "bridge will stay closed until the autumn, because engineers had found\n"
        "cracks in two of the piers and rust in most of the cables.\n"
        "\n"
        "Traders say that the closure of the bridge costs them some 40,000 a\n"
        "week, and that nobody had warned them of it before it was announced.\n"
    )
    paragraphs = clean(body).body.split("\n\n")
    assert len(paragraphs) == 2
    assert paragraphs[0].startswith("The mayor")
    assert paragraphs[0].endswith("most of the cables.")


def test_other_stories_below_the_article_go_with_their_summaries() -> None:
    """`Latest news` heads headlines, and prose that speaks of other things."""
    listing = [
        "Latest news",
        "Star striker out for the season",
        "The club said that scans had shown damage to a knee and that he will need an operation.",
        "Rain expected at the weekend",
    ]
    article = clean("\n".join([*PROSE["en"], *listing]), title=TITLES["en"])
    assert article.body == "\n\n".join(PROSE["en"])


def test_a_closing_mark_behind_a_space_ends_a_sentence() -> None:
    """As French sets it: a paragraph that ends so is prose."""
    quote = "Il a dit aux élus de la ville : « Nous n'avons rien fait de mal depuis hier. »"
    first, second, third = PROSE["fr"]
    article = clean(f"{quote}\n{first}\n{second}\n{third}", title=TITLES["fr"])
    assert article.body.split("\n\n")[0] == quote
