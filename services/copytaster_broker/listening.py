"""Which port a folder gets when nobody chooses one."""

import zlib
from collections.abc import Iterator
from pathlib import Path

# Below the range from which Linux takes the ports of outgoing connections (32768 and up). A
# client that tries again and again to reach a broker that is down would in the end be given that
# very port for its own side, be connected to itself, and keep the broker from coming back.
_FIRST = 20_000
_COUNT = 10_000
_TRIES = 50


def own_ports(folder: Path) -> Iterator[int]:
    """Ports to try for `folder`, always the same: its clients find it again after a restart."""
    start = zlib.crc32(str(folder.resolve()).encode())
    for step in range(_TRIES):
        yield _FIRST + (start + step) % _COUNT
