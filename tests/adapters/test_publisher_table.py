"""An outlet is found by its domain or its name, and an unknown one keeps a stable id."""

import pytest

from support.cleaning import clean, tools

SENTENCE = "The mayor of Harwick confirmed on Tuesday that the old bridge will stay closed."


@pytest.mark.parametrize(
    ("name", "url", "publisher"),
    [
        ("BBC News", "https://www.bbc.co.uk/news/1", "bbc"),
        (None, "https://feeds.bbci.co.uk/news/1", "bbc"),
        (None, "https://edition.cnn.com/2024/1", "cnn"),
        (None, "https://amp.theguardian.com/a", "the-guardian"),
        (None, "https://roma.corriere.it/a", "corriere-della-sera"),
        ("spiegel.de", None, "der-spiegel"),
        ("https://www.spiegel.de/politik", None, "der-spiegel"),
        ("DER SPIEGEL", None, "der-spiegel"),
        ("El Pais", None, "el-pais"),
        ("EL PAÍS", "https://news.google.com/rss/articles/1", "el-pais"),
        ("Le Monde.fr", None, "le-monde"),
        (None, "https://www.publico.pt/a", "publico"),
    ],
)
def test_known_outlets_are_found(name: str | None, url: str | None, publisher: str) -> None:
    """By domain, subdomain, name, name without marks, name with the end of its domain."""
    found = tools().publisher_of(name, url)
    assert found.id == publisher
    assert found.family is not None


@pytest.mark.parametrize(
    ("name", "url", "publisher", "tier"),
    [
        ("Unknown Gazette", "https://news.gazette.co.uk/a", "gazette.co.uk", "other"),
        (None, "https://ida.wordpress.com/a", "ida.wordpress.com", "other"),
        (None, "https://ida.github.io/a", "ida.github.io", "other"),
        (None, "https://192.0.2.7/a", "192.0.2.7", "other"),
        ("Unknown Gazette", None, "name:unknowngazette", "unknown"),
        ("UNKNOWN  Gazette!", None, "name:unknowngazette", "unknown"),
        ("file:a.txt", None, "file:a.txt", "unknown"),
        ("file:a.html", "https://news.gazette.co.uk/a", "gazette.co.uk", "other"),
        (None, None, "unknown", "unknown"),
        ("", "no address", "unknown", "unknown"),
        ("Reuters", "https://finance.portal.example/a", "finance.portal.example", "other"),
    ],
)
def test_unknown_outlets_keep_a_stable_id(
    name: str | None, url: str | None, publisher: str, tier: str
) -> None:
    """By registered domain, else by name; of their families nothing is known."""
    found = tools().publisher_of(name, url)
    assert (found.id, found.tier, found.family) == (publisher, tier, None)


def test_every_row_of_the_table_is_found_by_its_domains_and_names() -> None:
    """No two outlets share one."""
    table = tools().publisher_of
    for row in table._rows:  # type: ignore[attr-defined] # the shipped table
        for domain in row["domains"]:
            assert table(None, f"https://www.{domain}/a").id == row["id"], domain
        for name in row["names"]:
            assert table(name, None).id == row["id"], name


def test_a_page_cannot_call_itself_a_known_outlet() -> None:
    """`og:site_name` is anybody's to write: what counts is the address."""
    page = (
        '<html><head><meta property="og:site_name" content="BBC News"></head>'
        f"<body><p>{SENTENCE}</p></body></html>"
    )
    publisher = clean(body_html=page, url="https://fake.example/a").publisher
    assert (publisher.id, publisher.name) == ("fake.example", "fake.example")


def test_a_page_may_give_an_unknown_outlet_its_name() -> None:
    """It is shown; the id stays the domain."""
    page = (
        '<html><head><meta property="og:site_name" content="Harwick Courier"></head>'
        f"<body><p>{SENTENCE}</p></body></html>"
    )
    publisher = clean(body_html=page, url="https://courier.example/a").publisher
    assert (publisher.id, publisher.name) == ("courier.example", "Harwick Courier")


def test_an_agency_as_publisher_of_another_site_is_the_origin() -> None:
    """The site carries the text, the agency wrote it."""
    article = clean(SENTENCE, publisher="Reuters", url="https://finance.portal.example/a")
    assert article.publisher.id == "finance.portal.example"
    assert article.wire_origin is not None
    assert article.wire_origin.family == "reuters"
