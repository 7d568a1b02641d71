"""The unexpected end of a worker, told to a person."""

from typing import Final

from copytaster.cli.console import words
from copytaster.stream.supervise import Ended

MEANINGS: Final = {
    1: "it could not begin",
    70: "it failed on a batch, and wrote nothing of it",
    71: "its consumer crashed",
    72: "it saw a gap in its input",
    73: "it could not take over its partitions",
    74: "it had input and made no progress",
    75: "it did not stop in time",
    76: "it hung",
    -9: "it was killed",
}
"""Exit statuses of workers (`stream.app.Exit`; negative: a signal) in words."""


def tell(ended: Ended) -> None:
    """Say what happened and what is done about it."""
    meaning = MEANINGS.get(ended.status, "nobody asked it to")
    words.print(
        f"[yellow]a worker ended:[/] {meaning} (status {ended.status}); "
        f"it is started again in {ended.restart_in_s:g} s",
        soft_wrap=True,
    )
