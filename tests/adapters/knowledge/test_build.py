"""What a user adds is known afterwards, beside all that ships; a wrong source writes nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from copytaster.adapters.knowledge import load_knowledge
from copytaster.adapters.knowledge_build import extended
from copytaster.adapters.knowledge_sources import SourceError
from copytaster.cli.app import app
from copytaster.stages.clean_to_entities import KnowledgeBase, clean_to_entities
from support.builders import a_clean_article

Dump = Callable[..., Path]
TABLE = """id\ttype\tname\tnames\tnames_it\tcountry\tkind\turi\tweight
org-nor\torganisation\tNorrvinge Shipping\tNVG\tNorrvinge Navigazione\tNO\tcompany\thttps://example.org/1\t60
o-nato\torganisation\tNATO\tNorthwind Pact\t\t\t\thttps://example.org/nato\t
p-new\tperson\tVellamo Quistgaard\t\t\tNO\t\t\t
"""


def _extend(out: Path, *sources: Path) -> KnowledgeBase:
    extended(list(sources), out, links_min=5, at_most=100, tell=lambda _: None)
    return load_knowledge(out)


def _ids(knowledge: KnowledgeBase, text: str, language: str = "en") -> dict[str, str]:
    article = a_clean_article(text, language=language)
    tagged = clean_to_entities(article, knowledge=knowledge)
    return {article.text[m.start : m.end]: str(m.entity_id) for m in tagged.mentions}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table with a new organisation, a new name of one that ships, and a person."""
    path = tmp_path / "ours.tsv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.mark.slow
def test_a_table_extends_the_base(tmp_path: Path, table: Path) -> None:
    """New names are found in texts, in their languages, and all that ships still is."""
    knowledge = _extend(tmp_path / "ours.kb", table)
    found = _ids(knowledge, "The Northwind Pact and NVG met Vellamo Quistgaard in Paris.")
    assert found == {
        "Northwind Pact": "o-nato",
        "NVG": "org-nor",
        "Vellamo Quistgaard": "p-new",
        "Paris": "geo-2988507",
    }
    assert _ids(knowledge, "Lo dice Norrvinge Navigazione.", "it") == {
        "Norrvinge Navigazione": "org-nor"
    }
    new = knowledge.thing_of("org-nor")
    assert new is not None
    assert (new.uri, new.country, new.prior, new.source) == (
        "https://example.org/1", "NO", 60, "ours.tsv",
    )  # fmt: skip
    nato = knowledge.thing_of("o-nato")
    assert nato is not None
    assert nato.uri == "https://example.org/nato"


@pytest.mark.slow
def test_a_dump_extends_the_base(tmp_path: Path, dump: Dump) -> None:
    """Items of a dump get an id of their own, their address, and names in several scripts."""
    knowledge = _extend(tmp_path / "wd.kb", dump())
    assert _ids(knowledge, "We met Vellamo Quistgaard of Norrvinge Shipping.") == {
        "Vellamo Quistgaard": "wd-Q99999001",
        "Norrvinge Shipping": "wd-Q99999002",
    }
    assert _ids(knowledge, "Про це сказав Велламо Квістгор.", "uk") == {
        "Велламо Квістгор": "wd-Q99999001"
    }
    assert "The" not in _ids(knowledge, "We saw The Daily there.")


@pytest.mark.slow
def test_two_sources_follow_one_another(tmp_path: Path, dump: Dump, table: Path) -> None:
    """A later source may add to what an earlier one brought."""
    knowledge = _extend(tmp_path / "both.kb", dump(), table)
    assert _ids(knowledge, "It was NVG.") == {"NVG": "wd-Q99999002"}


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("p-x\tperson\tA B\tZZ\n", "line 2: there is no country 'ZZ'"),
        ("o-nato\tperson\tA B\t\n", "o-nato is a organisation in the base, and a person here"),
    ],
)
def test_what_contradicts_the_base_writes_nothing(tmp_path: Path, row: str, problem: str) -> None:
    """The message names the line; no file is left, not half of one either."""
    source = tmp_path / "ours.tsv"
    source.write_text("id\ttype\tname\tcountry\n" + row, encoding="utf-8")
    with pytest.raises(SourceError, match=problem):
        _extend(tmp_path / "out.kb", source)
    assert [path.name for path in tmp_path.iterdir()] == ["ours.tsv"]


@pytest.mark.slow
def test_the_command_builds_and_shows(
    tmp_path: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`kb build` writes a file that the setting selects, and `kb lookup` says why a name wins."""
    out = tmp_path / "ours.kb"
    made = CliRunner().invoke(app, ["kb", "build", "--from", str(table), "-o", str(out)])
    assert made.exit_code == 0, made.output
    assert "2 new" in made.output
    monkeypatch.setenv("COPYTASTER_KNOWLEDGE", str(out))
    shown = CliRunner().invoke(app, ["kb", "lookup", "NVG", "--language", "it", "--json"])
    assert shown.exit_code == 0
    assert '"id":"org-nor"' in shown.output
    assert '"source":"ours.tsv"' in shown.output
    assert '"why":"the only reading that counts"' in shown.output


def test_the_command_says_what_is_wrong(tmp_path: Path) -> None:
    """A broken source ends with 1, one sentence with the line, and no file."""
    source = tmp_path / "bad.jsonl"
    source.write_text('{"id": "x-1"\n', encoding="utf-8")
    out = tmp_path / "ours.kb"
    made = CliRunner().invoke(app, ["kb", "build", "--from", str(source), "-o", str(out)])
    assert made.exit_code == 1
    assert "bad.jsonl, line 1: it is not JSON" in made.output
    assert "nothing was written" in made.output
    assert not out.exists()


def test_a_missing_knowledge_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting that names no file ends with one sentence."""
    monkeypatch.setenv("COPYTASTER_KNOWLEDGE", str(tmp_path / "none.kb"))
    shown = CliRunner().invoke(app, ["kb", "lookup", "NATO"])
    assert shown.exit_code == 1
    assert "none.kb cannot be read" in " ".join(shown.output.split())


@pytest.mark.parametrize(
    ("name", "language", "winner", "why"),
    [
        ("NATO", "it", "o-nato", "the only reading that counts"),
        ("Parigi", "it", "geo-2988507", "the only reading that counts"),
        ("Georgia", "en", "c-ge", "the likeliest of those that count"),
        ("presidente", "it", "president", "the only reading that counts"),
    ],
)
def test_lookup_says_which_reading_wins(name: str, language: str, winner: str, why: str) -> None:
    """The winner comes first, with the reason."""
    shown = CliRunner().invoke(app, ["kb", "lookup", name, "--language", language])
    words = " ".join(shown.output.split())
    assert words.index(winner) < len(words)
    shown = CliRunner().invoke(app, ["kb", "lookup", name, "--language", language, "--json"])
    assert f'"id":"{winner}"' in shown.output.split('"readings"')[1][:60]
    assert why in shown.output


def test_lookup_of_an_unknown_name_ends_with_1() -> None:
    """A name without a reading says what its words are."""
    shown = CliRunner().invoke(app, ["kb", "lookup", "Qxyzzy Bank"])
    assert shown.exit_code == 1
    assert "no reading" in shown.output
    assert "ends names of organisations" in shown.output
