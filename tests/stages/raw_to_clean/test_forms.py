"""Whatever form a body is written in, its paragraphs come out."""

import html

import pytest

from support.cleaning import clean

from .pages import PROSE, TITLES

FIRST, SECOND, THIRD = PROSE["en"]
TITLE = TITLES["en"]


@pytest.mark.parametrize(
    "body",
    [
        f"{FIRST}\n{SECOND}",
        f"  {FIRST}  \r\n\r\n\r\n {SECOND}\n",
        f"{FIRST}\\n\\n{SECOND}",
        f"<p>{FIRST}</p><p>{SECOND}</p>",
        html.escape(f"<p>{FIRST}</p><p>{SECOND}</p>"),
        f"<![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]>",
        f"{FIRST}<br><br/>{SECOND}<br>",
        f"<div>{FIRST}</div><img src='x' alt='A view'><div>{SECOND}</div>",
        f"<table><tr><td>{FIRST}</td></tr><tr><td>{SECOND}</td></tr></table>",
        f"<p>{FIRST}</p><script>track('x')</script><style>p{{}}</style><p>{SECOND}</p>",
        f"<p>{FIRST}</p><p>&nbsp;</p><!-- a note --><p>{SECOND}</p>",
        f"<p>{FIRST}</p><ul><li><a href='1'>Star striker out</a></li></ul><p>{SECOND}</p>",
        f"**{FIRST}**\n\n[{SECOND}](https://a.example/x)",
        f"{FIRST}\n\n![A view](https://a.example/x.jpg)\n\n**{SECOND}**",
    ],
)
def test_every_form_gives_the_same_paragraphs(body: str) -> None:
    """Text, markup, markup escaped twice, line ends written out, Markdown."""
    assert clean(body, title=TITLE).body == f"{FIRST}\n\n{SECOND}"


def test_headings_of_markdown_are_sub_heads() -> None:
    """As those of HTML are."""
    article = clean(f"# {TITLE}\n\n{FIRST}\n\n## What traders say\n\n{SECOND}", title=TITLE)
    sections = [(s.section, article.text[s.start : s.end]) for s in article.sentences]
    assert ("subhead", "What traders say") in sections
    assert article.title == TITLE


@pytest.mark.parametrize("body", [f"{FIRST} The vote on #bridge was 5 * 3.", f"**{FIRST}"])
def test_a_lone_mark_makes_no_markdown(body: str) -> None:
    """It stays as it is written."""
    assert clean(body, title=TITLE).body == body


@pytest.mark.parametrize(
    "tail",
    [" […]", " [...]", "… Read more", "... Continue reading →", " [&#8230;] Leggi tutto",
     "… Seguir leyendo", "… Lire la suite", "… Weiterlesen »", "... Leia mais",
     "… Read the full story at courier.example"],
)  # fmt: skip
def test_a_text_cut_short_says_so(tail: str) -> None:
    """What says that it goes on elsewhere goes, and the article is flagged."""
    article = clean(FIRST + tail, title=TITLE)
    assert article.body == FIRST
    assert "truncated" in article.flags


def test_dots_of_the_author_are_no_cut() -> None:
    """An ellipsis alone ends sentences, too."""
    article = clean(
        f"{FIRST}\n\nAnd nobody knows who will pay for all of it in the end…", title=TITLE
    )
    assert article.body.endswith("in the end…")
    assert "truncated" not in article.flags


def test_a_feed_does_not_sign_its_entries() -> None:
    """WordPress adds a line that names the post and the site."""
    line = (
        "<p>The post <a href='x'>Mayor confirms</a> appeared first on <a href='y'>Courier</a>.</p>"
    )
    assert clean(f"<p>{FIRST}</p>{line}", title=TITLE).body == FIRST
