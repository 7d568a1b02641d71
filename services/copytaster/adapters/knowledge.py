"""The knowledge file of the package, or another -> the base that the entities stage reads."""

from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from copytaster.adapters.knowledge_columns import Columns, unpacked
from copytaster.adapters.knowledge_file import KnowledgeError, read_tables
from copytaster.stages.clean_to_entities import KnowledgeBase
from copytaster.stages.clean_to_entities.tables import KnowledgeTables

FILE_NAME: Final = "knowledge.kb"

__all__ = [
    "KnowledgeError",
    "knowledge_columns",
    "load_knowledge",
    "shipped_path",
    "shipped_tables",
]


def load_knowledge(path: Path | None = None) -> KnowledgeBase:
    """Load the knowledge base of a file; without one that which ships with the package.

    Raises:
        KnowledgeError: the file cannot be read, is damaged or of another format.
    """
    return KnowledgeBase(shipped_tables() if path is None else read_tables(path)[0])


def shipped_tables() -> KnowledgeTables:
    """The tables of the knowledge file of the package.

    Raises:
        KnowledgeError: as `load_knowledge`.
    """
    return read_tables(shipped_path())[0]


def shipped_path() -> Path:
    """Where the knowledge file of the package lies."""
    with as_file(files("copytaster.resources") / "knowledge" / FILE_NAME) as path:
        return path


def knowledge_columns() -> Columns:
    """The columns of the shipped knowledge file, for tools that read all of it.

    Raises:
        KnowledgeError: as `load_knowledge`.
    """
    return unpacked(shipped_tables())
