"""The knowledge file of the package: whole, as its manifest says, and consistent in itself."""

import hashlib
import json
from importlib.resources import files
from pathlib import Path

import pytest

from copytaster.adapters.knowledge import KnowledgeError, knowledge_columns, load_knowledge
from copytaster.adapters.knowledge_columns import packed, unpacked
from copytaster.adapters.knowledge_file import FORMAT, read_tables

FOLDER = files("copytaster.resources") / "knowledge"


def test_the_tables_are_those_of_the_build() -> None:
    """Whoever edits a table builds the file again: the manifest holds the hash of every table."""
    manifest = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
    for name, expected in manifest["curated"].items():
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == expected, name


def test_every_meaning_has_a_thing_and_a_source() -> None:
    """No meaning points nowhere, and ids are unique."""
    columns = knowledge_columns()
    things = columns["things"]["id"]
    limits = {3: len(columns["offices"]), 4: len(columns["bodies"])}
    assert len(set(things)) == len(things)
    assert all(
        0 <= target < limits.get(form, len(things))
        for target, form in zip(columns["sense_target"], columns["sense_form"], strict=True)
    )
    assert set(columns["sense_source"]) <= set(range(len(columns["sources"])))
    assert sum(columns["sense_counts"]) == len(columns["sense_form"])


def test_identifiers_come_from_data_files() -> None:
    """Wikidata and GeoNames addresses stand only where the source gives them."""
    knowledge = load_knowledge()
    france, paris = knowledge.thing_of("c-fr"), knowledge.thing_of("geo-2988507")
    assert france is not None
    assert france.uri == "https://www.wikidata.org/wiki/Q142"
    assert paris is not None
    assert paris.uri == "https://sws.geonames.org/2988507/"
    nato = knowledge.thing_of("o-nato")
    assert nato is not None
    assert nato.uri is None


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the shipped file, to be damaged."""
    path = tmp_path / "copy.kb"
    path.write_bytes((FOLDER / "knowledge.kb").read_bytes())
    return path


def test_a_copy_is_read_like_the_original(copy: Path) -> None:
    """A file is what it holds, wherever it lies."""
    assert unpacked(read_tables(copy)[0]) == knowledge_columns()


def test_columns_survive_being_packed() -> None:
    """Columns -> tables -> columns gives the same names, meanings, things and lists."""
    columns = knowledge_columns()
    assert unpacked(packed(columns)) == columns


@pytest.mark.parametrize("at", [100, 5_000, -1])
def test_a_damaged_file_is_refused(copy: Path, at: int) -> None:
    """One wrong byte anywhere is an error with a remedy, not a wrong answer."""
    content = bytearray(copy.read_bytes())
    content[at] ^= 1
    copy.write_bytes(content)
    with pytest.raises(KnowledgeError, match="damaged; build it again"):
        load_knowledge(copy)


def test_a_cut_file_is_refused(copy: Path) -> None:
    """A file that was not copied to its end is refused."""
    copy.write_bytes(copy.read_bytes()[:10_000])
    with pytest.raises(KnowledgeError, match="damaged"):
        load_knowledge(copy)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 an archive or so"])
def test_another_kind_of_file_is_refused(tmp_path: Path, content: bytes) -> None:
    """What is no knowledge file is said to be none."""
    path = tmp_path / "other.kb"
    path.write_bytes(content)
    with pytest.raises(KnowledgeError, match=r"no knowledge file|cannot be read"):
        load_knowledge(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The message says which file is missing."""
    with pytest.raises(KnowledgeError, match=r"none\.kb cannot be read"):
        load_knowledge(tmp_path / "none.kb")


def test_a_file_of_another_format_is_refused(copy: Path) -> None:
    """A file of a format this version does not know is refused, with both numbers."""
    content = bytearray(copy.read_bytes())
    content[8] = 99
    copy.write_bytes(content)
    with pytest.raises(KnowledgeError, match=f"format 99.*reads {FORMAT}"):
        load_knowledge(copy)
