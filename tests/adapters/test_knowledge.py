"""The knowledge file of the package: whole, as its manifest says, and consistent in itself."""

import hashlib
import json
from importlib.resources import files

import pytest

from copytaster.adapters import knowledge as adapter
from copytaster.adapters.knowledge import KnowledgeError, knowledge_columns, load_knowledge

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


def test_a_damaged_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is not the one of the manifest is an error with a remedy, not a wrong answer."""
    monkeypatch.setattr("hashlib.sha256", lambda _: hashlib.blake2b(b"other"))
    with pytest.raises(KnowledgeError, match="reinstall"):
        load_knowledge()


def test_a_file_of_another_format_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of a format this version does not know is refused."""
    monkeypatch.setattr(adapter, "FORMAT", 99)
    with pytest.raises(KnowledgeError, match="format"):
        load_knowledge()
