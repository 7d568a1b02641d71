"""Logs, metrics and health as operators see them."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import aiohttp
import pytest
import structlog

from copytaster.observe.health import Answer, PortTakenError, Probes, health_server
from copytaster.observe.logging import RateLimit, configure_logging
from copytaster.observe.metrics import BatchFigures, Metrics
from copytaster.stream.app import TablelessApp
from copytaster.stream.cursor import CursorConsumerThread, transport_for


@pytest.fixture
def _logging_put_back() -> Iterator[None]:
    """Logging is global: leave it as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
    for name in ("aiokafka", "faust", "mode"):
        logging.getLogger(name).setLevel(logging.NOTSET)


@pytest.mark.usefixtures("_logging_put_back")
def test_logs_are_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """Ours and those of libraries, with a moment, a level and a name."""
    configure_logging(log_format="json", level="INFO")

    structlog.get_logger("ours").info("partition_opened", topic="t", partition=1)
    logging.getLogger("library").warning("odd: %s", "that")
    structlog.get_logger("ours").debug("unseen")

    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line["event"] for line in lines] == ["partition_opened", "odd: that"]
    assert lines[0]["topic"] == "t"
    assert {"timestamp", "level", "logger"} <= lines[1].keys()


@pytest.mark.usefixtures("_logging_put_back")
def test_faust_and_aiokafka_are_heard_from_warning_on(capsys: pytest.CaptureFixture[str]) -> None:
    """What they say at INFO is for their developers."""
    configure_logging(log_format="console", level="DEBUG")
    logging.getLogger("aiokafka.consumer").info("chatter")
    logging.getLogger("aiokafka.consumer").warning("trouble")
    written = capsys.readouterr().err
    assert "trouble" in written
    assert "chatter" not in written


def test_a_flood_of_lines_is_held_back_and_counted() -> None:
    """After a minute one line says how many were not written."""
    now = [0.0]
    limit = RateLimit(2, clock=lambda: now[0])
    records = [logging.makeLogRecord({"msg": "retry %d", "args": (n,)}) for n in range(6)]

    passed = [limit.filter(record) for record in records[:5]]
    now[0] = 61.0
    again = limit.filter(records[5])

    assert passed == [True, True, False, False, False]
    assert again
    assert records[5].getMessage() == "retry 5 (3 more lines were not written)"


def test_a_batch_is_counted_once() -> None:
    """Names and units follow Prometheus; refusals are labelled with their code."""
    metrics = Metrics(app_version="1.0")
    metrics.batch(
        BatchFigures(
            stage="enrich",
            topic="raw",
            records=10,
            reasons=("no_text", "no_text"),
            work_s=0.1,
            commit_s=0.01,
            latency_s=0.5,
            newest_ms=1_000,
        )
    )
    text = metrics.exposition().decode()
    assert 'copytaster_records_received_total{topic="raw"} 10.0' in text
    assert 'copytaster_records_processed_total{stage="enrich",status="ok"} 8.0' in text
    assert 'copytaster_dead_letters_total{reason="no_text",stage="enrich"} 2.0' in text
    assert 'copytaster_end_to_end_latency_seconds_sum{to="enrich"} 0.5' in text
    assert 'copytaster_build_info{version="1.0"} 1.0' in text


def test_partitions_given_up_are_forgotten() -> None:
    """A lag of a partition that another worker holds would stay wrong for ever."""
    metrics = Metrics()
    metrics.lag("raw", 3, 9)
    metrics.owned([("enrich", "raw", 0), ("enrich", "raw", 1)])
    text = metrics.exposition().decode()
    assert 'partition="3"' not in text
    assert 'copytaster_partitions_owned{stage="enrich"} 2.0' in text


async def test_health_is_served() -> None:
    """Well is 200, not well is 503 with the reason."""
    probes = Probes(
        alive=lambda: Answer(well=True),
        ready=lambda: Answer(well=False, words="no partitions yet"),
        metrics=Metrics().exposition,
    )
    async with (
        health_server(probes, host="127.0.0.1", port=0) as port,
        aiohttp.ClientSession(f"http://127.0.0.1:{port}") as web,
    ):
        async with web.get("/livez") as answer:
            assert (answer.status, await answer.text()) == (200, "ok\n")
        async with web.get("/readyz") as answer:
            assert (answer.status, await answer.text()) == (503, "no partitions yet\n")
        async with web.get("/metrics") as answer:
            assert answer.status == 200


async def test_a_taken_port_is_one_sentence() -> None:
    """The sentence names the setting that mends it."""
    probes = Probes(lambda: Answer(well=True), lambda: Answer(well=True), lambda: b"")
    async with health_server(probes, host="127.0.0.1", port=0) as port:
        with pytest.raises(PortTakenError, match="COPYTASTER_HEALTH_PORT"):
            async with health_server(probes, host="127.0.0.1", port=port):
                pass


def test_what_faust_says_is_said_under_its_name() -> None:
    """So that it is held to WARNING although the classes are ours."""
    consumer: Any = transport_for(dict).Consumer
    names = [each.logger.name for each in (TablelessApp, consumer, CursorConsumerThread)]
    assert [name.partition(".")[0] for name in names] == ["faust"] * 3
