"""Apache Kafka's published Maven artifacts -> a folder of jars, checked against their hashes."""

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

POM = Path(__file__).parents[2] / "tools/kafka/pom.xml"
HASHES = POM.with_name("jars.sha256")
JAVA_MAJOR_MIN = 17
"""What Kafka 4 brokers need (KIP-1013)."""

MAVEN_SECONDS_MAX = 300
"""44 MB over a slow line; a hanging mirror must not hang the tests."""


class NoKafkaError(Exception):
    """This machine cannot give the tests a Kafka in the way tried; the text says why."""


def kafka_version() -> str:
    """The version that the pom pins."""
    found = re.search(r"kafka_2\.13</artifactId>\s*<version>([\d.]+)<", POM.read_text("utf-8"))
    assert found, f"{POM} names no Kafka version"
    return found[1]


def java() -> str:
    """The path of a Java that is new enough.

    Raises:
        NoKafkaError: there is none.
    """
    home = os.environ.get("JAVA_HOME")
    command = shutil.which("java", path=f"{home}/bin") if home else None
    command = command or shutil.which("java")
    if command is None:
        raise NoKafkaError("no java on the PATH")
    answer = subprocess.run([command, "-version"], capture_output=True, text=True, check=False)
    found = re.search(r'version "(\d+)', answer.stderr + answer.stdout)
    major = int(found[1]) if found else 0
    if major < JAVA_MAJOR_MIN:
        raise NoKafkaError(f"java is version {major}, Kafka needs {JAVA_MAJOR_MIN}")
    return command


def kafka_jars() -> Path:
    """The folder with Kafka's jars, fetched through Maven the first time.

    Raises:
        NoKafkaError: they are not in the cache and Maven is missing or failed.
    """
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "copytaster" / f"kafka-{kafka_version()}"
    expected = _expected_hashes()
    if not folder.is_dir() or {jar.name for jar in folder.iterdir()} != set(expected):
        _fetch(folder, expected)
    return folder


def _expected_hashes() -> dict[str, str]:
    lines = (line.split() for line in HASHES.read_text("utf-8").splitlines())
    return {name: digest for digest, name in lines}


def _fetch(folder: Path, expected: dict[str, str]) -> None:
    """Copy the jars beside `folder`, compare their hashes, then put them in place in one step."""
    maven = shutil.which("mvn")
    if maven is None:
        raise NoKafkaError("no mvn on the PATH to fetch Kafka with")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        jars = Path(scratch) / "jars"
        command = [
            *(maven, "--batch-mode", "--quiet", "--file", str(POM)),
            *("dependency:copy-dependencies", "-DincludeScope=runtime"),
            f"-DoutputDirectory={jars}",
        ]
        try:
            run = subprocess.run(
                command, capture_output=True, text=True, check=False, timeout=MAVEN_SECONDS_MAX
            )
        except subprocess.TimeoutExpired as slow:
            raise NoKafkaError(f"mvn did not end in {MAVEN_SECONDS_MAX} s") from slow
        if run.returncode:
            raise NoKafkaError(f"mvn failed: {(run.stdout + run.stderr).strip()[:500]}")
        found = {jar.name: _sha256(jar) for jar in jars.iterdir()}
        if found != expected:
            wrong = sorted({name for name, _ in found.items() ^ expected.items()})
            raise NoKafkaError(f"these jars are not those of {HASHES.name}: {', '.join(wrong)}")
        shutil.rmtree(folder, ignore_errors=True)
        jars.rename(folder)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
