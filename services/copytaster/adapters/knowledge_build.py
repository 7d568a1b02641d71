"""Files of a user -> a knowledge file that knows what ships and what they say."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from copytaster.adapters.knowledge import shipped_path
from copytaster.adapters.knowledge_columns import packed, unpacked
from copytaster.adapters.knowledge_extend import Extending
from copytaster.adapters.knowledge_file import read_tables, write_tables
from copytaster.adapters.knowledge_sources.entry import SourceError
from copytaster.adapters.knowledge_sources.read import entries_in, is_dump


def extended(
    sources: list[Path], out: Path, *, links_min: int, at_most: int, tell: Callable[[str], None]
) -> Counter[str]:
    """Write the shipped base with what the sources add, whole or not at all; counts what was done.

    Raises:
        SourceError: a source is wrong; the message says which line and what to do.
        OSError: the file cannot be written.
    """
    tables, made = read_tables(shipped_path())
    columns = unpacked(tables)
    told: Counter[str] = Counter()
    added = []
    for path in sources:
        tell(f"reading {path.name}")
        entries = entries_in(path, columns, links_min=links_min, at_most=at_most)
        extending = Extending(columns, path.name, trusted=not is_dump(path))
        for entry in entries:
            extending.add(entry)
        columns = extending.done()
        told += extending.told
        added.append({"file": path.name, "bytes": path.stat().st_size, "entries": len(entries)})
    tell("writing")
    try:
        tables = packed(columns)
    except ValueError as error:
        raise SourceError(sources[-1].name, 0, str(error)) from error
    write_tables(tables, {"base": made, "extended": added}, out)
    return told
