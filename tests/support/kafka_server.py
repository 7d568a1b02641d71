"""A real Apache Kafka of one KRaft node, as a child process that tests may kill and start again."""

import base64
import os
import socket
import subprocess
import time
import uuid
from pathlib import Path

from support.kafka_jars import java, kafka_jars

START_SECONDS_MAX = 60
"""It is up in about four seconds on two idle cores; this is for a machine that swaps."""

STOP_SECONDS_MAX = 15
"""A clean stop takes about one second; after this it is killed."""

STARTED = "Kafka Server started"
"""The last line a starting broker writes; requests sent before it may be refused."""

JVM = ("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Bounded heap; a cheap compiler and collector: tests start it often and load it lightly."""

PROPERTIES = """\
process.roles=broker,controller
node.id=1
controller.quorum.bootstrap.servers=127.0.0.1:{controller_port}
listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller_port}
advertised.listeners=PLAINTEXT://127.0.0.1:{port}
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
log.dirs={data}
auto.create.topics.enable=false
# one node: nothing can be replicated
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
# 50 each by default, which is slow to create and to load after a kill
offsets.topic.num.partitions=5
transaction.state.log.num.partitions=5
# tests do not wait for members that may still come, and some want short sessions
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=500
# how long its controller holds a killed broker's registration against its return (9 s by default)
broker.session.timeout.ms=3000
broker.heartbeat.interval.ms=500
# 128 MB of the heap by default
log.cleaner.dedupe.buffer.size=8388608
"""


def free_ports(count: int) -> tuple[int, ...]:
    """Ports of loopback that nobody listens on at this moment, all different."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return tuple(each.getsockname()[1] for each in sockets)
    finally:
        for each in sockets:
            each.close()


class KafkaServer:
    """One broker with its own ports and data folder, which outlive any stop or kill.

    Raises:
        NoKafkaError: Java or Kafka's jars cannot be had.
    """

    def __init__(self, folder: Path) -> None:
        self._java = java()
        self._jars = kafka_jars()
        self._folder = folder
        self._properties = folder / "server.properties"
        self._log = folder / "server.log"
        self._process: subprocess.Popen[bytes] | None = None
        self._port, self._controller_port = free_ports(2)
        self.address = f"127.0.0.1:{self._port}"
        self._prepare()

    def start(self) -> None:
        """Start it and wait until it takes requests.

        Raises:
            RuntimeError: it ended, or took too long; with the end of its log.
        """
        assert self._process is None, "already started"
        with self._log.open("ab") as log:
            seen = log.tell()
            command = self._command("kafka.Kafka", str(self._properties))
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd=self._folder
            )
        deadline = time.monotonic() + START_SECONDS_MAX
        while STARTED not in self.log(seen):
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill9()
                raise RuntimeError(f"Kafka did not start:\n{self.log(seen)[-2000:]}")
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

    def restart(self) -> None:
        """Stop it cleanly and start it on the same ports and data."""
        self.stop()
        self.start()

    def log(self, start: int = 0) -> str:
        """What it wrote to its log since byte `start`."""
        with self._log.open("rb") as log:
            log.seek(start)
            return log.read().decode("utf-8", "replace")

    def _prepare(self) -> None:
        """Write the properties and format the data folder."""
        text = PROPERTIES.format(
            port=self._port, controller_port=self._controller_port, data=self._folder / "data"
        )
        self._properties.write_text(text, "utf-8")
        identity = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
        identity = identity.replace("-", "A")  # a leading dash would read as an option
        command = self._command("kafka.tools.StorageTool", "format", "--standalone")
        self._run([*command, "--cluster-id", identity, "--config", str(self._properties)])

    def _command(self, main: str, *arguments: str) -> list[str]:
        return [self._java, *JVM, "-cp", f"{self._jars}{os.sep}*", main, *arguments]

    def _run(self, command: list[str], **environment: str) -> None:
        """Run one of Kafka's tools to its end."""
        run = subprocess.run(
            command,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode:
            raise RuntimeError(f"Kafka could not be prepared:\n{(run.stdout + run.stderr)[-2000:]}")
