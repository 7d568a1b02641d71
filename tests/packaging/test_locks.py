"""The locks: complete, hashed, in step with pyproject.toml, and free of registry addresses."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-package.lock")
ENTRY = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)( ; [^\\]+)? \\\n((?:    --hash=\S+(?: \\)?\n)+)")


def locked(name: str) -> dict[str, str]:
    """Package -> version."""
    text = (ROOT / name).read_text("utf-8")
    return {found[1]: found[2] for found in re.finditer(ENTRY.pattern, text, re.MULTILINE)}


@pytest.mark.parametrize("name", LOCKS)
def test_every_entry_has_a_version_and_hashes(name: str) -> None:
    """Nothing is installed that was not there when the lock was made."""
    text = (ROOT / name).read_text("utf-8")
    rest = re.sub(ENTRY.pattern, "", text, flags=re.MULTILINE)
    assert [line for line in rest.splitlines() if not line.lstrip().startswith("#")] == []


@pytest.mark.parametrize("name", LOCKS)
def test_no_lock_names_a_registry(name: str) -> None:
    """Where packages come from is the business of whoever installs them."""
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert "index-url" not in text


def test_the_locks_follow_pyproject() -> None:
    """What pyproject.toml pins is what the locks hold: else run tools/lock.py."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    service = _pins(project["project"]["dependencies"])
    groups = {group: _pins(pins) for group, pins in project["dependency-groups"].items()}
    everything = service | {name: pin for pins in groups.values() for name, pin in pins.items()}
    assert service.items() <= locked("requirements.lock").items()
    assert everything.items() <= locked("requirements-dev.lock").items()
    assert groups["package"].items() <= locked("requirements-package.lock").items()


def test_the_locks_agree() -> None:
    """A worker runs on the versions that were tested."""
    everything = locked("requirements-dev.lock").items()
    assert locked("requirements.lock").items() <= everything
    assert locked("requirements-package.lock").items() <= everything


def test_the_service_needs_no_development_tools() -> None:
    """The image holds no test runner."""
    assert not {"pytest", "mypy", "ruff", "hatchling"} & locked("requirements.lock").keys()


def _pins(requirements: list[str]) -> dict[str, str]:
    pairs = (requirement.split("==") for requirement in requirements)
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in pairs}
