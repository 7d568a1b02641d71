"""CPU time and memory of the processes that this one started, out of /proc."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KINDS = {"copytaster_broker": "broker", "worker": "worker", "kafka.Kafka": "Kafka"}
"""A word of the command line -> what the process is."""


@dataclass(frozen=True, slots=True)
class Usage:
    """CPU seconds of all processes of a kind so far, and the resident megabytes of the largest."""

    cpu_s: float
    memory_mb: float


def usage_of_children() -> dict[str, Usage]:
    """By kind. Only Linux tells: elsewhere there is nothing."""
    found: dict[str, Usage] = {}
    for pid in _descendants(os.getpid()):
        kind = _kind(pid)
        if kind is not None:
            sum_s, most_mb = _cpu_s(pid), _memory_mb(pid)
            if kind in found:
                sum_s += found[kind].cpu_s
                most_mb = max(most_mb, found[kind].memory_mb)
            found[kind] = Usage(sum_s, most_mb)
    return found


def _descendants(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            yield int(child)
            yield from _descendants(int(child))


def _kind(pid: int) -> str | None:
    words = Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace").split("\0")
    return next((kind for word, kind in KINDS.items() if word in words), None)


def _cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory_mb(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0
