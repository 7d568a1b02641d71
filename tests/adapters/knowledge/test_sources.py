"""Dumps and tables are read line by line, and what is wrong in them is said with its line."""

import bz2
import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from copytaster.adapters.knowledge import knowledge_columns
from copytaster.adapters.knowledge_sources import Entry, SourceError, entries_in
from copytaster.adapters.knowledge_sources import lines as lines_module

from .conftest import ITEMS, an_item, term

BASE = knowledge_columns()
Dump = Callable[..., Path]


def _read(path: Path, *, at_most: int = 100) -> list[Entry]:
    return entries_in(path, BASE, links_min=5, at_most=at_most)


def test_a_dump_gives_people_bodies_and_places(dump: Dump) -> None:
    """What an item is follows from its properties; what hardly anybody links to is left out."""
    read = {one.id: one for one in _read(dump())}
    assert {one.id: one.type for one in read.values()} == {
        "wd-Q99999001": "person",
        "wd-Q99999002": "organisation",
        "wd-Q99999003": "place",
        "wd-Q99999006": "organisation",
    }
    person = read["wd-Q99999001"]
    assert person.names["uk"] == ("Велламо Квістгор",)
    assert person.uri == "https://www.wikidata.org/wiki/Q99999001"
    assert person.line == 2
    assert (read["wd-Q99999003"].latitude, read["wd-Q99999003"].longitude) == (61.25, 5.5)


def test_an_item_of_a_country_carries_its_code(dump: Dump) -> None:
    """The item of a country is known from the country codes table, not from memory."""
    uri = BASE["things"]["uri"][BASE["things"]["id"].index("c-no")]
    item = an_item(7, {"en": "Fjellborg"}, {"town": "1", "country": {"id": uri.rpartition("/")[2]}})
    (town,) = _read(dump((item,)))
    assert (town.country, town.same) == ("NO", "geo-1")


def test_only_the_most_linked_are_kept(dump: Dump) -> None:
    """A dump of any size leaves at most so many entries in memory."""
    items = tuple(
        an_item(at, {"en": f"Person {at}"}, {"person": {}}, links=2 * at + 5) for at in range(50)
    )
    kept = _read(dump(items), at_most=3)
    assert [one.id for one in kept] == ["wd-Q99999047", "wd-Q99999048", "wd-Q99999049"]


@pytest.mark.parametrize(
    ("ending", "packed"),
    [(".gz", gzip.compress), (".bz2", bz2.compress), (".zst", zstandard.compress)],
)
def test_a_compressed_dump_is_read(
    dump: Dump, ending: str, packed: Callable[[bytes], bytes]
) -> None:
    """The ending says how a file is compressed; it is unpacked while it is read."""
    plain = dump()
    path = plain.with_name(f"dump.json{ending}")
    path.write_bytes(packed(plain.read_bytes()))
    assert _read(path) == _read(plain)
    path.write_bytes(packed(plain.read_bytes())[:-40])
    with pytest.raises(SourceError, match=r"dump\.json.*cannot be read|not JSON"):
        _read(path)


def test_a_property_that_means_something_else_is_an_error(dump: Dump) -> None:
    """The dump's own entry of a property is compared with the table of properties."""
    item = {**an_item(1, {"en": "colour"}, {}), "type": "property", "id": term("point")}
    with pytest.raises(SourceError, match=r"line 2: P\d+ is 'colour' here"):
        _read(dump((item, *ITEMS)))


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{not json", "not JSON"),
        ("[1, 2]", "no entity"),
        ('{"type": "item"}', "no id"),
        ('{"id": "Q1", "sitelinks": 7}', "not built like"),
        ('{"id": "Q1", "claims": 7, "sitelinks": [1,2,3,4,5]}', "not built like"),
    ],
)
def test_a_broken_line_of_a_dump_is_named(dump: Dump, line: str, problem: str) -> None:
    """The message says which line it is and what is wrong there."""
    path = dump(())
    path.write_text(f"[\n{line},\n]", encoding="utf-8")
    with pytest.raises(SourceError, match=f"dump.json, line 2: .*{problem}"):
        _read(path)


def test_an_endless_line_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without line ends does not fill the memory."""
    monkeypatch.setattr(lines_module, "LINE_BYTES_MAX", 1000)
    path = tmp_path / "dump.json"
    path.write_bytes(b"x" * 5000)
    with pytest.raises(SourceError, match="line 1: it is longer than"):
        _read(path)


TABLES = {
    "names.tsv": "id\ttype\tname\tnames_it\tcountry\n"
    "org-1\torganisation\tNorrvinge\tNorrvinge Italia|La Norrvinge\tNO\n",
    "names.csv": "id,type,name,names_it,country\n"
    'org-1,organisation,Norrvinge,"Norrvinge Italia|La Norrvinge",NO\n',
    "names.jsonl": '{"id": "org-1", "type": "organisation", "name": "Norrvinge", "country": "NO", '
    '"names_it": ["Norrvinge Italia", "La Norrvinge"]}\n',
}


@pytest.mark.parametrize("name", TABLES)
def test_tables_of_three_kinds_say_the_same(tmp_path: Path, name: str) -> None:
    """TSV, CSV and JSONL with the same columns give the same entries."""
    path = tmp_path / name
    path.write_text(TABLES[name], encoding="utf-8")
    (one,) = _read(path)
    assert (one.id, one.type, one.name, one.country) == ("org-1", "organisation", "Norrvinge", "NO")
    assert one.names == {"it": ("Norrvinge Italia", "La Norrvinge")}


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("org-1\tcompany\tNorrvinge\tNO\t", "type is 'company', and must be one of person"),
        ("org 1\torganisation\tNorrvinge\tNO\t", "id is 'org 1'"),
        ("org-1\torganisation\t\tNO\t", "it has no name"),
        ("org-1\torganisation\tNorrvinge\tNorway\t", "country is 'Norway'"),
        ("org-1\torganisation\tNorrvinge\tNO\tmuch", "weight is 'much', and must be a number"),
        ("org-1\torganisation\tNorrvinge\tNO\t101", "weight is '101'"),
        ("org-1\torganisation\tNorrvinge\tNO", "it has 4 columns, and the first line 5"),
        (f"org-1\torganisation\t{'x' * 300}\tNO\t", "a name is longer than 200"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, row: str, problem: str) -> None:
    """The message says the line, the column and what it must be."""
    path = tmp_path / "names.tsv"
    good = "org-2\torganisation\tGood\tNO\t5"
    path.write_text(f"id\ttype\tname\tcountry\tweight\n{good}\n{row}\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"names\.tsv, line 3") as raised:
        _read(path)
    assert problem in str(raised.value)


def test_a_misspelt_column_is_named(tmp_path: Path) -> None:
    """A column that nobody knows is an error, not silently left out."""
    path = tmp_path / "names.csv"
    path.write_text("id,type,name,contry\na-1,place,X,NO\n", encoding="utf-8")
    with pytest.raises(SourceError, match="there is no column 'contry'"):
        _read(path)


@pytest.mark.parametrize("name", ["names.xlsx", "none.tsv", "empty.csv"])
def test_other_files_are_refused(tmp_path: Path, name: str) -> None:
    """An unknown kind of file, a missing one and an empty one are told apart from good ones."""
    if name != "none.tsv":
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(SourceError, match=r"must be a dump|no such file|is empty"):
        _read(tmp_path / name)
