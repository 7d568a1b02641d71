"""What the stages may not do: imports are import-linter's business, calls are checked here."""

import ast
from pathlib import Path

import pytest

from architecture.sources import STAGES, Source, read, sources

IMPURE_CALLS = {
    "now": "time comes in the message or as an argument",
    "utcnow": "time comes in the message or as an argument",
    "today": "time comes in the message or as an argument",
    "time": "time comes in the message or as an argument",
    "monotonic": "time comes in the message or as an argument",
    "perf_counter": "time comes in the message or as an argument",
    "sleep": "nothing waits inside a stage",
    "uuid1": "ids are derived from content",
    "uuid4": "ids are derived from content",
    "random": "the same input gives the same output",
    "choice": "the same input gives the same output",
    "shuffle": "the same input gives the same output",
    "urandom": "the same input gives the same output",
    "hash": "differs from process to process for text; use xxhash",
    "getenv": "settings are read once, in settings.py",
    "print": "a stage returns what it has to say",
    "input": "a stage is given what it needs",
    "open": "data files are read by adapters",
    "read_text": "data files are read by adapters",
    "read_bytes": "data files are read by adapters",
    "write_text": "a stage returns what it has to say",
    "write_bytes": "a stage returns what it has to say",
    "exec": "no code from data",
    "eval": "no code from data",
}
IMPURE_MODULES = {
    *("asyncio", "io", "logging", "multiprocessing", "os", "pathlib", "random", "secrets"),
    *("shutil", "socket", "subprocess", "sys", "tempfile", "threading", "time", "urllib.request"),
    *("importlib.resources", "pkgutil"),
}


def impurities(source: Source) -> list[str]:
    """Every call and import in `source` that a pure stage does not make."""
    return [
        f"{source.path.name}:{node.lineno} {what}"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.expr | ast.stmt)
        for what in _impure(node)
    ]


def _impure(node: ast.AST) -> list[str]:
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in IMPURE_CALLS:
            return [f"calls {name}: {IMPURE_CALLS[name]}"]
        case ast.Import(names=names):
            return [f"imports {alias.name}" for alias in names if alias.name in IMPURE_MODULES]
        case ast.ImportFrom(module=str(module)) if module in IMPURE_MODULES:
            return [f"imports {module}"]
        case ast.Global():
            return ["changes a global"]
    return []


def test_the_stages_are_pure() -> None:
    """No stage reads a clock, a file, the environment or chance, or prints."""
    found = [
        line for source in sources("services/copytaster/stages") for line in impurities(source)
    ]
    assert found == []
    assert STAGES.is_dir()


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ("datetime.now(UTC)", "calls now"),
        ("uuid4()", "calls uuid4"),
        ("Path('x').read_text()", "calls read_text"),
        ("open('x')", "calls open"),
        ("import os", "imports os"),
        ("from random import Random", "imports random"),
    ],
)
def test_the_check_sees_what_it_looks_for(tmp_path: Path, line: str, finding: str) -> None:
    """Each kind of impurity is found in a file that has it."""
    stage = tmp_path / "stage.py"
    stage.write_text(line, "utf-8")
    (found,) = impurities(read(stage))
    assert finding in found


def test_the_check_lets_computing_through(tmp_path: Path) -> None:
    """Dates as data and hashes of content are no impurity."""
    stage = tmp_path / "stage.py"
    stage.write_text("from datetime import timedelta\nage = xxh64(b'x').intdigest()\n", "utf-8")
    assert impurities(read(stage)) == []
