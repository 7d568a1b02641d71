"""digest -> filed article: which story does this article belong to?"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

import numpy as np
import numpy.typing as npt

from copytaster.limits import (
    CANDIDATES_MAX,
    KILLS_WAITING_MAX,
    POSTINGS_MAX,
    STORIES_BETWEEN_PURGES,
    STORIES_MAX,
    STORY_IDLE_DAYS_MAX,
)
from copytaster.stages.digests_to_stories.documents import DAY_S, Documents, key_of
from copytaster.stages.digests_to_stories.index import Slots, TokenIndex
from copytaster.stages.digests_to_stories.match import faded, similarity
from copytaster.stages.digests_to_stories.merges import Merges
from copytaster.stages.digests_to_stories.story import Story
from copytaster.stages.digests_to_stories.tokens import Bag, Floats, Tokens, bag_of
from copytaster_schemas.digest import Digest, FiledArticle, Fingerprint, StoryMerged
from copytaster_schemas.ids import StoryId, story_id_of

RARITY_MIN: Final = 0.05
"""What a token counts that every story has; a token of 0 would vanish from the records."""

SAME_STORY_MIN: Final = 0.17
"""Similarity from which an article joins a story (docs/adr/0005-filing.md has the curve)."""

COMPARED_MAX: Final = 24
"""Candidates compared in full; the right story was among the first 24 in every case measured."""

MERGE_MIN: Final = 0.30
"""Similarity of two whole stories from which an article that fits both makes them one."""

BRIDGED_MAX: Final = 3
"""Stories beside the best one that an article may bridge to: it can be about two or three things,
not about ten.
"""

COLD_START: Final = 200
"""Stories that are imagined beside the real ones, so that rarity means something from the start."""


class Filing:
    """The filing desk: one serial fold over all digests (see `stages.fold.Fold`)."""

    def __init__(self) -> None:
        self._stories: dict[int, Story] = {}
        self._slots: dict[StoryId, int] = {}
        self._index = TokenIndex()
        self._documents = Documents()
        self._merges = Merges()
        self._kills: dict[bytes, Fingerprint] = {}
        self._next_slot = 0
        self._changed: dict[bytes, bytes | None] = {}
        self._touched: set[int] = set()

    @property
    def stories(self) -> int:
        """How many stories are held."""
        return len(self._stories)

    def restore(self, records: Mapping[bytes, bytes]) -> None:
        """Take over the state that earlier owners left."""
        self._documents.restore(item for item in records.items() if item[0][:1] == b"d")
        for key, value in sorted(records.items()):
            if key[:1] == b"k":
                self._kills[b"d" + key[1:]] = Fingerprint.model_validate_json(value)
            elif key[:1] == b"m":
                self._merges.restore(key, value)
            elif key[:1] == b"s":
                self._enter(Story.from_record(StoryId(key[1:].decode()), value))
        self._next_slot = max(self._stories, default=-1) + 1
        self._index.settle(self._alive())

    def apply(self, message: Digest, at: datetime) -> Iterable[FiledArticle | StoryMerged]:
        """File one article; a kill that came before its article follows it at once."""
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
            filed.append(FiledArticle(story_id=story_id, fingerprint=kill, blob=b""))
        return filed

    def changed(self) -> Mapping[bytes, bytes | None]:
        """The state records that changed since the last call; forgets them."""
        records = self._changed
        for slot in sorted(self._touched):
            story = self._stories.get(slot)
            if story is not None:
                records[_key(story.story_id)] = story.record()
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
        bag = bag_of(fingerprint)
        candidates, rarity = self._candidates(bag.tokens)
        published = int(fingerprint.published_at.timestamp()) if fingerprint.published_at else None
        language = fingerprint.language
        fitting = self._fitting(bag, rarity, language, candidates, (now, published))
        if not fitting:
            story = self._found(fingerprint, bag, rarity, now)
            story.date(published)
            return story.story_id
        story = fitting[0]
        for other in fitting[1 : 1 + BRIDGED_MAX]:
            # judged before the article joins: it must not be the only thing they share
            if self._likeness(story, other) >= MERGE_MIN:
                story, loser = sorted((story, other), key=lambda one: one.slot)
                merged.append(self._merge(story, loser))
        self._index.add(story.slot, story.absorb(bag, rarity, language))
        story.date(published)
        return story.story_id

    def _found(self, fingerprint: Fingerprint, bag: Bag, rarity: Floats, now: int) -> Story:
        """A new story, begun by this article."""
        name = story_id_of(fingerprint.article_id)
        story = Story.founded(name, self._next_slot, bag, rarity, fingerprint.language)
        self._next_slot += 1
        if self._next_slot % STORIES_BETWEEN_PURGES == 0:
            self._purge(now)
        self._enter(story)
        return story

    def _likeness(self, story: Story, other: Story) -> float:
        """How much two whole stories are alike."""
        bag = story.bag()
        postings = self._index.find(bag.tokens)
        rarity = self._rarity(
            np.array([len(settled) + len(recent) for settled, recent in postings])
        )
        return float(similarity(bag, rarity, story.languages, [other])[0])

    def _merge(self, winner: Story, loser: Story) -> StoryMerged:
        """Let the story that was filed first take over the other one."""
        self._index.add(winner.slot, winner.take_over(loser))
        del self._stories[loser.slot]
        del self._slots[loser.story_id]
        self._touched.discard(loser.slot)
        self._touched.add(winner.slot)
        self._changed[_key(loser.story_id)] = None
        seq = self._merges.add(loser.story_id, winner.story_id)
        return StoryMerged(story_id=loser.story_id, winner=winner.story_id, seq=seq)

    def _touch(self, story_id: StoryId, now: int) -> None:
        """Keep a story open: something was filed in it just now."""
        slot = self._slots.get(story_id)
        if slot is not None:
            self._stories[slot].last_at = max(self._stories[slot].last_at, now)
            self._touched.add(slot)

    def _fitting(
        self,
        bag: Bag,
        rarity: Floats,
        language: str,
        candidates: list[int],
        when: tuple[int, int | None],
    ) -> list[Story]:
        """The open stories that the article may belong to, the best one first."""
        now, published = when
        open_since = now - STORY_IDLE_DAYS_MAX * DAY_S
        stories = [self._stories[slot] for slot in candidates]
        stories = [story for story in stories if story.last_at >= open_since][:COMPARED_MAX]
        if not stories:
            return []
        scores = similarity(bag, rarity, (language,), stories).tolist()
        ranked = [
            (-faded(score, _gap(story, now, published)), story.slot)
            for score, story in zip(scores, stories, strict=True)
        ]
        return [self._stories[slot] for worth, slot in sorted(ranked) if -worth >= SAME_STORY_MIN]

    def _rarity(self, counts: npt.NDArray[np.int_]) -> Floats:
        """The inverse document frequency of tokens that so many stories hold."""
        rarity: Floats = np.log((len(self._stories) + COLD_START) / (counts + 1.0))
        return np.maximum(rarity, RARITY_MIN)

    def _candidates(self, tokens: Tokens) -> tuple[list[int], Floats]:
        """Stories that share the rarest tokens with the article, the most promising first."""
        postings = self._index.find(tokens)
        counts = np.array([len(settled) + len(recent) for settled, recent in postings])
        rarity = self._rarity(counts)
        looked_at = 0
        parts: list[Slots] = []
        worth: list[Floats] = []
        for place in np.argsort(counts, kind="stable").tolist():
            settled, recent = postings[place]
            if not counts[place]:
                continue
            looked_at += int(counts[place])
            if looked_at > POSTINGS_MAX and parts:
                break
            parts.append(settled)
            if recent:
                parts.append(np.array(recent, dtype=np.int64))
            worth.append(np.full(int(counts[place]), rarity[place]))
        if not parts:
            return [], rarity
        slots, owner = np.unique(np.concatenate(parts), return_inverse=True)
        scores = np.bincount(owner, weights=np.concatenate(worth))
        order = np.lexsort((slots, -scores))[:CANDIDATES_MAX]
        return [slot for slot in slots[order].tolist() if slot in self._stories], rarity

    def _enter(self, story: Story) -> None:
        self._stories[story.slot] = story
        self._slots[story.story_id] = story.slot
        self._index.add(story.slot, story.indexed())

    def _purge(self, now: int) -> None:
        """Forget stories that are closed, and the idlest when there are too many."""
        open_since = now - STORY_IDLE_DAYS_MAX * DAY_S
        by_age = sorted(self._stories.values(), key=lambda story: (story.last_at, story.slot))
        surplus = len(by_age) - STORIES_MAX
        for rank, story in enumerate(by_age):
            if rank >= surplus and story.last_at >= open_since:
                break
            del self._stories[story.slot]
            del self._slots[story.story_id]
            self._changed[_key(story.story_id)] = None
            self._touched.discard(story.slot)
        self._index.settle(self._alive())

    def _alive(self) -> Slots:
        return np.array(sorted(self._stories), dtype=np.int64)


def _gap(story: Story, now: int, published: int | None) -> int:
    """Seconds between an article and a story: by publication where both are known, else by log."""
    if published is not None and story.published is not None:
        low, high = story.published
        return max(0, low - published, published - high)
    return max(0, now - story.last_at)


def _key(story_id: StoryId) -> bytes:
    return b"s" + story_id.encode()
