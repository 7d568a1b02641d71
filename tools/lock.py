"""pyproject.toml -> requirements.lock (the service), requirements-dev.lock (everything).

A third one, requirements-package.lock, holds what the Dockerfile makes the wheel with.
Run it after changing a dependency. Versions that are locked and still fit are kept;
`--upgrade` lets all of them move. The locks hold versions and hashes for every platform and
every Python from 3.11 on, and no registry's address: where packages come from is the business
of whoever installs them.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
SERVICE = "requirements.lock"
EVERYTHING = "requirements-dev.lock"
PACKAGE = "requirements-package.lock"
GROUPS = ("dev", "build", "package")
RESOLVER = "uv==0.13.9"
"""Fetched into a throw-away environment where `uv` is not at hand."""


def main() -> None:
    """Write the lock of everything, then those of its parts with the same versions."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--upgrade", action="store_true", help="let locked versions move")
    upgrade = ["--upgrade"] if parser.parse_args().upgrade else []
    with tempfile.TemporaryDirectory() as scratch:
        uv = shutil.which("uv") or _own_uv(Path(scratch))
        groups = [f"--group={group}" for group in GROUPS]
        _compile(uv, EVERYTHING, ["pyproject.toml", *groups, *upgrade])
        part = [f"--constraint={EVERYTHING}", "--upgrade"]
        _compile(uv, SERVICE, ["pyproject.toml", *part])
        _compile(uv, PACKAGE, ["--group=package", *part])
    for name in (EVERYTHING, SERVICE, PACKAGE):
        if "://" in (ROOT / name).read_text("utf-8"):
            sys.exit(f"{name} holds an address: unset the index options of uv and run this again")


def _compile(uv: str, lock: str, options: list[str]) -> None:
    command = [uv, "pip", "compile", "--quiet", f"--output-file={lock}"]
    command += ["--universal", "--python-version=3.11", "--generate-hashes"]
    command += ["--custom-compile-command=python tools/lock.py", "--annotation-style=line"]
    subprocess.run([*command, *options], cwd=ROOT, env=_environment(), check=True)


def _environment() -> dict[str, str]:
    """The certificate file that pip was told of holds for uv too."""
    certificates = os.environ.get("PIP_CERT")
    return {**({"SSL_CERT_FILE": certificates} if certificates else {}), **os.environ}


def _own_uv(scratch: Path) -> str:
    subprocess.run([sys.executable, "-m", "venv", str(scratch)], check=True)
    subprocess.run([scratch / "bin/python", "-m", "pip", "install", "-q", RESOLVER], check=True)
    return str(scratch / "bin/uv")


if __name__ == "__main__":
    main()
