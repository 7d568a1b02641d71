"""Articles under embargo: kept until their time, then put back as they came."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

import zstandard

from copytaster.limits import HELD_ARTICLES_MAX, HELD_BYTES_MAX, HELD_DAYS_MAX, RAW_BYTES_MAX
from copytaster.limits import STATE_RECORD_BYTES_MAX as RECORD_BYTES_MAX
from copytaster.stages.article import CleanArticle
from copytaster.stages.refusal import RefusedError
from copytaster.stages.revision import Rank, rank_of
from copytaster_schemas.held_article import HeldArticle

RELEASED_AT_ONCE_MAX: Final = 64
"""Articles put back together, in one transaction: an agency lifts one embargo on a few dozen."""

_LEVEL: Final = 3  # zstd's own default
_KEY_BYTES_MAX: Final = 64
_PART_BYTES: Final = RECORD_BYTES_MAX - _KEY_BYTES_MAX
_PART: Final = "/"


def held(clean: CleanArticle, raw: bytes, until: datetime) -> HeldArticle:
    """The article as it waits for the end of its embargo, with the bytes that brought it.

    Raises RefusedError (embargoed) when that lies too far ahead to be waited for.
    """
    if until - clean.first_seen_at > timedelta(days=HELD_DAYS_MAX):
        detail = f"not before {until.isoformat()}, and nothing is held over {HELD_DAYS_MAX} days"
        raise RefusedError("embargoed", detail)
    return HeldArticle(
        document_id=clean.document_id,
        held_until=until,
        version=clean.version,
        updated_at=clean.updated_at,
        content_hash=clean.content_hash,
        raw_zstd=zstandard.ZstdCompressor(level=_LEVEL).compress(raw),
        raw_bytes=len(raw),
    )


def raw_of(article: HeldArticle) -> bytes:
    """The bytes of the raw record that was held.

    Raises RefusedError (corrupt_blob) when they are not those that were kept.
    """
    try:
        raw = zstandard.ZstdDecompressor().decompress(article.raw_zstd, RAW_BYTES_MAX)
    except zstandard.ZstdError as error:
        raise RefusedError("corrupt_blob", f"the article does not decompress: {error}") from error
    if len(raw) != article.raw_bytes:
        raise RefusedError("corrupt_blob", f"{len(raw)} bytes of {article.raw_bytes} are there")
    return raw


def put_back(article: HeldArticle) -> tuple[bytes, bytes]:
    """Key and value of the raw record that goes back; what lies in the state was read before."""
    return article.document_id.encode(), raw_of(article)


class Embargoes:
    """The held articles of one partition: of each document the highest revision.

    What a lower revision said of its time does not count any more; so an embargo is prolonged, or
    shortened, by a revision. One that is withdrawn goes back all the same, and finds its kill.
    """

    def __init__(self) -> None:
        self._held: dict[str, HeldArticle] = {}
        self._bytes = 0
        self._changed: dict[bytes, bytes | None] = {}
        self._parts: dict[str, int] = {}

    def restore(self, records: Mapping[bytes, bytes]) -> None:
        """Take over what earlier owners held."""
        parts: dict[str, list[tuple[int, bytes]]] = {}
        for key, value in records.items():
            document_id, _, number = key.decode().partition(_PART)
            parts.setdefault(document_id, []).append((int(number), value))
        for document_id, found in parts.items():
            value = b"".join(part for _, part in sorted(found))
            self._put(document_id, HeldArticle.model_validate_json(value, extra="ignore"))
            self._parts[document_id] = len(found)

    def apply(self, message: HeldArticle, at: datetime) -> Iterable[HeldArticle]:  # noqa: ARG002 - a fold's signature
        """Hold the article, unless a higher revision is held; nothing follows before its time.

        Raises RefusedError: corrupt_blob; embargoed when no more can be held.
        """
        raw_of(message)
        known = self._held.get(message.document_id)
        if known is not None and _order(known) >= _order(message):
            return ()
        freed = len(known.raw_zstd) if known is not None else 0
        if known is None and len(self._held) >= HELD_ARTICLES_MAX:
            raise RefusedError("embargoed", f"{HELD_ARTICLES_MAX} articles are held already")
        if self._bytes - freed + len(message.raw_zstd) > HELD_BYTES_MAX:
            raise RefusedError("embargoed", f"{HELD_BYTES_MAX} bytes of articles are held already")
        self._put(message.document_id, message)
        self._write(message.document_id, message.model_dump_json().encode())
        return ()

    def due(self, now: datetime) -> tuple[HeldArticle, ...]:
        """What need not wait any longer, the earliest first; forgets it.

        At most RELEASED_AT_ONCE_MAX: whoever asks asks again.
        """
        ended = [each for each in self._held.values() if each.held_until <= now]
        ended.sort(key=lambda each: (each.held_until, each.document_id))
        for each in ended[:RELEASED_AT_ONCE_MAX]:
            del self._held[each.document_id]
            self._bytes -= len(each.raw_zstd)
            self._write(each.document_id, b"")
        return tuple(ended[:RELEASED_AT_ONCE_MAX])

    def changed(self) -> Mapping[bytes, bytes | None]:
        """The state records that changed since the last call."""
        changed, self._changed = self._changed, {}
        return changed

    def _put(self, document_id: str, article: HeldArticle) -> None:
        known = self._held.get(document_id)
        self._bytes += len(article.raw_zstd) - (len(known.raw_zstd) if known is not None else 0)
        self._held[document_id] = article

    def _write(self, document_id: str, value: bytes) -> None:
        """In parts: a page in HTML can be larger than a state record may be."""
        parts = [value[at : at + _PART_BYTES] for at in range(0, len(value), _PART_BYTES)]
        for number, part in enumerate(parts):
            self._changed[_key(document_id, number)] = part
        for number in range(len(parts), self._parts.get(document_id, 0)):
            self._changed[_key(document_id, number)] = None
        self._parts[document_id] = len(parts)
        if not parts:
            del self._parts[document_id]


def _key(document_id: str, number: int) -> bytes:
    return f"{document_id}{_PART}{number}".encode()


def _order(article: HeldArticle) -> tuple[Rank, datetime]:
    """Of one revision told with two times the later one holds: nothing is told too early."""
    rank = rank_of(article.version, article.updated_at, article.content_hash)
    return rank, article.held_until
