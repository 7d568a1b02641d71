"""Habits of pages that take a look at the neighbours of a line, or at the boxes it stands in."""

import pytest

from support.cleaning import clean, texts

from .pages import PROSE, TITLES

TITLE = TITLES["en"]
FIRST, SECOND, THIRD = PROSE["en"]
BODY = [FIRST, SECOND, THIRD]


def page(*boxes: str) -> str:
    """A whole page with the article and some boxes beside it."""
    paragraphs = "".join(f"<p>{text}</p>" for text in BODY * 3)
    return (
        f"<html><body><article><h1>{TITLE}</h1>{paragraphs}</article>{''.join(boxes)}</body></html>"
    )


def test_a_teaser_straight_under_the_title_is_no_standfirst() -> None:
    """It shares no word with the article, however long it is."""
    teaser = "Largest collection of antique clocks to open at coastal gallery this summer"
    article = clean("\n".join([TITLE, teaser, *BODY]))
    assert article.title == TITLE
    assert article.body.split("\n\n") == BODY


def test_a_standfirst_needs_few_words_of_the_article() -> None:
    """Straight under the title, two will do."""
    standfirst = (
        "Engineers see danger in cables while traders of the council estate fear for summer trade"
    )
    article = clean("\n".join([TITLE, standfirst, *BODY]))
    assert texts(article, "subhead") == [standfirst]


def test_the_name_of_an_outlet_is_no_title() -> None:
    """Not even where it holds the name of the town."""
    article = clean("\n".join(["The Old Harwick Courier", "Search this page", TITLE, *BODY]))
    assert article.title == TITLE


def test_points_between_paragraphs_stay() -> None:
    """Under a sub-head of a few words."""
    points = [
        "What comes next",
        "• The council has 30 days to appeal",
        "• Traders may leave after June",
    ]
    article = clean("\n".join([TITLE, FIRST, SECOND, *points, THIRD]))
    assert article.body.split("\n\n")[2:5] == points


def test_the_article_goes_on_under_headlines_set_in_its_middle() -> None:
    """`More on this` in mid-page does not end the article."""
    more = ["Mehr zum Thema", "Stadtrat will Notfallplan bis Sommer"]
    first, second, third = PROSE["de"]
    article = clean("\n".join([TITLES["de"], first, second, *more, third]))
    assert article.body.split("\n\n") == PROSE["de"]


@pytest.mark.parametrize(
    "line",
    [
        "Updated 6:02 p.m. | Published 1:47 p.m.",
        "17 mar 2026 11:04 a. m.",
        "miv/dpa",
        "The mayor on the bridge. Photo: Press office",
        "A view of the bridge. LENA TARN / COURIER",
        "The mayor on the bridge, on Tuesday. | LENA TARN",
        "The mayor on the bridge © Lena Tarn / Coast Press",
        "FILE - Lena Ortiz, then a member of the council, speaks on the bridge, Oct. 5, 2023.",
        "FILE PHOTO: Lena Ortiz, mayor of Harwick, speaks on the old bridge in this picture.",
        "In this March 28, 2017, file photo, provided by the council, traders cross the bridge.",
        "What do you think of this story?",
        "Share your thoughts with us and download our app on your phone.",
        "Lena Tarn covers gardens and has written for several magazines over the past ten years.",
        "You can support independent journalism from as little as £2 a month. Thank you.",
    ],
)
def test_small_print_goes(line: str) -> None:
    """Clock times, initials, captions, questions, appeals, introductions of authors."""
    article = clean("\n".join([TITLE, *BODY, line]))
    assert article.body.split("\n\n") == BODY


def test_a_caption_above_its_credit_goes() -> None:
    """The next line says who took the picture."""
    caption = ["Workers on the old bridge in Harwick.", "Photo : Lena Tarn"]
    article = clean("\n".join([*caption, *BODY]), title=TITLE)
    assert article.body.split("\n\n") == BODY


