"""Faults against real worker processes and their broker, and the count of what came of it.

Ticks are fed while workers are killed, frozen past their session, stopped and joined, and the
broker is killed. Afterwards a read-committed reader counts: every tick that is in the log must
have passed exactly once, every fifth must be there exactly once, every count must be right.

`__main__.py` runs longer ones and prints what they counted.
"""

import asyncio
import contextlib
import json
import random
import signal
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from aiokafka import AIOKafkaProducer

from copytaster.settings import Settings
from copytaster.stream.layout import state_topic_of
from support.brokers import Killable
from support.counting import EVERY, FIFTHS, PASSED, TICKS, Tick, counting_path
from support.workers import Worker, drained, everything_on, make_topics, spawn

NAMES = 300
FIRST_FAULTS = ("worker killed", "worker frozen", "broker killed", "worker joined")
ALL_FAULTS = (*FIRST_FAULTS, "worker stopped")
SETTLE_S = 120.0


@dataclass
class Counts:
    """What a read-committed reader found, and what it should have."""

    ticks: int = 0
    acknowledged_lost: int = 0
    passed_lost: int = 0
    passed_doubled: int = 0
    fifths: int = 0
    fifths_lost: int = 0
    fifths_doubled: int = 0
    fifths_wrong: int = 0
    state_wrong: int = 0
    faults: dict[str, int] = field(default_factory=dict)
    exits: dict[str, int] = field(default_factory=dict)

    @property
    def flawless(self) -> bool:
        """Nothing lost, doubled or wrong."""
        return not (
            self.acknowledged_lost
            or self.passed_lost
            or self.passed_doubled
            or self.fifths_lost
            or self.fifths_doubled
            or self.fifths_wrong
            or self.state_wrong
        )


