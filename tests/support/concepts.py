"""The predicates that the shipped concept files define."""

import tomllib
from importlib.resources import files


def known_predicates() -> frozenset[str]:
    """The ids of all predicates, read from the files themselves."""
    folder = files("copytaster") / "resources" / "concepts"
    tables = (
        tomllib.loads(file.read_text("utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    )
    return frozenset(name for table in tables for name in table.get("predicates", {}))
