"""The knowledge file of the package -> the knowledge base that the entities stage matches with."""

import hashlib
import json
from importlib.resources import files
from typing import Any

import orjson
import zstandard

from copytaster.stages.clean_to_entities import KnowledgeBase

FORMAT = 1
KNOWLEDGE_BYTES_MAX = 64 * 1024 * 1024
"""Unpacked size: far above what the build makes (10 MB), far below what would hurt."""


class KnowledgeError(Exception):
    """The knowledge file is missing, damaged or of another format."""


def load_knowledge() -> KnowledgeBase:
    """Load the knowledge base that ships with the package.

    Raises:
        KnowledgeError: the file is not what its manifest says, or of another format.
    """
    return KnowledgeBase(knowledge_columns())


def knowledge_columns() -> dict[str, Any]:
    """The columns of the shipped knowledge file, checked against its manifest.

    Raises:
        KnowledgeError: as `load_knowledge`.
    """
    folder = files("copytaster.resources") / "knowledge"
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        packed = (folder / manifest["file"]).read_bytes()
    except OSError as error:
        raise KnowledgeError(f"the knowledge file cannot be read: {error}; reinstall") from error
    if hashlib.sha256(packed).hexdigest() != manifest["sha256"]:
        raise KnowledgeError("the knowledge file is damaged: its hash differs; reinstall")
    columns: dict[str, Any] = orjson.loads(
        zstandard.ZstdDecompressor().decompress(packed, max_output_size=KNOWLEDGE_BYTES_MAX)
    )
    if columns["format"] != FORMAT:
        raise KnowledgeError(f"the knowledge file has format {columns['format']}, not {FORMAT}")
    return columns
