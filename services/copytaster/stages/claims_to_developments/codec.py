"""documents and heads of a story <-> state records: compressed JSON."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import numpy as np
import orjson
import zstandard

from copytaster.stages.claims_to_developments.documents import Document, Kill
from copytaster.stages.claims_to_developments.origins import Sketched, Sketches
from copytaster.stages.claims_to_developments.proposition import Key, Party, Place
from copytaster.stages.claims_to_developments.source import Source
from copytaster.stages.claims_to_developments.statement import Amount, Statement
from copytaster.stages.claims_to_developments.voices import SpeakerFacts
from copytaster.stages.state_record import StateRecordError, filled

LEVEL: Final = 3


def packed(content: object) -> bytes:
    """Content as compressed JSON."""
    return zstandard.ZstdCompressor(level=LEVEL).compress(orjson.dumps(content))


def unpacked(record: bytes) -> Any:
    """What `packed` packed."""
    return orjson.loads(zstandard.ZstdDecompressor().decompress(record))


def document_record(document: Document) -> bytes:
    """The state record of one document; 20 statements take about 4 KB."""
    keys: dict[Key, int] = {}
    return packed(
        {
            "rank": document.rank,
            "source": document.source,
            "usable": document.usable,
            "rows": [_row_out(row, keys) for row in document.rows],
            "older": [_row_out(row, keys) | {"source": row.source} for row in document.older],
            "keys": list(keys),
            "dropped": document.dropped,
            "seen": document.seen,
            "names": document.names,
            "sketches": _sketches_out(document.sketches),
            "kill": document.kill,
        }
    )


def document_of(record: bytes, known: Callable[[Key], Key]) -> Document:
    """The document that a record holds; `known` gives the story's own copy of an equal key.

    Raises:
        StateRecordError: a version that this one cannot follow wrote it.
    """
    try:
        return _document_of(unpacked(record), known)
    except KeyError as error:
        raise StateRecordError(f"no {error}") from error


def _document_of(held: dict[str, Any], known: Callable[[Key], Key]) -> Document:
    source = filled(Source, held["source"]) if held["source"] else None
    keys = [known(key_from(key)) for key in held["keys"]]
    rows = tuple(_row_in(row, source, keys) for row in held["rows"])
    older = tuple(_row_in(row, filled(Source, row.pop("source")), keys) for row in held["older"])
    kill = held["kill"]
    return Document(
        rank=tuple(held["rank"]) if held["rank"] else None,
        source=source,
        usable=held["usable"],
        rows=rows,
        older=older,
        dropped=tuple(held["dropped"]),
        seen=tuple(held["seen"]),
        names=tuple((entity, name) for entity, name in held["names"]),
        sketches=_sketches_in(held["sketches"]),
        kill=Kill(tuple(kill["version"]), kill["at"]) if kill else None,
    )


def key_from(held: Mapping[str, Any]) -> Key:
    """The key that JSON holds."""
    return Key(
        predicate=held["predicate"],
        event_type=held["event_type"],
        objects=tuple(held["objects"]),
        actors=tuple(filled(Party, one) for one in held["actors"]),
        recipients=tuple(filled(Party, one) for one in held["recipients"]),
        places=tuple(
            Place(one["id"], one["name"], one["country"], tuple(one["within"]))
            for one in held["places"]
        ),
        day=held["day"],
        people=tuple(held.get("people", ())),
        edition=held.get("edition", 0),
    )


def _row_out(row: Statement, keys: dict[Key, int]) -> dict[str, Any]:
    held = {name: getattr(row, name) for name in _PLAIN}
    held["key"] = keys.setdefault(row.key, len(keys))
    held["speaker"] = row.speaker
    held["amounts"] = row.amounts
    return held


def _row_in(held: dict[str, Any], source: Source | None, keys: list[Key]) -> Statement:
    assert source is not None, "a document with statements has a source"
    occurred = held["occurred"]
    return filled(
        Statement,
        {
            **held,
            "source": source,
            "key": keys[held["key"]],
            "speaker": filled(SpeakerFacts, held["speaker"]),
            "amounts": tuple(filled(Amount, one) for one in held["amounts"]),
            "via": tuple(held["via"]),
            "guards": tuple(held["guards"]),
            "occurred": (occurred[0], occurred[1]) if occurred else None,
        },
    )


def _sketches_out(sketches: Sketches | None) -> dict[str, Any] | None:
    if sketches is None:
        return None
    parts = {"text": sketches.text, "quotes": sketches.quotes, "skeleton": sketches.skeleton}
    held: dict[str, Any] = {name: [one.size, one.hashes.tolist()] for name, one in parts.items()}
    return held | {"language": sketches.language}


def _sketches_in(held: Mapping[str, Any] | None) -> Sketches | None:
    if held is None:
        return None
    text, quotes, skeleton = (
        sketched(held[name][1], held[name][0]) for name in ("text", "quotes", "skeleton")
    )
    return Sketches(text, quotes, skeleton, held["language"])


def sketched(hashes: Iterable[int], size: int) -> Sketched:
    """A sketch out of its hashes and its size."""
    return Sketched(np.array(list(hashes), dtype=np.uint32), size)


_PLAIN: Final = tuple(
    name for name in Statement.__slots__ if name not in {"source", "key", "speaker", "amounts"}
)
