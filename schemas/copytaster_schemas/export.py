"""Message models -> JSON Schema files (Draft 2020-12), one a message and version, and pins."""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from copytaster_schemas.dead_letter import DeadLetter
from copytaster_schemas.topics import TOPICS

FOLDER: Final = Path(__file__).parent / "json"
"""The committed files. They are part of the wheel: a subscriber has them without our code."""

PINS: Final = "versions.json"
DIALECT: Final = GenerateJsonSchema.schema_dialect
INTERNAL: Final = "internal"
"""The version of messages without `schema_version`: they may change with the application."""


class ChangedSchemaError(Exception):
    """A schema changed although its version did not. Carries the names and versions."""

    def __init__(self, changed: Sequence[str]) -> None:
        """Name every schema that changed."""
        self.changed = tuple(changed)
        super().__init__(
            f"changed without a new schema_version: {', '.join(changed)}. Raise the version in"
            " the model (docs/messages.md), or, before its first release, export with --repin"
        )


def models() -> tuple[type[BaseModel], ...]:
    """Every message once, in the order of the topic table, and the headers of a dead letter."""
    carried = (model for topic in TOPICS for model in topic.carries)
    return (*dict.fromkeys(carried), DeadLetter)


def name_of(model: type[BaseModel]) -> str:
    """`EnrichedArticle` is `enriched_article`: the name in files, URNs and `ce_dataschema`."""
    letters = (f"_{c.lower()}" if c.isupper() else c for c in model.__name__)
    return "".join(letters).removeprefix("_")


def version_of(model: type[BaseModel]) -> str:
    """The default of `schema_version`, or `internal`."""
    field = model.model_fields.get("schema_version")
    return INTERNAL if field is None else str(field.default)


def file_name_of(model: type[BaseModel]) -> str:
    """One file a message and major version: inside one, only optional fields are added."""
    version = version_of(model)
    major = version if version == INTERNAL else f"v{version.partition('.')[0]}"
    return f"{name_of(model)}.{major}.schema.json"


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of one message: self-contained, closed, with `$id` as in `ce_dataschema`.

    It is the schema for validation: a field with a default may be missing, so that a record written
    before an optional field was added is still valid.
    """
    schema = model.model_json_schema(mode="validation")
    head = {
        "$schema": DIALECT,
        "$id": f"urn:copytaster:schema:{name_of(model)}:{version_of(model)}",
        "title": schema.pop("title", model.__name__),
        "description": schema.pop("description", ""),
    }
    return {**head, **schema}


def text_of(value: Mapping[str, Any]) -> str:
    """The text of a schema file: keys in the order of the model, readable in a diff."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def pin_of(model: type[BaseModel]) -> str:
    """The hash that changes when the meaning of a schema may have: descriptions do not count."""
    bare = _without_prose(schema_of(model))
    canonical = json.dumps(bare, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write one file a message into `folder`, which is made where it does not exist."""
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_written(folder, model) for model in models())


def pins_after(pins: Mapping[str, Mapping[str, str]], *, repin: bool) -> dict[str, dict[str, str]]:
    """The pins with the hash of every version that has none yet.

    Raises ChangedSchemaError where a pinned version has another hash now, unless `repin`.
    """
    after = {name: dict(versions) for name, versions in pins.items()}
    changed = []
    for model in models():
        name, version, pin = name_of(model), version_of(model), pin_of(model)
        if version == INTERNAL:
            continue
        known = after.setdefault(name, {}).setdefault(version, pin)
        if known != pin and not repin:
            changed.append(f"{name} {version}")
        after[name][version] = pin
    if changed:
        raise ChangedSchemaError(changed)
    return after


def main(arguments: Sequence[str] | None = None) -> int:
    """Regenerate the committed files; exit 1 if a schema changed without a new version."""
    parser = argparse.ArgumentParser(prog="copytaster_schemas.export", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--repin", action="store_true", help="accept a change of a version")
    options = parser.parse_args(arguments)
    pins_file: Path = options.folder / PINS
    pins = json.loads(pins_file.read_text("utf-8")) if pins_file.exists() else {}
    try:
        after = pins_after(pins, repin=options.repin)
    except ChangedSchemaError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for path in write_schemas(options.folder):
        sys.stdout.write(f"{path}\n")
    pins_file.write_text(text_of(after), "utf-8")
    return 0


def _written(folder: Path, model: type[BaseModel]) -> Path:
    path = folder / file_name_of(model)
    path.write_text(text_of(schema_of(model)), "utf-8")
    return path


def _without_prose(value: Any, *, names: bool = False) -> Any:
    """`value` without titles and descriptions; `names`: its keys are field names, all kept."""
    if isinstance(value, list):
        return [_without_prose(item) for item in value]
    if not isinstance(value, dict):
        return value
    return dict(_kept(value, names=names))


def _kept(value: Mapping[str, Any], *, names: bool) -> Iterator[tuple[str, Any]]:
    for key, item in value.items():
        if names or key not in {"title", "description"}:
            yield key, _without_prose(item, names=not names and key in {"properties", "$defs"})


if __name__ == "__main__":
    sys.exit(main())
