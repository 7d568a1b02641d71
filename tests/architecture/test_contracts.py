"""The import contracts of pyproject.toml hold, and each one is seen to fail when it is broken."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from architecture.sources import ROOT

LINTER = Path(sys.executable).with_name("lint-imports")
BREACHES = {
    "layers": ("services/copytaster/stages/refusal.py", "import copytaster.settings"),
    "independent-stages": (
        "services/copytaster/stages/digests_to_stories/__init__.py",
        "import copytaster.stages.raw_to_clean",
    ),
    "schemas": ("schemas/copytaster_schemas/ids.py", "import copytaster.limits"),
    "broker-knows-nobody": ("services/copytaster_broker/__init__.py", "import copytaster_schemas"),
    "nobody-knows-broker": ("services/copytaster/adapters/__init__.py", "import copytaster_broker"),
    "pure": ("services/copytaster/stages/refusal.py", "import structlog"),
    "faust": ("services/copytaster/adapters/__init__.py", "import aiokafka"),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages and their contracts, where a test may break them."""
    root = tmp_path_factory.mktemp("tree")
    ignored = shutil.ignore_patterns("__pycache__", "resources")
    for folder in ("services", "schemas"):
        shutil.copytree(ROOT / folder, root / folder, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", root)
    return root


def lint(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Check the contracts of the tree at `root`."""
    path = os.pathsep.join((str(root / "services"), str(root / "schemas")))
    return subprocess.run(
        [LINTER, "--no-cache", *options],
        cwd=root,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_contracts_hold(copy: Path) -> None:
    """The tree as it is breaks none."""
    run = lint(copy)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("contract", sorted(BREACHES))
def test_a_breach_is_seen(copy: Path, contract: str) -> None:
    """One import in the wrong place breaks the contract that forbids it."""
    name, statement = BREACHES[contract]
    module = copy / name
    before = module.read_text("utf-8")
    module.write_text(f"{before}\n{statement}\n", "utf-8")
    try:
        run = lint(copy, "--contract", contract)
    finally:
        module.write_text(before, "utf-8")
    assert run.returncode == 1
    assert "BROKEN" in run.stdout


def test_a_new_top_level_module_must_be_placed(copy: Path) -> None:
    """The layers are exhaustive: a module that nobody placed is an error."""
    stranger = copy / "services/copytaster/stranger.py"
    stranger.write_text('"""Nobody knows where this belongs."""\n', "utf-8")
    try:
        run = lint(copy, "--contract", "layers")
    finally:
        stranger.unlink()
    assert run.returncode == 1
    assert "copytaster.stranger" in run.stdout
