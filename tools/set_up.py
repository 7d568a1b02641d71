"""A checkout -> `.venv` with what requirements-dev.lock names and the checkout on its path.

Runs under the system's Python (3.11 or newer) and needs nothing installed: `uv` does it where
there is one, venv and pip otherwise. Every file is checked against its hash and only wheels are
taken, so that no package runs code while it is installed. Does nothing when nothing changed.
"""

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements-dev.lock"
VENV = ROOT / ".venv"
PYTHON = str(VENV / "bin/python")
STAMP = VENV / ".set-up"
OLDEST_PYTHON = (3, 11)


def main() -> None:
    """Bring `.venv` up to date, or explain in a sentence why that did not work."""
    if sys.version_info < OLDEST_PYTHON:
        sys.exit(f"Copytaster needs Python {'.'.join(map(str, OLDEST_PYTHON))} or newer")
    fingerprint = _fingerprint()
    if STAMP.exists() and STAMP.read_text("utf-8") == fingerprint:
        return
    print("setting up .venv (once, and again when requirements-dev.lock changes) ...", flush=True)
    STAMP.unlink(missing_ok=True)
    uv = shutil.which("uv")
    try:
        if not (uv and _with_uv(uv)):
            _with_pip()
    except subprocess.CalledProcessError as failed:
        sys.exit(f"set-up failed at `{' '.join(map(str, failed.cmd))}`: see the lines above")
    STAMP.write_text(fingerprint, "utf-8")


def _fingerprint() -> str:
    """Whatever makes an environment stale: the lock, the package's own data, Python, the place."""
    digest = hashlib.sha256()
    for path in (LOCK, ROOT / "pyproject.toml", Path(__file__)):
        digest.update(path.read_bytes())
    return f"{digest.hexdigest()} {sys.version} {ROOT}\n"


def _with_uv(uv: str) -> bool:
    """The quick way; false when it does not work here, for instance behind a proxy it ignores."""
    target = ("--python", PYTHON)
    steps = (
        [uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable, str(VENV)],
        [uv, "pip", "sync", "--quiet", *target, "--require-hashes", "--no-build", str(LOCK)],
        [uv, "pip", "install", "--quiet", *target, "--no-deps", "--no-build-isolation", "-e", "."],
    )
    for step in steps:
        if subprocess.run(step, cwd=ROOT, check=False).returncode:
            print("uv could not do it; trying pip", flush=True)
            return False
    return True


def _with_pip() -> None:
    """The way that every Python has."""
    if not _is_usable():
        _make_venv()
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    locked = ["--require-hashes", "--no-deps", "--only-binary=:all:", "-r", str(LOCK)]
    editable = ["--no-deps", "--no-build-isolation", "--no-index", "-e", "."]
    for options in (locked, editable):
        subprocess.run([*pip, "install", *options], cwd=ROOT, check=True)
    extra = _not_locked()
    if extra:
        subprocess.run([*pip, "uninstall", "--yes", *extra], cwd=ROOT, check=True)


def _is_usable() -> bool:
    """Whether `.venv` is of this Python and has a pip: it may come from uv or an older Python."""
    if not Path(PYTHON).exists():
        return False
    probe = "import pip, sys; print(sys.version)"
    run = subprocess.run([PYTHON, "-c", probe], capture_output=True, text=True, check=False)
    return run.returncode == 0 and run.stdout.strip() == sys.version.strip()


def _make_venv() -> None:
    try:
        import ensurepip  # noqa: F401, PLC0415 -- Debian takes it out of Python: say what to do
    except ImportError:
        sys.exit("this Python cannot make environments: install python3-venv (Debian) or uv")
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)


def _not_locked() -> list[str]:
    """What an older lock left behind; pip itself may stay."""
    listing = [PYTHON, "-m", "pip", "list", "--format=freeze", "--exclude-editable"]
    run = subprocess.run(listing, capture_output=True, text=True, check=True)
    installed = {_name(line) for line in run.stdout.splitlines()}
    locked = {_name(line) for line in LOCK.read_text("utf-8").splitlines() if "==" in line}
    return sorted(installed - locked - {"pip"})


def _name(requirement: str) -> str:
    """PEP 503: `Foo.Bar_baz==1` is `foo-bar-baz`."""
    return re.sub(r"[-_.]+", "-", requirement.split("==", 1)[0].strip()).lower()


if __name__ == "__main__":
    main()
