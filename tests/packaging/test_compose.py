"""`docker-compose.yml`: a valid Compose file that says what the documentation says of it."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from support.kafka_jars import NoKafkaError, java, kafka_jars, kafka_version
from support.kafka_process import STARTED, KafkaProcess, run_tool
from support.kafka_server import free_ports

ROOT = Path(__file__).parents[2]
SCHEMA = Path(__file__).with_name("compose_spec") / "compose-spec.json"


@pytest.fixture(scope="module")
def compose() -> Any:
    """The file, parsed."""
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))


def test_it_is_a_compose_file(compose: Any) -> None:
    """The schema of the Compose Specification accepts it."""
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(compose)


def test_the_schema_would_object(compose: Any) -> None:
    """A key that Compose does not know is refused: the check is a real one."""
    schema = json.loads(SCHEMA.read_text("utf-8"))
    compose = {**compose, "services": {"kafka": {"image": "x", "portz": []}}}
    with pytest.raises(jsonschema.ValidationError, match="portz"):
        jsonschema.Draft202012Validator(schema).validate(compose)


def test_its_kafka_is_the_one_that_the_tests_use(compose: Any) -> None:
    """Containers and the Maven artifacts are of one version."""
    assert compose["services"]["kafka"]["image"] == f"apache/kafka:{kafka_version()}"


def test_every_image_has_a_version(compose: Any) -> None:
    """No image changes by itself."""
    images = [service["image"] for service in compose["services"].values()]
    assert all(re.search(r":(local|v?\d+\.\d+\.\d+)$", image) for image in images), images


def test_every_port_is_bound_to_this_machine(compose: Any) -> None:
    """Nothing without access control is offered to the network."""
    ports = [port for service in compose["services"].values() for port in service.get("ports", [])]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports), ports


def test_workers_wait_for_topics_and_topics_for_kafka(compose: Any) -> None:
    """Everything starts in an order that works at the first attempt."""
    services = compose["services"]
    assert services["topics"]["depends_on"] == {"kafka": {"condition": "service_healthy"}}
    done = {"condition": "service_completed_successfully"}
    assert services["worker"]["depends_on"] == {"topics": done}
    assert "healthcheck" in services["kafka"]


def test_a_plain_up_starts_no_extras(compose: Any) -> None:
    """The user interface comes only with its profile."""
    default = {name for name, service in compose["services"].items() if "profiles" not in service}
    assert default == {"kafka", "topics", "worker"}


def test_our_containers_have_no_rights(compose: Any) -> None:
    """A read-only root, no capabilities, no new privileges."""
    for name in ("topics", "worker"):
        service = compose["services"][name]
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]


@pytest.mark.kafka
def test_kafka_starts_with_every_setting(compose: Any, tmp_path: Path) -> None:
    """What the image does with these variables starts a broker that reports each of them."""
    environment = compose["services"]["kafka"]["environment"]
    try:
        kafka_jars()
        java()
    except NoKafkaError as none:
        pytest.skip(f"needs Java and Maven: {none}")
    broker = KafkaProcess(_prepared_as_in_the_image(environment, tmp_path))
    broker.launch()
    try:
        broker.wait_for(STARTED)
    finally:
        broker.stop()
    settings = [name for name in environment if name.startswith("KAFKA_")]
    names = [name.removeprefix("KAFKA_").lower().replace("_", ".") for name in settings]
    assert [name for name in names if f"\t{name} = " not in broker.log()] == []


def _prepared_as_in_the_image(environment: dict[str, Any], folder: Path) -> Path:
    """The properties that the official image's own program makes, at ports and paths of ours."""
    port, controller_port = free_ports(2)
    host, controller = f"127.0.0.1:{port}", f"127.0.0.1:{controller_port}"
    moved = {
        "KAFKA_LISTENERS": f"CONTROLLER://{controller},INTERNAL://{host}",
        "KAFKA_ADVERTISED_LISTENERS": f"INTERNAL://{host}",
        "KAFKA_CONTROLLER_QUORUM_VOTERS": f"1@{controller}",
        "KAFKA_LOG_DIRS": str(folder / "data"),
    }
    assert moved.keys() <= environment.keys()
    defaults = folder / "defaults"
    defaults.mkdir()
    for name in ("server.properties", "log4j2.yaml", "tools-log4j2.yaml"):
        (defaults / name).write_text("", "utf-8")
    variables = {name: str(value) for name, value in (environment | moved).items()}
    options = (f"-D={defaults}", f"-M={defaults}", f"-F={folder}")
    run_tool("kafka.docker.KafkaDockerWrapper", "setup", *options, **variables)
    return folder / "server.properties"
