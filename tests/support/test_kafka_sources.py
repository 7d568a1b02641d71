"""Where the Kafka of the tests comes from: an address, Docker, Java, or nowhere and loudly so."""

import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
ASKS_FOR_KAFKA = """
import os

def test_it(kafka):
    assert "COPYTASTER_TEST_KAFKA" not in os.environ
    print("address", kafka)
"""
DOCKER = """#!/bin/sh
echo "$KAFKA_PORT $*" >> "{calls}"
"""


def run(
    folder: Path, *options: str, path: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run one test that asks for a Kafka, where only the commands in `path` are to be found."""
    (folder / "test_it.py").write_text(ASKS_FOR_KAFKA, "utf-8")
    environment = {"PATH": str(path or folder / "nothing"), "PYTHONPATH": str(TESTS)}
    command = [sys.executable, "-m", "pytest", "-p", "support.kafka", "-p", "no:randomly", "-s"]
    return subprocess.run(
        [*command, "--strict-markers", "-o", "markers=kafka: Kafka", *options],
        cwd=folder,
        env=environment | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_address_comes_first(tmp_path: Path) -> None:
    """The address is used as it is, and hidden from the settings of the service."""
    ran = run(tmp_path, COPYTASTER_TEST_KAFKA="kafka.example:9092")
    assert ran.returncode == 0, ran.stdout
    assert "address kafka.example:9092" in ran.stdout


def test_docker_comes_next(tmp_path: Path) -> None:
    """Where an engine answers, the Compose file's broker is started, and taken away again."""
    commands = tmp_path / "bin"
    commands.mkdir()
    calls = tmp_path / "calls"
    docker = commands / "docker"
    docker.write_text(DOCKER.format(calls=calls), "utf-8")
    docker.chmod(0o755)

    ran = run(tmp_path, path=commands)

    assert "kafka: 1 passed (Docker Compose)" in ran.stdout
    made = [line.split() for line in calls.read_text("utf-8").splitlines()]
    port = made[2][0]
    assert f"address 127.0.0.1:{port}" in ran.stdout
    verbs = [words[words.index(str(TESTS.parent / "docker-compose.yml")) + 3] for words in made[2:]]
    assert verbs == ["create", "up", "down"]


@pytest.mark.parametrize(("option", "outcome"), [("auto", 0), ("required", 1)])
def test_nowhere_is_said_aloud(tmp_path: Path, option: str, outcome: int) -> None:
    """Without any, the run says why and what to do; when Kafka is required, it fails."""
    ran = run(tmp_path, f"--kafka={option}")
    assert ran.returncode == outcome
    assert "no docker on the PATH" in ran.stdout
    assert "no java on the PATH" in ran.stdout
    assert "COPYTASTER_TEST_KAFKA=host:port" in ran.stdout


def test_required_means_that_one_ran(tmp_path: Path) -> None:
    """A run that leaves out every Kafka test is no proof."""
    ran = run(tmp_path, "--kafka=required", "--deselect=test_it.py::test_it")
    assert ran.returncode != 0
    assert "no Kafka test ran" in ran.stdout
