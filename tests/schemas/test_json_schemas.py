"""The JSON Schema files: they are what the models say, and a version means one schema."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel

from copytaster_schemas import export
from copytaster_schemas.alert import Alert
from copytaster_schemas.claim import Claim

MODELS = export.models()
COMMITTED = export.FOLDER


def ids(model: type[BaseModel]) -> str:
    """The name shown for a case."""
    return export.name_of(model)


@pytest.mark.parametrize("model", MODELS, ids=ids)
def test_committed_file_is_what_the_model_says(model: type[BaseModel]) -> None:
    """`python -m copytaster_schemas.export` has been run after the last change of a model."""
    committed = (COMMITTED / export.file_name_of(model)).read_text("utf-8")
    assert committed == export.text_of(export.schema_of(model))


def test_no_file_is_left_over() -> None:
    """A file without a model would promise a message that nobody sends."""
    expected = {export.file_name_of(model) for model in MODELS} | {export.PINS}
    assert {path.name for path in COMMITTED.iterdir()} == expected


@pytest.mark.parametrize("model", MODELS, ids=ids)
def test_file_is_valid_draft_2020_12(model: type[BaseModel]) -> None:
    """Any validator of the draft takes the file, and its head says what it describes."""
    schema = json.loads((COMMITTED / export.file_name_of(model)).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == (
        f"urn:copytaster:schema:{export.name_of(model)}:{export.version_of(model)}"
    )
    assert schema["title"]
    assert schema["description"]


def test_a_version_means_one_schema() -> None:
    """Changing a schema without raising its version fails here; descriptions may change."""
    pins = json.loads((COMMITTED / export.PINS).read_text("utf-8"))
    assert export.pins_after(pins, repin=False) == pins


def test_a_pin_of_another_schema_is_refused() -> None:
    """The guard is not vacuous: a pinned version with another hash is named and refused."""
    pins = {"claim": {"1.0": "0" * 64}}
    with pytest.raises(export.ChangedSchemaError) as caught:
        export.pins_after(pins, repin=False)
    assert caught.value.changed == ("claim 1.0",)
    assert export.pins_after(pins, repin=True)["claim"]["1.0"] == export.pin_of(Claim)


def test_earlier_versions_stay_pinned() -> None:
    """A new version is added beside the old one, so that its history can be read."""
    pins = {"alert": {"0.9": "f" * 64}}
    after = export.pins_after(pins, repin=False)
    assert after["alert"] == {"0.9": "f" * 64, "1.0": export.pin_of(Alert)}


def test_pin_ignores_prose_but_no_field() -> None:
    """A better description is no change; a field that happens to be called `title` is one."""
    schema: dict[str, Any] = {
        "title": "T",
        "description": "d",
        "properties": {"title": {"title": "Title", "type": "string"}},
    }
    assert export._without_prose(schema) == {"properties": {"title": {"type": "string"}}}


def test_export_writes_every_file(tmp_path: Path) -> None:
    """The command writes into a new folder and says what it wrote."""
    written = export.write_schemas(tmp_path / "new")
    assert [path.name for path in written] == [export.file_name_of(model) for model in MODELS]
    assert all(path.is_file() for path in written)


def test_export_refuses_a_silent_change(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With a stale pin nothing is written and the sentence says what to do."""
    (tmp_path / export.PINS).write_text('{"claim": {"1.0": "stale"}}', "utf-8")
    assert export.main([str(tmp_path)]) == 1
    assert "claim 1.0" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [export.PINS]
    assert export.main([str(tmp_path), "--repin"]) == 0
