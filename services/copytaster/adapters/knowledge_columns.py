"""Columns of names, meanings and things <-> the tables of a knowledge file.

Columns are plain lists, as the build collects them and other tools read them: names in order, how
many meanings each has, the meanings, the things, and the small tables.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from copytaster.limits import KNOWN_NAME_CHARS_MAX
from copytaster.stages.clean_to_entities import codes
from copytaster.stages.clean_to_entities.fold import fold_name, sound_of, sound_of_word
from copytaster.stages.clean_to_entities.names import NAMED, SIEVE_BITS, SIEVE_SHIFT, WORDS_MAX
from copytaster.stages.clean_to_entities.spelled import hash_of, hashes_of
from copytaster.stages.clean_to_entities.tables import (
    KnowledgeTables,
    NameTable,
    PeopleTable,
    SenseTable,
    ThingTable,
)
from copytaster.stages.clean_to_entities.wordlists import SOUND_CHARS_MIN

Columns = dict[str, Any]
SENSE_TYPES: Final = {"target": np.uint32, "form": np.uint8, "shapes": np.uint8,
                      "languages": np.uint16, "flags": np.uint8, "source": np.uint8}  # fmt: skip
THING_TEXTS: Final = ("id", "name", "uri", "within")
BULK: Final = frozenset({"names", "sense_counts", "things", "kinds", "countries", "given_sounds"})
"""Columns that are tables of their own, or are made out of others."""


def packed(columns: Columns) -> KnowledgeTables:
    """The tables of columns.

    Raises:
        ValueError: two names share a hash, or a name is longer than any may be.
    """
    things = columns["things"]
    kinds, countries = (sorted({"", *things[key]}) for key in ("kind", "country"))
    rest = {key: value for key, value in columns.items()
            if key not in BULK and not key.startswith("sense_")}  # fmt: skip
    rest["kinds"], rest["countries"] = kinds, countries
    rest["vocabulary"] = {code: fold_name(text) for code, text in columns["vocabulary"].items()}
    given = (name for name in columns["given_names"].split() if len(name) >= SOUND_CHARS_MIN)
    rest["given_sounds"] = " ".join(sorted(set(map(sound_of_word, given))))
    names, senses = _names(columns)
    return KnowledgeTables(names, senses, _things(things, kinds, countries), _people(columns), rest)


def _names(columns: Columns) -> tuple[NameTable, SenseTable]:
    names: list[str] = columns["names"].split("\n")
    if max(map(len, names)) > KNOWN_NAME_CHARS_MAX:
        raise ValueError(f"a name is longer than {KNOWN_NAME_CHARS_MAX} letters")
    hashes = hashes_of(names)
    if len(np.unique(hashes)) != len(names):
        raise ValueError("two names share a hash, or one stands twice")
    order = np.argsort(hashes, kind="stable")
    counts = np.array(columns["sense_counts"], np.int64)
    begins = (np.cumsum(counts) - counts)[order]
    counts = counts[order]
    starts = np.concatenate([[0], np.cumsum(counts)])
    rows = np.repeat(begins - starts[:-1], counts) + np.arange(starts[-1])
    sieve = np.zeros(1 << SIEVE_BITS, np.uint8)
    begins_at = hashes_of([name.split()[0] for name in names]) >> SIEVE_SHIFT
    np.maximum.at(sieve, begins_at, [min(len(name.split()), WORDS_MAX) for name in names])
    sieve[hashes >> SIEVE_SHIFT] |= NAMED
    text = "\n".join([names[at] for at in order.tolist()])
    table = NameTable(hashes[order], starts.astype(np.uint32), sieve, _bytes(text))
    return table, SenseTable(**{
        key: np.array(columns[f"sense_{key}"], kind)[rows] for key, kind in SENSE_TYPES.items()
    })  # fmt: skip


def _things(things: Columns, kinds: list[str], countries: list[str]) -> ThingTable:
    lines = ["\t".join(line).encode() for line in zip(*(things[key] for key in THING_TEXTS),
                                                      strict=True)]  # fmt: skip
    numbers = {text: at for at, text in enumerate(things["id"])}
    by_kind, by_country = ({text: at for at, text in enumerate(of)} for of in (kinds, countries))
    places = {key: np.array([np.nan if value is None else value for value in things[key]],
                            np.float32) for key in ("latitude", "longitude")}  # fmt: skip
    ids, order = _hashed(numbers, np.uint32)
    return ThingTable(
        np.frombuffer(b"".join(lines), np.uint8),
        np.cumsum([len(line) for line in lines]).astype(np.uint32),
        ids, order,
        np.array([codes.THING_TYPES.index(one) for one in things["type"]], np.uint8),
        np.array([by_kind[one] for one in things["kind"]], np.uint8),
        np.array([by_country[one] for one in things["country"]], np.uint16),
        np.array(things["prior"], np.uint8), np.array(things["source"], np.uint8), **places,
    )  # fmt: skip


def _people(columns: Columns) -> PeopleTable:
    """The sounds of people's full names in Latin letters, and of the parts of these."""
    things, row = columns["things"], 0
    sounds: dict[str, int] = {}
    parts: set[tuple[int, int]] = set()
    for name, count in zip(columns["names"].split("\n"), columns["sense_counts"], strict=True):
        for at in range(row, row + count):
            target = columns["sense_target"][at]
            if (columns["sense_form"][at] == codes.NAME and name.isascii() and " " in name
                    and things["type"][target] == "person"):  # fmt: skip
                sound = sound_of(name)
                sounds.setdefault(sound, target)
                parts |= {(hash_of(part), target) for part in sound.split()}
        row += count
    ordered = sorted(parts)
    return PeopleTable(
        *_hashed(sounds, np.uint32),
        np.array([part for part, _ in ordered], np.uint64),
        np.array([whose for _, whose in ordered], np.uint32),
    )


