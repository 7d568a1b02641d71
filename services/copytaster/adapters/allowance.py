"""When a costly service may be asked: a budget of requests and tokens, and a circuit breaker.

Time is given by the caller, in seconds of a monotonic clock.
"""

from collections import deque
from dataclasses import dataclass
from typing import Final, Literal

MINUTE_S: Final = 60.0
HOUR_S: Final = 3_600.0

FAILURES_MAX: Final = 3
"""Failures in a row that open the circuit: one may be chance, three hardly are."""

OPEN_S: Final = 60.0
"""How long an open circuit asks nothing; then one request is let through to see."""

Refusal = Literal["budget", "circuit_open"]


@dataclass(frozen=True, slots=True)
class Budget:
    """What may be spent: requests in any minute and tokens in any hour."""

    requests_per_minute: int
    tokens_per_hour: int


class Allowance:
    """Ask `refusal` before each request, then tell what it cost or that it failed."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._asked: deque[float] = deque()
        self._spent: deque[tuple[float, int]] = deque()
        self._failures = 0
        self._open_until = 0.0

    def refusal(self, now: float) -> Refusal | None:
        """Why nothing may be asked now; None where a request is allowed, which counts as made."""
        if self._failures >= FAILURES_MAX and now < self._open_until:
            return "circuit_open"
        _drop(self._asked, now - MINUTE_S)
        while self._spent and self._spent[0][0] <= now - HOUR_S:
            self._spent.popleft()
        tokens = sum(cost for _, cost in self._spent)
        if len(self._asked) >= self._budget.requests_per_minute:
            return "budget"
        if tokens >= self._budget.tokens_per_hour:
            return "budget"
        self._asked.append(now)
        return None

    def answered(self, now: float, tokens: int) -> None:
        """A request was answered, well or badly, and cost so many tokens."""
        self._spent.append((now, max(0, tokens)))
        self._failures = 0

    def failed(self, now: float) -> bool:
        """A request got no answer; whether this opens the circuit (or leaves it open)."""
        self._failures += 1
        if self._failures < FAILURES_MAX:
            return False
        self._open_until = now + OPEN_S
        return True


def _drop(times: deque[float], before: float) -> None:
    while times and times[0] <= before:
        times.popleft()