def test_a_person_of_the_article_is_no_author_of_it() -> None:
    """A paragraph about somebody's work, at the end, whom the text names before."""
    about = (
        "Lena Ortiz, a lawyer, writes about bridges and has written for several magazines as well."
    )
    article = clean("\n".join([TITLE, *BODY, about]))
    assert article.body.split("\n\n") == [*BODY, about]


PROMISES = "The stories of the day that nobody else has, for a pound a week and no more than that."
BOXES = [
    f'<div class="newsletter-signup"><p>{PROMISES}</p></div>',
    f'<div id="taboola-below-article"><p>{PROMISES}</p></div>',
    f'<section class="RelatedStories"><h3>Star striker out</h3><p>{PROMISES}</p></section>',
]


@pytest.mark.parametrize("box", BOXES)
def test_boxes_go_by_the_names_of_their_classes(box: str) -> None:
    """Whatever their words are."""
    body = clean(body_html=page(box)).body
    assert FIRST in body
    assert PROMISES not in body
    assert "striker" not in body


def test_a_wrapper_with_such_a_name_keeps_its_article() -> None:
    """A box that holds most paragraphs of a page is no aside."""
    paragraphs = "".join(f"<p>{text}</p>" for text in BODY)
    body = f'<html><body><div class="has-related share-wrapper">{paragraphs}</div></body></html>'
    assert clean(body_html=body).body.split("\n\n") == BODY


def test_a_list_without_links_is_kept_in_a_page() -> None:
    """Extraction takes lists for menus; facts stand in those that lead nowhere."""
    listed = "<ul><li>rust in the cables</li><li>cracks in a pier</li></ul>"
    body = page().replace(f"<p>{SECOND}</p>", f"<p>The report names three faults:</p>{listed}", 1)
    paragraphs = clean(body_html=body).body.split("\n\n")
    at = paragraphs.index("The report names three faults:")
    assert paragraphs[at + 1 : at + 3] == ["rust in the cables", "cracks in a pier"]


MENU = ["Front page", "Local news", "Weather maps", "All sports", "Obituaries", "Puzzles", "Jobs"]
SUMMARY = "The club said that scans had shown damage to a knee and that he will need an operation."


def test_a_sentence_in_the_menu_is_no_begin_of_the_article() -> None:
    """It stands apart from the article, in other words."""
    above = [
        "Complete weekly coverage with video picks by editors and a magazine every other Monday."
    ]
    article = clean("\n".join([*MENU, *above, *MENU, TITLE, *BODY]))
    assert article.title == TITLE
    assert article.body.split("\n\n") == BODY


def test_headlines_with_summaries_below_are_other_stories() -> None:
    """No heading says so: there are as many short lines as paragraphs, in other words."""
    listed = ["Star striker out for the season", SUMMARY, "Rain at the weekend", SUMMARY[:-1] + "!"]
    article = clean("\n".join([TITLE, *BODY, *MENU, *listed]))
    assert article.body.split("\n\n") == BODY


def test_the_second_half_of_an_article_may_speak_of_other_things() -> None:
    """Behind a long list of links, paragraphs that follow each other still belong to it."""
    rest = [
        "Fishermen of the islands, meanwhile, have waited for months for new quotas of herring.",
        "Boats lay idle in three ports during most of January because nobody could pay for fuel.",
        "Ministers promised loans in spring, but none had arrived when boats sailed again in May.",
        "Some captains sold their nets and took jobs ashore, according to figures of the union.",
    ]
    article = clean("\n".join([TITLE, *BODY, *MENU, *rest]))
    assert article.body.split("\n\n") == [*BODY, *rest]


def test_the_title_stands_near_the_prose() -> None:
    """Of several headlines with words of the article, the one far above is another story's."""
    other = "Mayor of Harwick opens bridge club for children"
    article = clean("\n".join([other, *MENU, *MENU, *MENU, TITLE, *BODY]))
    assert article.title == TITLE
    assert other not in article.text