class Campaign:
    """One run: workers, a feeder, faults."""

    def __init__(self, broker: Killable, settings: Settings, *, seed: int, log: Path) -> None:
        self._broker, self._settings, self._log = broker, settings, log
        self._random = random.Random(seed)
        self._workers: list[Worker] = []
        self._frozen: set[Worker] = set()
        self._faults: Counter[str] = Counter()
        self._exits: Counter[str] = Counter()
        self._acknowledged: set[int] = set()

    async def run(self, *, seconds: float, workers: int, ticks: int) -> Counts:
        """Feed `ticks` over `seconds` under faults, let it drain, count."""
        await make_topics(self._settings, self._broker.address)
        self._workers = [await spawn(self._settings, self._log) for _ in range(workers)]
        try:
            await asyncio.gather(*(worker.ready() for worker in self._workers))
            feeding = asyncio.ensure_future(self._feed(ticks, seconds))
            await self._inject(feeding, workers)
            await feeding
            draining = asyncio.ensure_future(drained(self._settings, self._broker.address))
            while not draining.done():
                await self._keep(workers)
                await asyncio.wait([draining], timeout=0.5)
            await draining
        finally:
            for worker in self._workers:
                await worker.end(signal.SIGKILL)
        return await self._count()

    async def _feed(self, count: int, seconds: float) -> None:
        producer = AIOKafkaProducer(
            bootstrap_servers=self._broker.address,
            acks="all",
            enable_idempotence=True,
            linger_ms=5,
            request_timeout_ms=30_000,
        )
        await producer.start()
        topic = self._settings.topic_prefix + TICKS.name
        chooser, sent = random.Random(1), []

        async def one(number: int) -> None:
            name = f"n{chooser.randrange(NAMES)}"
            value = Tick(name=name, number=number, pad="x" * 400).model_dump_json().encode()
            future = await producer.send(topic, value, name.encode())
            with contextlib.suppress(Exception):  # a tick that was not acknowledged is not counted
                await future
                self._acknowledged.add(number)

        for number in range(count):
            sent.append(asyncio.ensure_future(one(number)))
            if number % 10 == 0:
                await asyncio.sleep(seconds * 10 / count)
        await asyncio.gather(*sent)
        await producer.stop()

    async def _inject(self, feeding: "asyncio.Future[None]", workers: int) -> None:
        """Every kind of fault at least once, then at random, until the feeder is done."""
        actions: dict[str, Callable[[], Awaitable[None]]] = {
            "worker killed": lambda: self._end_one(signal.SIGKILL),
            "worker stopped": lambda: self._end_one(signal.SIGTERM),
            "worker frozen": self._freeze_one,
            "broker killed": self._broker.kill_and_restart,
            "worker joined": self._join_one,
        }
        planned = list(FIRST_FAULTS)
        self._random.shuffle(planned)
        background: list[asyncio.Future[None]] = []
        while planned or not feeding.done():
            await asyncio.sleep(self._random.uniform(1.5, 4))
            name = planned.pop() if planned else self._random.choice(ALL_FAULTS)
            self._faults[name] += 1
            action = asyncio.ensure_future(actions[name]())
            if name == "worker frozen":
                background.append(action)
            else:
                await action
            await self._keep(workers)
        await asyncio.gather(*background)

    def _pick(self) -> Worker | None:
        free = [worker for worker in self._workers if worker.runs and worker not in self._frozen]
        return self._random.choice(free) if free else None

    async def _end_one(self, how: signal.Signals) -> None:
        worker = self._pick()
        if worker is not None:
            await worker.end(how)
            self._workers.remove(worker)
            await asyncio.sleep(self._random.uniform(0, 1.5))

    async def _freeze_one(self) -> None:
        """Long enough that its partitions go to others, and wake it while they work on them."""
        worker = self._pick()
        if worker is None:
            return
        self._frozen.add(worker)
        worker.process.send_signal(signal.SIGSTOP)
        session_s = self._settings.session_timeout.total_seconds()
        await asyncio.sleep(session_s + self._random.uniform(1, 4))
        if worker.runs:
            worker.process.send_signal(signal.SIGCONT)
        self._frozen.discard(worker)

    async def _join_one(self) -> None:
        self._workers.append(await spawn(self._settings, self._log))

    async def _keep(self, count: int) -> None:
        """What a supervisor does: start again what ended, and no more than asked for."""
        for worker in [worker for worker in self._workers if not worker.runs]:
            self._exits[str(worker.process.returncode)] += 1
            self._workers.remove(worker)
        while len(self._workers) < count:
            self._workers.append(await spawn(self._settings, self._log))

    async def _count(self) -> Counts:
        ticks = [json.loads(value) for value in await self._values(TICKS.name)]
        fed = Counter(tick["number"] for tick in ticks)
        per_name = Counter(tick["name"] for tick in ticks)
        passed = Counter(json.loads(v)["number"] for v in await self._values(PASSED.name))
        fifths = Counter(
            (each["name"], each["count"])
            for each in map(json.loads, await self._values(FIFTHS.name))
        )
        wanted = {(n, c) for n, total in per_name.items() for c in range(EVERY, total + 1, EVERY)}
        return Counts(
            ticks=len(ticks),
            acknowledged_lost=len(self._acknowledged - set(fed)),
            passed_lost=(fed - passed).total(),
            passed_doubled=(passed - fed).total(),
            fifths=fifths.total(),
            fifths_lost=len(wanted - set(fifths)),
            fifths_doubled=fifths.total() - len(fifths),
            fifths_wrong=len(set(fifths) - wanted),
            state_wrong=await self._wrong_states(per_name),
            faults=dict(self._faults),
            exits=dict(self._exits),
        )

    async def _values(self, name: str) -> list[bytes]:
        records = await everything_on(self._settings, self._broker.address, name)
        return [record.value or b"" for record in records]

    async def _wrong_states(self, per_name: Counter[str]) -> int:
        """Names whose last state record is not the number of their ticks."""
        name = state_topic_of(counting_path()[1], self._settings)
        bare = name.removeprefix(self._settings.topic_prefix)
        states: dict[bytes, bytes] = {}
        for record in await everything_on(self._settings, self._broker.address, bare):
            if record.key and not record.key.startswith(b"\x00"):
                states[record.key] = record.value or b""
        right = {key.encode(): b"%d" % count for key, count in per_name.items()}
        return sum(states.get(key) != right.get(key) for key in states.keys() | right.keys())


def report(counts: Counts) -> str:
    """One line of JSON."""
    shown: dict[str, Any] = {**asdict(counts), "flawless": counts.flawless}
    return json.dumps(shown)
