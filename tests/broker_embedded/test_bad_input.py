"""Whatever comes in, the broker keeps its feet: the sender is cut off, everybody else goes on."""

import asyncio
import struct

import pytest

from broker_embedded.batches import a_batch
from broker_embedded.conftest import SharedBroker
from broker_embedded.raw import RawConnection, api_versions, connect, frame
from copytaster.adapters.embedded_broker import EmbeddedBroker
from copytaster_broker.errors import ErrorCode
from copytaster_broker.wire import apis
from support.embedded import create_topics, producer, read_all

HUGE = 1 << 30
METADATA_OF_ALL = struct.pack(">i", -1)


@pytest.mark.parametrize(
    "data",
    [
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        bytes.fromhex("16030100f4010000f0030300"),  # a TLS hello
        struct.pack(">i", HUGE) + b"x" * 100,
        struct.pack(">i", -5) + b"x" * 100,
        struct.pack(">i", 4) + b"abcd",
        frame(999, 0),
        frame(apis.METADATA.key, 99),
        frame(apis.METADATA.key, -1),
        frame(apis.METADATA.key, 4, b"\x00\x00"),
        frame(apis.METADATA.key, 4, struct.pack(">i", HUGE)),
        frame(apis.METADATA.key, 1, struct.pack(">ih", 1, 2) + b"\xff\xfe"),
        frame(apis.PRODUCE.key, 7, b"\xff\xff\x00"),
        frame(apis.FETCH.key, 10, b"\x00" * 9),
        frame(apis.TXN_OFFSET_COMMIT.key, 3, b"\xff" * 30),
    ],
)
async def test_a_client_that_breaks_the_protocol_is_cut_off(
    shared_broker: SharedBroker, data: bytes
) -> None:
    """The log says why, and the next client is served."""
    lines = len(shared_broker.log.read_text().splitlines())
    async with connect(shared_broker.address) as connection:
        await connection.send(data)
        assert await connection.is_closed()
    async with connect(shared_broker.address) as connection:
        assert await api_versions(connection, apis.API_VERSIONS, 0) == ErrorCode.NONE
    (line,) = shared_broker.log.read_text().splitlines()[lines:]
    assert "WARNING connection of 127.0.0.1 closed: " in line


async def test_a_client_that_is_too_new_is_told_our_versions(shared_broker: SharedBroker) -> None:
    """It asks with a version of the future and gets an answer it can read (KIP-511)."""
    async with connect(shared_broker.address) as connection:
        error = await api_versions(connection, apis.API_VERSIONS, 9)
        assert error == ErrorCode.UNSUPPORTED_VERSION
        assert await api_versions(connection, apis.API_VERSIONS, 3) == ErrorCode.NONE


async def test_a_frame_may_come_byte_by_byte(shared_broker: SharedBroker) -> None:
    """A slow sender is not a broken one; one that gives up in between leaves nothing behind."""
    data = frame(apis.METADATA.key, 1, METADATA_OF_ALL, correlation_id=77)
    async with connect(shared_broker.address) as connection:
        for index in range(len(data)):
            await connection.send(data[index : index + 1])
        assert (await connection.answer())[0] == 77
        await connection.send(data[:10])


async def test_requests_sent_at_once_are_answered_in_order(shared_broker: SharedBroker) -> None:
    """One that waits holds up those behind it, and they start as soon as it is answered."""
    await create_topics(shared_broker.address, {"o": 1})
    topic = struct.pack(">h", 1) + b"o"
    fetch = struct.pack(">iiiib", -1, 200, 1, 1 << 20, 0)
    fetch += struct.pack(">i", 1) + topic + struct.pack(">iiqi", 1, 0, 0, 1 << 20)
    async with connect(shared_broker.address) as connection:
        await connection.send(
            frame(apis.FETCH.key, 4, fetch, correlation_id=1)
            + frame(apis.LIST_OFFSETS.key, 1, struct.pack(">ii", -1, 0), correlation_id=2)
            + frame(apis.METADATA.key, 1, METADATA_OF_ALL, correlation_id=3)
        )
        assert [(await connection.answer())[0] for _ in range(3)] == [1, 2, 3]


async def test_a_flood_of_requests_is_answered_to_the_last(shared_broker: SharedBroker) -> None:
    """More than may wait at once: the socket is not read for a while, then again."""
    requests = b"".join(
        frame(apis.LIST_OFFSETS.key, 1, struct.pack(">ii", -1, 0), correlation_id=n)
        for n in range(500)
    )
    async with connect(shared_broker.address) as connection:
        await connection.send(requests)
        assert [(await connection.answer())[0] for _ in range(500)] == list(range(500))


