"""The Dockerfile, read: there is no engine where most tests run, so its structure is checked."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def stages() -> list[list[str]]:
    """The instructions of each stage, continuation lines joined."""
    text = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
    lines = [" ".join(line.split()) for line in text.splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    starts = [index for index, line in enumerate(lines) if line.startswith("FROM ")]
    return [lines[a:b] for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]


def test_the_image_holds_no_build_tools() -> None:
    """What builds stays in a stage of its own; the last one takes the result."""
    build, image = stages()
    assert build[0].endswith(" AS build")
    assert any(line.startswith("COPY --from=build ") for line in image)
    assert not any("pip" in line for line in image)


def test_the_image_runs_as_nobody_in_particular() -> None:
    """The last user is not root, and is given by number so that Kubernetes can tell."""
    users = [line for line in stages()[-1] if line.startswith("USER ")]
    assert users == ["USER 10001:10001"]


def test_everything_is_installed_by_hash() -> None:
    """No line fetches a package that is not in a lock."""
    installs = [
        command
        for line in stages()[0]
        for command in line.removeprefix("RUN ").split("&&")
        if "pip install" in command
    ]
    assert len(installs) == len(["service", "build tools", "our own wheel"])
    assert all("--no-index" in each or "--require-hashes" in each for each in installs), installs


def test_what_it_copies_is_there_and_not_ignored() -> None:
    """The builder sees exactly what the Dockerfile copies."""
    copies = [line.split()[1:-1] for line in stages()[0] if line.startswith("COPY ")]
    copied = {name for names in copies for name in names}
    rules = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert all((ROOT / name).exists() for name in copied)
    assert "*" in rules
    assert {rule[1:] for rule in rules if rule.startswith("!")} == copied


def test_it_runs_the_oldest_python_we_promise() -> None:
    """The image and `requires-python` agree."""
    bases = {line.split()[1] for stage in stages() for line in stage[:1]}
    promised = re.search(r'requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text())
    assert promised
    assert bases == {f"python:{promised[1]}-slim"}
