"""digest -> filed article: which story does this article belong to?"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

import numpy as np

from copytaster.limits import (
    KILLS_WAITING_MAX,
    POSTINGS_MAX,
    STORIES_BETWEEN_PURGES,
    STORIES_MAX,
    STORY_IDLE_DAYS_MAX,
)
from copytaster.stages.digests_to_stories.bridges import likeness_needed
from copytaster.stages.digests_to_stories.documents import DAY_S, Documents, key_of
from copytaster.stages.digests_to_stories.index import Found, Ints, Rows, TokenIndex
from copytaster.stages.digests_to_stories.match import faded, similarity
from copytaster.stages.digests_to_stories.merges import Merges
from copytaster.stages.digests_to_stories.records import held_in, record_of
from copytaster.stages.digests_to_stories.shelf import CAPACITY, RARITY_UNIT, Shelf, language_bit
from copytaster.stages.digests_to_stories.tokens import Bag, Floats, bag_of
from copytaster_schemas.digest import Digest, FiledArticle, Fingerprint, StoryMerged
from copytaster_schemas.ids import StoryId, story_id_of

RARITY_MIN: Final = 0.05
"""What a token counts that every story has; a token of 0 would vanish from the records."""

SAME_STORY_MIN: Final = 0.15
"""Similarity from which an article joins a story (docs/adr/0005-filing.md has the curve)."""

COMPARED_MAX: Final = 24
"""Candidates compared in full; the right story was among the first 24 in every case measured."""

BRIDGED_MAX: Final = 3
"""Stories beside the best one that an article may bridge to: it can be about two or three things,
not about ten.
"""

COLD_START: Final = 200
"""Stories that are imagined beside the real ones, so that rarity means something from the start."""


SLOT_BITS: Final = 32
"""Low bits of a ranking key: of two stories that share as much, the older one comes first."""


class Filing:
    """The filing desk: one serial fold over all digests (see `stages.fold.Fold`)."""

    def __init__(self) -> None:
        self._shelf = Shelf()
        self._index = TokenIndex()
        self._documents = Documents()
        self._merges = Merges()
        self._kills: dict[bytes, Fingerprint] = {}
        self._next_slot = 0
        self._changed: dict[bytes, bytes | None] = {}
        self._touched: set[int] = set()
        self._shared = np.zeros(CAPACITY, dtype=np.int64)
        self._turn = np.zeros(CAPACITY, dtype=np.int64)

    @property
    def stories(self) -> int:
        """How many stories are held."""
        return len(self._shelf.rows)

    def restore(self, records: Mapping[bytes, bytes]) -> None:
        """Take over the state that earlier owners left."""
        self._documents.restore(item for item in records.items() if item[0][:1] == b"d")
        for key, value in sorted(records.items()):
            if key[:1] == b"k":
                self._kills[b"d" + key[1:]] = Fingerprint.model_validate_json(value)
            elif key[:1] == b"m":
                self._merges.restore(key, value)
        stories = [(held_in(record), key) for key, record in records.items() if key[:1] == b"s"]
        for held, key in sorted(stories, key=lambda one: one[0].slot):
            name = StoryId(key[1:].decode())
            tokens = self._shelf.restore(name, held)
            self._index.add(self._shelf.rows[name], tokens)
            self._next_slot = held.slot + 1

    def apply(self, message: Digest, at: datetime) -> Iterable[FiledArticle | StoryMerged]:
        """File one article, behind a kill that came before it: so it never counts."""
        fingerprint = message.fingerprint
        now = int(at.timestamp())
        key = key_of(fingerprint.document_id)
        known = self._documents.story_of(fingerprint.document_id)
        if known is None and fingerprint.pub_status == "canceled":
            self._wait(key, fingerprint)
            return ()
        merged: list[StoryMerged] = []
        story_id = self._merges.winner(known) if known else self._place(fingerprint, now, merged)
        self._touch(story_id, now)
        self._documents.put(fingerprint.document_id, story_id, now)
        filed: list[FiledArticle | StoryMerged] = [
            FiledArticle(story_id=story_id, fingerprint=fingerprint, blob=message.blob),
            *merged,
        ]
        if (kill := self._kills.pop(key, None)) is not None:
            self._changed[b"k" + key[1:]] = None
            filed.insert(0, FiledArticle(story_id=story_id, fingerprint=kill, blob=b""))
        return filed

    def changed(self) -> Mapping[bytes, bytes | None]:
        """The state records that changed since the last call; forgets them."""
        records = self._changed
        for row in sorted(self._touched):
            name = self._shelf.names[row]
            if name is not None:
                records[_key(name)] = record_of(self._shelf.held(row))
        records.update(self._documents.changed)
        records.update(self._merges.changed)
        self._changed, self._touched, self._documents.changed = {}, set(), {}
        self._merges.changed = {}
        return records

    def _wait(self, key: bytes, kill: Fingerprint) -> None:
        self._kills.pop(key, None)
        self._kills[key] = kill
        self._changed[b"k" + key[1:]] = kill.model_dump_json().encode()
        if len(self._kills) > KILLS_WAITING_MAX:
            oldest = next(iter(self._kills))
            del self._kills[oldest]
            self._changed[b"k" + oldest[1:]] = None

    def _place(self, fingerprint: Fingerprint, now: int, merged: list[StoryMerged]) -> StoryId:
        """The story that fits best, or a new one; `merged` gets the stories that became one."""
        bag, shelf = bag_of(fingerprint), self._shelf
        found = self._index.find(bag.tokens)
        rarity = self._rarity(found.counts)
        published = _seconds(fingerprint.published_at)
        language = language_bit(fingerprint.language)
        fitting = self._fitting(bag, rarity, language, found, (now, published))
        if not fitting:
            row = self._found(story_id_of(fingerprint.article_id), bag, rarity, now)
        else:
            row = self._bridged(fitting, language, merged)
            self._index.add(row, shelf.absorb(row, bag, rarity))
        shelf.languages[row] |= np.uint64(language)
        shelf.date(row, published)
        name = shelf.names[row]
        assert name is not None, "an article joins live stories only"
        return name

    def _bridged(
        self, fitting: Sequence[tuple[int, float]], language: int, merged: list[StoryMerged]
    ) -> int:
        """The best story, after it has become one with others that the article fits too.

        Judged before the article joins: it must not be the only thing they share.
        """
        row = fitting[0][0]
        for other, worth in fitting[1 : 1 + BRIDGED_MAX]:
            needed = likeness_needed(self._shelf, (row, other), worth, language)
            if self._likeness(row, other, language) >= needed:
                row, loser = sorted((row, other), key=lambda one: int(self._shelf.slots[one]))
                merged.append(self._merge(row, loser))
        if len(fitting) > 1:
            self._shelf.note_rival(row, *fitting[1])
        return row

    def _found(self, name: StoryId, bag: Bag, rarity: Floats, now: int) -> int:
        """A new story, begun by this article."""
        slot = self._next_slot
        self._next_slot += 1
        if self._next_slot % STORIES_BETWEEN_PURGES == 0:
            self._purge(now)
        row = self._shelf.take(name, slot)
        self._shelf.last_at[row] = 0
        self._index.add(row, self._shelf.found(row, bag, rarity))
        return row

    def _likeness(self, row: int, other: int, language: int) -> float:
        """How much two whole stories are alike that an article in a language fits both.

        Where it is a translation for both, other names in them are no other people: it names both.
        """
        bag, languages = self._shelf.bag(row), int(self._shelf.languages[row])
        rarity = self._rarity(self._index.find(bag.tokens).counts)
        rows, held = np.array([other]), self._shelf.languages
        foreign = not (languages | int(held[other])) & language
        alike = similarity(self._shelf, rows, bag, rarity, languages, named_anew=foreign)
        return float(alike[0])

    def _merge(self, winner: int, loser: int) -> StoryMerged:
        """Let the story that was filed first take over the other one."""
        shelf = self._shelf
        self._index.add(winner, shelf.take_over(winner, loser))
        lost, name = shelf.drop(loser), shelf.names[winner]
        assert name is not None, "only live stories merge"
        self._touched.discard(loser)
        self._touched.add(winner)
        self._changed[_key(lost)] = None
        return StoryMerged(story_id=lost, winner=name, seq=self._merges.add(lost, name))

    def _touch(self, story_id: StoryId, now: int) -> None:
        """Keep a story open: something was filed in it just now."""
        row = self._shelf.rows.get(story_id)
        if row is not None:
            self._shelf.last_at[row] = max(int(self._shelf.last_at[row]), now)
            self._touched.add(row)

    def _fitting(
        self, bag: Bag, rarity: Floats, language: int, found: Found, when: tuple[int, int]
    ) -> list[tuple[int, float]]:
        """The open stories that the article may belong to and how well, the best one first."""
        rows = self._candidates(found, rarity, when[0])
        scores = similarity(self._shelf, rows, bag, rarity, language)
        likely = scores >= SAME_STORY_MIN
        ranked = [
            (-faded(score, self._gap(row, when)), int(self._shelf.slots[row]), row)
            for score, row in zip(scores[likely].tolist(), rows[likely].tolist(), strict=True)
        ]
        return [(row, -worth) for worth, _, row in sorted(ranked) if -worth >= SAME_STORY_MIN]

    def _gap(self, row: int, when: tuple[int, int]) -> int:
        """Seconds between article and story: by publication where both are known, else by log."""
        now, published = when
        low = int(self._shelf.earliest[row])
        if published and low:
            return max(0, low - published, published - int(self._shelf.latest[row]))
        return max(0, now - int(self._shelf.last_at[row]))

    def _rarity(self, counts: Ints) -> Floats:
        """The inverse document frequency of tokens that so many stories hold."""
        rarity: Floats = np.log((self.stories + COLD_START) / (counts + 1.0))
        return np.maximum(rarity, RARITY_MIN)

    def _candidates(self, found: Found, rarity: Floats, now: int) -> Rows:
        """Open stories that share the rarest tokens with the article, the most promising first."""
        order = np.argsort(found.counts, kind="stable")
        order = order[found.counts[order] > 0]
        looked_at = np.cumsum(found.counts[order]) <= POSTINGS_MAX
        looked_at[:1] = True
        places = order[looked_at]
        rows, owner = self._index.rows(found, places)
        # whole numbers: their sum does not depend on the order in which postings are stored
        worth = np.rint(rarity[places] * RARITY_UNIT).astype(np.int64)[owner]
        np.add.at(self._shared, rows, worth)
        turn = np.arange(len(rows))
        self._turn[rows] = turn
        rows = rows[self._turn[rows] == turn]  # each story once
        shared = self._shared[rows]
        self._shared[rows] = 0
        shelf = self._shelf
        open_ = shelf.alive[rows] & (shelf.last_at[rows] >= now - STORY_IDLE_DAYS_MAX * DAY_S)
        rows, shared = rows[open_], shared[open_]
        keys = (shared << SLOT_BITS) - shelf.slots[rows]
        if len(keys) > COMPARED_MAX:
            rows = rows[best := np.argpartition(keys, -COMPARED_MAX)[-COMPARED_MAX:]]
            keys = keys[best]
        ranked: Rows = rows[np.argsort(-keys)]
        return ranked

    def _purge(self, now: int) -> None:
        """Forget stories that are closed, and the idlest when there are too many."""
        shelf = self._shelf
        open_since = now - STORY_IDLE_DAYS_MAX * DAY_S
        rows = np.flatnonzero(shelf.alive)
        by_age = rows[np.lexsort((shelf.slots[rows], shelf.last_at[rows]))]
        surplus = len(by_age) - STORIES_MAX
        for rank, row in enumerate(by_age.tolist()):
            if rank >= surplus and shelf.last_at[row] >= open_since:
                break
            self._changed[_key(shelf.drop(row))] = None
            self._touched.discard(row)
        self._index.forget(shelf.alive)
        shelf.recycle()


def _seconds(moment: datetime | None) -> int:
    """Epoch seconds; 0 for an unknown time."""
    return int(moment.timestamp()) if moment else 0


def _key(story_id: StoryId) -> bytes:
    return b"s" + story_id.encode()
