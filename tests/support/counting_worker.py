"""A worker process of the counting path, set up by COPYTASTER_* variables.

`python -m support.counting_worker` writes READY whenever it was assigned partitions.
"""

import sys

from copytaster.observe.logging import configure_logging
from copytaster.settings import load_settings
from copytaster.stream.headers import Stamp
from copytaster.stream.worker import work
from support.counting import counting_path


def main() -> None:
    """Run it."""
    settings = load_settings()
    configure_logging(log_format=settings.log_format, level=settings.log_level)
    work(
        settings,
        counting_path(),
        address=settings.bootstrap_servers,
        stamp=Stamp(instance=settings.app_id, topic_prefix=settings.topic_prefix),
        ready=lambda: print("READY", file=sys.stdout, flush=True),  # noqa: T201 - for the parent
    )


if __name__ == "__main__":
    main()
