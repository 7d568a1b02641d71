"""An outlet is found by its domain or its name, and an unknown one keeps a stable id."""

from pathlib import Path

import pytest

from copytaster.adapters.cleaning import cleaning_tools
from copytaster.adapters.publisher_files import PublisherFileError, rows_in
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
    """No two outlets share a domain; a name that two share finds neither."""
    table = tools().publisher_of
    domains: dict[str, str] = {}
    for row in table._rows:  # type: ignore[attr-defined] # the shipped table
        for domain in row.domains:
            assert table(None, f"https://www.{domain}/a").id == row.id, domain
            assert domains.setdefault(domain, row.id) == row.id
        for name in row.names:
            found = table(name, None)
            assert found.id == row.id or found.family is None, name


def test_outlets_of_one_owner_are_one_family() -> None:
    """A chain that prints one text in ten towns is one newsroom."""
    table = tools().publisher_of
    ippen = {table(None, f"https://www.{one}/a").family for one in ("merkur.de", "hna.de", "tz.de")}
    assert ippen == {"ippen"}
    assert table(None, "https://www.noz.de/a").family == "noz"
    alone = table(None, "https://www.tt.com/a")
    assert (alone.family, alone.tier, alone.country) == ("tt.com", "other", "AT")


def test_a_short_name_of_the_long_tail_is_a_word() -> None:
    """Only its address finds it: "Semana" is a week."""
    table = tools().publisher_of
    assert table(None, "https://www.semana.com/a").name == "Semana"
    assert table("Semana", None).family is None
    assert table("The Boston Globe", None).id == "bostonglobe.com"


def test_outlets_of_a_user_count_first(tmp_path: Path) -> None:
    """His row decides for a domain or name that ships, and adds what does not."""
    file = tmp_path / "outlets.toml"
    file.write_text(
        """
[[publisher]]
id = "globe"
name = "The Boston Globe"
domains = ["bostonglobe.com"]
family = "ours"
tier = "first"
names = ["The Boston Globe"]

[[group]]
family = "ours"
country = "GB"
outlets = \"\"\"
Harwick Evening Post = harwickpost.example, harwick.example
\"\"\"
"""
    )
    table = cleaning_tools(file).publisher_of
    assert table("The Boston Globe", None).family == "ours"
    assert table(None, "https://www.bostonglobe.com/a").id == "globe"
    post = table(None, "https://sport.harwick.example/a")
    assert (post.id, post.family, post.tier) == ("harwickpost.example", "ours", "other")
    assert table("Harwick Evening Post", None) == post


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("outlets =", "is no TOML"),
        ('[[group]]\noutlets = "nothing"', "group, number 1, outlets"),
        (
            '[[group]]\noutlets = "Post = https://post.example"',
            "'https:.* is no domain",
        ),
        ('[[group]]\noutlets = "Post = Post.example"', "'Post.example' is no domain"),
        ('[[group]]\noutlets = "Post = post..example"', "outlets, number 1, domains, number 1"),
        ('[[group]]\noutlets = "A = a.example\\nB"', "outlets, number 2, domains"),
        ("[[group]]\noutlets = 7", "group, number 1, outlets"),
        (
            '[[group]]\noutlets = "A = a.example\\nB = a.example"',
            "a.example is given to A and to B",
        ),
        ('[[group]]\nowner = "x"\noutlets = "A = a.example"', "there is no such key"),
        ('[[publisher]]\nid = "a"', "publisher, number 1, name"),
        ('[[group]]\ntier = "best"\noutlets = "A = a.example"', "group, number 1, tier"),
    ],
)
def test_a_file_of_outlets_that_is_wrong_is_refused(tmp_path: Path, text: str, said: str) -> None:
    """With the file and what is wrong in it."""
    file = tmp_path / "outlets.toml"
    file.write_text(text)
    with pytest.raises(PublisherFileError, match=said):
        rows_in(file)


def test_a_file_of_outlets_that_is_not_there_is_said() -> None:
    """Not a stack of calls."""
    with pytest.raises(PublisherFileError, match="cannot be read"):
        rows_in(Path("nowhere.toml"))


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
