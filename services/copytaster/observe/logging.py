"""structlog -> JSON or readable lines on standard error; the standard library's loggers join in."""

import logging
import sys
import time
from collections.abc import Callable
from typing import Final, Literal

import structlog

CLIENT_LINES_PER_MINUTE_MAX: Final = 60
"""aiokafka can write 20,000 lines in a minute of broker outage (seen); one a second will do."""

_NOISY: Final = ("aiokafka", "faust", "mode")
_MINUTE_S: Final = 60.0


class RateLimit(logging.Filter):
    """Lets at most so many records a minute through; says how many it held back."""

    def __init__(self, per_minute_max: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._max, self._clock = per_minute_max, clock
        self._begin = clock()
        self._seen = 0

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is written; the first of a minute carries the count of the lost."""
        now = self._clock()
        if now - self._begin >= _MINUTE_S:
            held_back = max(0, self._seen - self._max)
            self._begin, self._seen = now, 0
            if held_back:
                record.msg = f"{record.getMessage()} ({held_back} more lines were not written)"
                record.args = ()
        self._seen += 1
        return self._seen <= self._max


def configure_logging(*, log_format: Literal["json", "console"], level: str) -> None:
    """Set up logging for this process. Faust and aiokafka are heard from WARNING on."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    renderer: structlog.typing.Processor
    if log_format == "json":
        renderer = structlog.processors.JSONRenderer()
    else:
        renderer = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    limit = RateLimit(CLIENT_LINES_PER_MINUTE_MAX)
    handler.addFilter(lambda record: not _is_noisy(record.name) or limit.filter(record))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _NOISY:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))


def _is_noisy(name: str) -> bool:
    return name.partition(".")[0] in _NOISY
