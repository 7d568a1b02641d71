"""The wheel: three packages with their data, and nothing of the rest of the tree."""

import subprocess
import sys
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = {
    "copytaster": ROOT / "services/copytaster",
    "copytaster_broker": ROOT / "services/copytaster_broker",
    "copytaster_schemas": ROOT / "schemas/copytaster_schemas",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """As the Dockerfile builds it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def test_it_holds_the_three_packages_whole(wheel: zipfile.ZipFile) -> None:
    """Every file of the packages is in it: code, type markers, lexicons, schemas, examples."""
    expected = {
        f"{package}/{path.relative_to(folder).as_posix()}"
        for package, folder in PACKAGES.items()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert packed == expected


def test_it_carries_its_licence_and_commands(wheel: zipfile.ZipFile) -> None:
    """Apache-2.0 with the text, and both commands."""
    (info,) = {name.split("/")[0] for name in wheel.namelist() if ".dist-info/" in name}
    metadata = message_from_bytes(wheel.read(f"{info}/METADATA"))
    assert metadata["License-Expression"] == "Apache-2.0"
    assert wheel.read(f"{info}/licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()
    commands = wheel.read(f"{info}/entry_points.txt").decode()
    assert "copytaster = copytaster.__main__:main" in commands
    assert "copytaster-broker = copytaster_broker.__main__:main" in commands
