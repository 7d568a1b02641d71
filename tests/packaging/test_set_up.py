"""The set-up of `.venv`: quick when nothing changed, and clear when it cannot be done."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[2] / "tools/set_up.py"


@pytest.fixture
def set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, at work on an environment of its own and not allowed to start a program."""
    specification = importlib.util.spec_from_file_location("set_up", SCRIPT)
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    lock = tmp_path / "requirements-dev.lock"
    lock.write_text("Some_Package==1 ; sys_platform == 'win32' \\\n    --hash=sha256:00\n", "utf-8")
    monkeypatch.setattr(module, "LOCK", lock)
    monkeypatch.setattr(module, "STAMP", tmp_path / ".set-up")
    monkeypatch.setattr(module, "PYTHON", str(tmp_path / "python"))

    def forbidden(command: list[str], **_: Any) -> None:
        raise AssertionError(f"started {command}")

    monkeypatch.setattr(module.subprocess, "run", forbidden)
    return module


def test_it_does_nothing_when_nothing_changed(set_up: ModuleType) -> None:
    """With the stamp of this lock, this Python and this place, no program is started."""
    set_up.STAMP.write_text(set_up._fingerprint(), "utf-8")
    set_up.main()


def test_a_changed_lock_is_noticed(set_up: ModuleType) -> None:
    """Another lock is another stamp, and the set-up begins."""
    set_up.STAMP.write_text(set_up._fingerprint(), "utf-8")
    set_up.LOCK.write_text("some-package==2\n", "utf-8")
    with pytest.raises(AssertionError, match="started"):
        set_up.main()
    assert not set_up.STAMP.exists()


def test_an_old_python_is_told_so(set_up: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence names the version that is needed."""
    monkeypatch.setattr(sys, "version_info", (3, 10, 0))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer"):
        set_up.main()


def test_a_python_that_cannot_make_environments_is_told_so(
    set_up: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Debian's Python lacks ensurepip: the sentence says what to install."""
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    monkeypatch.setattr(set_up.shutil, "which", lambda _: None)
    with pytest.raises(SystemExit, match="install python3-venv"):
        set_up.main()


@pytest.mark.parametrize(
    "line", ["some-package==1", "Some.Package==1", "some_package==1 ; python_version > '3' \\"]
)
def test_names_are_compared_as_pip_compares_them(set_up: ModuleType, line: str) -> None:
    """What is installed is found in the lock however it is spelt."""
    assert set_up._name(line) == "some-package"
