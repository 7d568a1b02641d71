"""A real Apache Kafka, a broker and its controller, as child processes that tests may kill."""

import base64
import socket
import uuid
from pathlib import Path

from support.kafka_jars import java, kafka_jars
from support.kafka_process import STARTED, KafkaProcess, run_tool

FENCED = "Fencing broker 2 at epoch"
"""What the controller writes when it gives up a broker that was killed."""

SHARED = """\
controller.quorum.bootstrap.servers=127.0.0.1:{controller_port}
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
auto.create.topics.enable=false
# one broker: nothing can be replicated
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
# how long a killed broker counts as alive (9 s by default)
broker.session.timeout.ms=3000
broker.heartbeat.interval.ms=500
"""
CONTROLLER = """\
process.roles=controller
node.id=1
listeners=CONTROLLER://127.0.0.1:{controller_port}
log.dirs={folder}/controller-data
"""
BROKER = """\
process.roles=broker
node.id=2
listeners=PLAINTEXT://127.0.0.1:{port}
advertised.listeners=PLAINTEXT://127.0.0.1:{port}
log.dirs={folder}/broker-data
# 50 each by default, which is slow to create and to load after a kill
offsets.topic.num.partitions=5
transaction.state.log.num.partitions=5
# tests do not wait for members that may still come, and some want short sessions
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=500
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
    """One broker with its own ports and data, which outlive any stop or kill.

    The controller is a process of its own and survives `kill9`, and `start` waits until it has
    given the killed broker up. A broker that comes back sooner believes that it still leads; if it
    was killed between the decision to commit and the markers, Kafka 4.3.0 may then skip the markers
    ("likely deleted already"), and read-committed readers never get past that transaction: 4 of
    8 times when killed right after a commit. With replicas elsewhere that cannot happen.

    Raises:
        NoKafkaError: Java or Kafka's jars cannot be had.
    """

    name = "Apache Kafka from Maven artifacts"

    def __init__(self, folder: Path) -> None:
        java()
        kafka_jars()
        port, controller_port = free_ports(2)
        self.address = f"127.0.0.1:{port}"
        self._killed_at: int | None = None
        names = {"folder": folder, "port": port, "controller_port": controller_port}
        identity = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
        identity = identity.replace("-", "A")  # a leading dash would read as an option
        processes = []
        for role, text, option in (
            ("controller", CONTROLLER, ["--standalone"]),
            ("broker", BROKER, []),
        ):
            properties = folder / f"{role}.properties"
            properties.write_text((SHARED + text).format(**names), "utf-8")
            options = ["--cluster-id", identity, "--config", str(properties), *option]
            run_tool("kafka.tools.StorageTool", "format", *options)
            processes.append(KafkaProcess(properties))
        self._controller, self._broker = processes

    def start(self) -> None:
        """Start it and wait until it takes requests.

        Raises:
            RuntimeError: it ended, or took too long; with the end of its log.
        """
        if not self._controller.runs:
            self._controller.launch()
        if self._killed_at is not None:
            self._controller.wait_for(FENCED, self._killed_at)
            self._killed_at = None
        before = self._broker.written()
        self._broker.launch()
        self._broker.wait_for(STARTED, before)

    def stop(self) -> None:
        """End it as an operator would, with SIGTERM; nothing happens when it does not run."""
        self._broker.stop()
        self._controller.stop()

    def kill9(self) -> None:
        """End the broker as a power cut would, with SIGKILL."""
        if self._broker.runs:
            self._killed_at = self._controller.written()
            self._broker.kill9()

    def remove(self) -> None:
        """End it; whoever gave the folder takes it away."""
        self.stop()

    def restart(self) -> None:
        """Stop it cleanly and start it on the same ports and data."""
        self.stop()
        self.start()

    def log(self) -> str:
        """What the broker wrote to its log."""
        return self._broker.log()
