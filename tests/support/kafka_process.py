"""One Java process of Apache Kafka, run from a properties file and watched through its log."""

import os
import subprocess
import time
from pathlib import Path

from support.kafka_jars import java, kafka_jars

START_SECONDS_MAX = 60
"""It is up in about two seconds on two idle cores; this is for a machine that swaps."""

STOP_SECONDS_MAX = 15
"""A clean stop takes under a second; after this it is killed."""

STARTED = "Kafka Server started"
"""The last line a starting server writes; requests sent before it may be refused."""

JVM = ("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Bounded heap; a cheap compiler and collector: tests start it often and load it lightly."""


def run_tool(main: str, *arguments: str, **environment: str) -> None:
    """Run one of Kafka's own tools to its end.

    Raises:
        RuntimeError: it failed; with the end of what it wrote.
    """
    run = subprocess.run(
        _command(main, *arguments),
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise RuntimeError(f"{main} failed:\n{(run.stdout + run.stderr)[-2000:]}")


class KafkaProcess:
    """A Kafka server; its properties and its log stay where they are when it ends."""

    def __init__(self, properties: Path) -> None:
        self._properties = properties
        self._log = properties.with_suffix(".log")
        self._log.touch()
        self._process: subprocess.Popen[bytes] | None = None

    def launch(self) -> None:
        """Start it; `wait_for(STARTED)` tells when it is there."""
        assert self._process is None, "already started"
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                _command("kafka.Kafka", str(self._properties)),
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                cwd=self._properties.parent,
            )

    def wait_for(self, line: str, since: int = 0) -> None:
        """Wait until it writes `line`, looking at its log from byte `since` on.

        Raises:
            RuntimeError: it ended, or took too long; with the end of its log.
        """
        assert self._process is not None, "not started"
        deadline = time.monotonic() + START_SECONDS_MAX
        while line not in self.log(since):
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill9()
                raise RuntimeError(f"Kafka never wrote {line!r}:\n{self.log(since)[-2000:]}")
            time.sleep(0.05)

    def stop(self) -> None:
        """End it as an operator would, with SIGTERM; nothing happens when it does not run."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS_MAX)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def kill9(self) -> None:
        """End it as a power cut would, with SIGKILL; nothing happens when it does not run."""
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        self._process = None

    def written(self) -> int:
        """How long its log is now, in bytes."""
        return self._log.stat().st_size

    def log(self, since: int = 0) -> str:
        """What it wrote from byte `since` on."""
        with self._log.open("rb") as log:
            log.seek(since)
            return log.read().decode("utf-8", "replace")

    @property
    def runs(self) -> bool:
        """Whether it was started and not ended by us."""
        return self._process is not None


def _command(main: str, *arguments: str) -> list[str]:
    return [java(), *JVM, "-cp", f"{kafka_jars()}{os.sep}*", main, *arguments]