def _produce(data: bytes, *, topic: bytes = b"t", index: int = 0, acks: int = -1) -> bytes:
    body = struct.pack(">hhi", -1, acks, 1000)
    body += struct.pack(">ih", 1, len(topic)) + topic
    body += struct.pack(">iii", 1, index, len(data)) + data
    return frame(apis.PRODUCE.key, 3, body)


async def _produced(connection: RawConnection, request: bytes) -> tuple[int, int]:
    """Send a Produce request; the error and the offset of its only partition."""
    await connection.send(request)
    _, body = await connection.answer()
    error, offset = struct.unpack_from(">hq", body, 4 + 2 + 1 + 4 + 4)
    return error, offset


async def test_damaged_batches_are_refused_one_by_one(shared_broker: SharedBroker) -> None:
    """With the code that says why; the connection stays, and nothing of them is stored."""
    await create_topics(shared_broker.address, {"d": 1})
    good = a_batch()
    damaged = good[:70] + bytes([good[70] ^ 1]) + good[71:]
    async with connect(shared_broker.address) as connection:
        refused = [
            await _produced(connection, request)
            for request in (
                _produce(damaged, topic=b"d"),
                _produce(good[:-3], topic=b"d"),
                _produce(good + good, topic=b"d"),
                _produce(good, topic=b"x"),
                _produce(good, topic=b"d", index=1),
                _produce(good, topic=b"d", acks=5),
            )
        ]
        assert [error for error, _ in refused] == [
            ErrorCode.CORRUPT_MESSAGE,
            ErrorCode.CORRUPT_MESSAGE,
            ErrorCode.INVALID_RECORD,
            ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
            ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
            ErrorCode.INVALID_REQUIRED_ACKS,
        ]
        assert await _produced(connection, _produce(good, topic=b"d")) == (ErrorCode.NONE, 0)
    assert [r.value for r in await read_all(shared_broker.address, "d")] == [b"value"]


async def test_a_batch_out_of_order_is_refused_and_one_that_comes_again_is_not_stored_twice(
    broker: EmbeddedBroker,
) -> None:
    """Sequence numbers of a producer, also across a kill of the broker."""
    await create_topics(broker.address, {"t": 1})
    first = _produce(a_batch((b"a",), producer_id=9, epoch=0, sequence=0))
    second = _produce(a_batch((b"b",), producer_id=9, epoch=0, sequence=1))
    fifth = _produce(a_batch((b"e",), producer_id=9, epoch=0, sequence=4))
    async with connect(broker.address) as connection:
        assert await _produced(connection, first) == (ErrorCode.NONE, 0)
    await broker.kill()
    await broker.ready()
    async with connect(broker.address) as connection:
        assert await _produced(connection, first) == (ErrorCode.NONE, 0)
        error, _ = await _produced(connection, fifth)
        assert error == ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER
        assert await _produced(connection, second) == (ErrorCode.NONE, 1)
    assert [r.value for r in await read_all(broker.address, "t")] == [b"a", b"b"]


async def test_a_batch_that_outlived_its_transaction_is_refused(
    shared_broker: SharedBroker,
) -> None:
    """It was on its way while its producer aborted: in the next transaction it has no place."""
    await create_topics(shared_broker.address, {"l": 1})
    async with producer(shared_broker.address, transactional_id="id") as client:
        await client.begin_transaction()
        await client.send_and_wait("l", b"one", partition=0)
        manager = client._txn_manager
        pid, epoch = manager.producer_id, manager.producer_epoch
        await client.abort_transaction()
        batch = a_batch(producer_id=pid, epoch=epoch, sequence=1, transactional=True)
        forged = struct.pack(">h", 2) + b"id" + _produce(batch, topic=b"l")[4 + 10 + 4 + 2 :]
        async with connect(shared_broker.address) as connection:
            error, _ = await _produced(connection, frame(apis.PRODUCE.key, 3, forged))
            assert error == ErrorCode.INVALID_TXN_STATE
        async with client.transaction():
            await client.send_and_wait("l", b"two", partition=0)
    assert [r.value for r in await read_all(shared_broker.address, "l")] == [b"two"]


async def test_connections_that_come_and_go_leave_nothing(shared_broker: SharedBroker) -> None:
    """A hundred clients that hang up in the middle of a long Fetch do no harm."""
    await create_topics(shared_broker.address, {"c": 1})
    fetch = struct.pack(">iiiib", -1, 30_000, 1, 1 << 20, 0)
    fetch += struct.pack(">ih", 1, 1) + b"c" + struct.pack(">iiqi", 1, 0, 0, 1 << 20)

    async def hang_up() -> None:
        async with connect(shared_broker.address) as connection:
            await connection.send(frame(apis.FETCH.key, 4, fetch))

    await asyncio.gather(*[hang_up() for _ in range(100)])
    async with producer(shared_broker.address) as client:
        assert (await client.send_and_wait("c", b"v")).offset == 0