def _hashed(numbers: dict[str, int], kind: Any) -> tuple[NDArray[np.uint64], NDArray[Any]]:
    """Hashes of texts in order, and the number of each."""
    hashes = hashes_of(list(numbers))
    if len(np.unique(hashes)) != len(hashes):
        raise ValueError("two texts share a hash")
    order = np.argsort(hashes)
    return hashes[order], np.array(list(numbers.values()), kind)[order]


def unpacked(tables: KnowledgeTables) -> Columns:
    """The columns of tables: what `packed` was given, names in the order of their hashes."""
    columns: Columns = {key: value for key, value in tables.rest.items() if key not in BULK}
    columns["names"] = _text(tables.names.text)
    columns["sense_counts"] = np.diff(tables.names.starts.astype(np.int64)).tolist()
    for key in SENSE_TYPES:
        columns[f"sense_{key}"] = getattr(tables.senses, key).tolist()
    columns["things"] = _thing_columns(tables)
    return columns


def _thing_columns(tables: KnowledgeTables) -> Columns:
    things, rest = tables.things, tables.rest
    ends = [0, *things.ends.tolist()]
    whole = things.text.tobytes()
    lines = [whole[start:end].decode().split("\t")
             for start, end in pairwise(ends)]  # fmt: skip
    texts = dict(zip(THING_TEXTS, map(list, zip(*lines, strict=True)), strict=True))
    return {
        **texts,
        "type": [codes.THING_TYPES[at] for at in things.type.tolist()],
        "kind": [rest["kinds"][at] for at in things.kind.tolist()],
        "country": [rest["countries"][at] for at in things.country.tolist()],
        "prior": things.prior.tolist(),
        "source": things.source.tolist(),
        "latitude": _rounded(things.latitude.tolist()),
        "longitude": _rounded(things.longitude.tolist()),
    }


def _rounded(values: Iterable[float]) -> list[float | None]:
    return [None if value != value else round(value, 4) for value in values]  # noqa: PLR0124 - NaN


def _bytes(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), np.uint8)


def _text(array: NDArray[np.uint8]) -> str:
    return array.tobytes().decode()
