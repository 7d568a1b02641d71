"""The manners of STYLE.md, as far as a program can check them."""

import ast
import subprocess
from typing import get_args

import pytest

from architecture.sources import ROOT, STAGES, Function, Source, sources
from copytaster_schemas.dead_letter import RefusalCode

FILE_LINES_MAX = 300
TEST_LINES_MAX = 500
FUNCTION_LINES_MAX = 50
PARAMETERS_MAX = 6
"""STYLE.md, sizes."""

FIRST, LAST = "raw", {"stories", "alerts"}
"""What comes in from outside; what filing and alerting send out."""

VAGUE = {"utils", "util", "common", "misc", "manager", "helpers", "data", "info"}
"""Names that say nothing about what is inside (STYLE.md, names)."""


def test_files_stay_short() -> None:
    """No file is over 300 lines, no test file over 500."""
    too_long = [
        f"{source.name}: {lines}"
        for source in sources()
        if (lines := source.text.count("\n")) > _lines_max(source)
    ]
    assert too_long == []


def test_functions_stay_short() -> None:
    """No function is over 50 lines, its docstring not counted."""
    too_long = [
        f"{source.name}:{function.lineno} {function.name}: {lines}"
        for source in sources()
        for function in source.functions()
        if (lines := _lines(function)) > FUNCTION_LINES_MAX
    ]
    assert too_long == []


def test_functions_take_few_parameters() -> None:
    """No function of the service takes more than six, `self` not counted."""
    too_many = [
        f"{source.name}:{function.lineno} {function.name}: {count}"
        for source in sources("services", "schemas")
        if "copytaster/cli/" not in source.name  # one parameter an option
        for function in source.functions()
        if (count := _parameters(function)) > PARAMETERS_MAX
    ]
    assert too_many == []


def test_every_module_says_what_it_is_for() -> None:
    """Every module begins with a docstring; an empty one only makes a package."""
    silent = [
        source.name
        for source in sources()
        if source.text.strip() and not ast.get_docstring(source.tree)
    ]
    assert silent == []


def test_no_module_has_a_vague_name() -> None:
    """A name says what is inside."""
    vague = {
        source.name
        for source in sources()
        if VAGUE & {source.path.stem, *source.path.relative_to(ROOT).parent.parts}
    }
    assert vague == set()


def test_stage_names_chain() -> None:
    """What one stage makes is what another one takes, from raw articles to stories and alerts."""
    names = [path.name.split("_to_") for path in STAGES.glob("*_to_*") if path.is_dir()]
    assert len(names) > 1
    taken = {before for before, _ in names}
    made = {after for _, after in names}
    assert taken - made == {FIRST}
    assert made - taken == LAST


def test_every_bound_has_a_reason() -> None:
    """In limits.py a text stands under every constant: its unit and why it is what it is."""
    body = ast.parse((ROOT / "services/copytaster/limits.py").read_text("utf-8")).body
    bare = [
        ast.unparse(node).split("=")[0].strip()
        for node, after in zip(body, [*body[1:], ast.Pass()], strict=True)
        if isinstance(node, ast.Assign | ast.AnnAssign) and not _is_text(after)
    ]
    assert bare == []


@pytest.mark.parametrize("code", get_args(RefusalCode))
def test_every_refusal_code_is_explained(code: str) -> None:
    """An operator who meets a code in a dead letter finds it in ARCHITECTURE.md."""
    assert f"| `{code}` |" in (ROOT / "ARCHITECTURE.md").read_text("utf-8")


def test_no_path_of_the_workplace() -> None:
    """Nothing in the tree names a folder of the machine it was written on."""
    listing = ["git", "grep", "-nIE", r"(^|[^A-Za-z0-9_.])/(work|farm|root)/[A-Za-z]", "--", "."]
    run = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.stdout == ""


def _lines_max(source: Source) -> int:
    return TEST_LINES_MAX if source.path.name.startswith("test_") else FILE_LINES_MAX


def _lines(function: Function) -> int:
    """Lines from `def` to the end, without the docstring: a long contract is no fault."""
    first = function.body[0]
    docstring = (first.end_lineno or 0) - first.lineno + 1 if _is_text(first) else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def _parameters(function: Function) -> int:
    taken = function.args
    named = [each.arg for each in (*taken.posonlyargs, *taken.args, *taken.kwonlyargs)]
    return len([name for name in named if name not in {"self", "cls"}])


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
