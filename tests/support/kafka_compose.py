"""The Kafka of `docker-compose.yml`, under a project name and port of its own."""

import os
import shutil
import subprocess
from pathlib import Path

from support.kafka_jars import NoKafkaError
from support.kafka_server import free_ports

COMPOSE_FILE = Path(__file__).parents[2] / "docker-compose.yml"
UP_SECONDS_MAX = 300
"""Pulling the image over a slow line is part of it."""


class ComposedKafka:
    """As `KafkaServer`, but in a container: the same calls, so that fault tests take either.

    Raises:
        NoKafkaError: no Docker engine answers, or it has no Compose, or no image can be had.
    """

    name = "Docker Compose"

    def __init__(self) -> None:
        docker = shutil.which("docker")
        if docker is None:
            raise NoKafkaError("no docker on the PATH")
        for probe in (["info"], ["compose", "version"]):
            if subprocess.run([docker, *probe], capture_output=True, check=False).returncode:
                raise NoKafkaError(f"`docker {' '.join(probe)}` fails (is the engine running?)")
        (port,) = free_ports(1)
        self.address = f"127.0.0.1:{port}"
        self._environment = {**os.environ, "KAFKA_PORT": str(port)}
        project = f"copytaster-test-{os.getpid()}-{port}"
        self._compose = [docker, "compose", "--file", str(COMPOSE_FILE), "--project-name", project]
        self._run("create", "kafka")

    def start(self) -> None:
        """Start it and wait until its health check passes."""
        self._run("up", "--detach", "--wait", "kafka")

    def stop(self) -> None:
        """End it as an operator would."""
        self._run("stop", "kafka")

    def kill9(self) -> None:
        """End it as a power cut would."""
        self._run("kill", "--signal", "SIGKILL", "kafka")

    def restart(self) -> None:
        """Stop it cleanly and start it on the same port and volume."""
        self.stop()
        self.start()

    def remove(self) -> None:
        """Take the container and its volume away."""
        self._run("down", "--volumes", "--timeout", "5")

    def _run(self, *arguments: str) -> None:
        run = subprocess.run(
            [*self._compose, *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=UP_SECONDS_MAX,
        )
        if run.returncode:
            raise NoKafkaError(f"`docker compose {arguments[0]}` failed: {run.stderr[-500:]}")
