"""The Python files of the tree, parsed once, for the tests about the tree."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = ("services", "schemas", "tests", "tools", "benchmarks")
STAGES = ROOT / "services/copytaster/stages"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One file: where it is, what it says, how it parses."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """Its path from the root of the tree, for messages."""
        return self.path.relative_to(ROOT).as_posix()

    def functions(self) -> list[Function]:
        """Every function and method, inner ones included."""
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """The files under `folders`, or of the whole tree, in order."""
    roots = [ROOT / folder for folder in folders or FOLDERS]
    return tuple(read(path) for root in roots for path in sorted(root.rglob("*.py")))


def read(path: Path) -> Source:
    """Parse one file."""
    text = path.read_text("utf-8")
    return Source(path, text, ast.parse(text, str(path)))
