"""filed article -> its claims, and every development that it changes."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from datetime import datetime

from copytaster.limits import HOT_STORIES_MAX
from copytaster.stages.claims_blob import unpack
from copytaster.stages.claims_to_developments.anchor import anchored
from copytaster.stages.claims_to_developments.codec import packed, sketched, unpacked
from copytaster.stages.claims_to_developments.describe import Desk
from copytaster.stages.claims_to_developments.documents import Document, kill_of
from copytaster.stages.claims_to_developments.head import Head
from copytaster.stages.claims_to_developments.moving import (
    DOCUMENT,
    HEAD,
    MOVED,
    SEPARATOR,
    Moves,
    moved,
    part_of,
    waiting_key,
    waiting_keys,
)
from copytaster.stages.claims_to_developments.origins import Sketches
from copytaster.stages.claims_to_developments.proposition import Key
from copytaster.stages.claims_to_developments.relations import NO_RELATIONS, Relations
from copytaster.stages.claims_to_developments.source import source_of
from copytaster.stages.claims_to_developments.statement import statements_of
from copytaster.stages.claims_to_developments.story import Story
from copytaster.stages.claims_to_developments.tell import Teller
from copytaster.stages.revision import rank_of
from copytaster_schemas.claim import Claim
from copytaster_schemas.development import Development
from copytaster_schemas.digest import (
    ArticleFacts,
    ClaimsBlob,
    FiledArticle,
    StoryMerged,
    StoryMoved,
)
from copytaster_schemas.ids import StoryId

Incoming = FiledArticle | StoryMerged | StoryMoved
Outgoing = Claim | Development | FiledArticle | StoryMoved


class Tracking:
    """The tracker of one partition of stories (see `stages.fold.Fold`).

    Records of all stories are held compressed; the HOT_STORIES_MAX used last are held ready.
    """

    def __init__(
        self,
        *,
        pipeline_version: str,
        desk: Desk | None = None,
        relations: Relations = NO_RELATIONS,
    ) -> None:
        self._teller = Teller(desk or Desk(), pipeline_version)
        self._relations = relations
        self._cold: dict[bytes, dict[bytes, bytes]] = {}
        self._hot: OrderedDict[StoryId, Story] = OrderedDict()
        self._dirty: dict[bytes, tuple[StoryId, str]] = {}
        self._changed: dict[bytes, bytes | None] = {}
        self._moves = Moves()

    def restore(self, records: Mapping[bytes, bytes]) -> None:
        """Take over the state that earlier owners left."""
        for key, value in records.items():
            if key[:1] == MOVED:
                self._moves.restore(key, value)
                continue
            story = key[1:].split(SEPARATOR, 1)[0]
            self._cold.setdefault(story, {})[key] = value

    def apply(self, message: Incoming, at: datetime) -> Iterable[Outgoing]:
        """Fold in one article: its claims with their story, then what they change.

        A story that was merged into another is moved to it in parts, and whatever still comes for
        it follows. Raises RefusedError (corrupt_blob) when the claims cannot be read.
        """
        if isinstance(message, StoryMerged):
            return self._move(message)
        winner = self._moves.winner(message.story_id)
        if winner is not None:
            return (message.model_copy(update={"story_id": winner}),)
        if isinstance(message, StoryMoved):
            return self._receive(message, at)
        return self._file(message, at)

    def _file(self, message: FiledArticle, at: datetime) -> Iterable[Outgoing]:
        fingerprint = message.fingerprint
        content = unpack(message.blob) if fingerprint.pub_status != "canceled" else None
        story = self._story(message.story_id)
        document_id = fingerprint.document_id
        known = story.documents.get(document_id)
        claims: list[Claim] = []
        if content is None:
            touched = story.kill(document_id, kill_of(fingerprint))
        elif known is not None and fingerprint.article_id in known.seen:
            return ()
        else:
            claims = [
                claim.model_copy(update={"story_id": message.story_id}) for claim in content.claims
            ]
            touched = story.revise(document_id, _document(message, content))
        self._note(DOCUMENT, message.story_id, document_id)
        return [*claims, *self._told(message.story_id, story, touched, at)]

    def _move(self, message: StoryMerged) -> Iterable[Outgoing]:
        """Send everything that is known of the loser to the winner, and forget it here."""
        loser = message.story_id
        if self._moves.winner(loser) is not None:
            return ()
        self._write_all(loser)
        self._hot.pop(loser, None)
        records = self._cold.pop(loser.encode(), {})
        self._changed.update(dict.fromkeys(records))
        self._moves.add(loser, message.winner)
        parts = [moved(loser, message.winner, *one) for one in sorted(records.items())]
        end = StoryMoved(story_id=message.winner, origin=loser, part="end", name="", state=b"")
        return [*parts, end]

    def _receive(self, message: StoryMoved, at: datetime) -> Iterable[Outgoing]:
        """Keep the parts of a merged story aside; with the last one they join the evidence."""
        story_id = message.story_id
        records = self._cold.setdefault(story_id.encode(), {})
        if message.part != "end":
            key = waiting_key(message)
            self._changed[key] = records[key] = message.state
            return ()
        story = self._story(story_id)
        for key in waiting_keys(records, message):
            kind, name = part_of(key)
            record = records.pop(key)
            self._changed[key] = None
            if kind == HEAD:
                story.heads.setdefault(name, Head.from_record(unpacked(record)))
            else:
                story.adopt(name, record)
            self._note(kind, story_id, name)
        return self._told(story_id, story, story.keys(), at)

    def changed(self) -> Mapping[bytes, bytes | None]:
        """The state records that changed since the last call; forgets them."""
        for key, (story_id, name) in self._dirty.items():
            self._write(key, story_id, name)
        records, self._changed, self._dirty = self._changed, {}, {}
        records.update(self._moves.changed)
        self._moves.changed = {}
        return records

    def _told(
        self, story_id: StoryId, story: Story, touched: set[Key], at: datetime
    ) -> list[Development]:
        told: list[Development] = []
        for head, development in self._teller.tell(story_id, story, story.regroup(touched), at):
            self._note(HEAD, story_id, head.development_id)
            told.append(development)
        return told

    def _note(self, kind: bytes, story_id: StoryId, name: str) -> None:
        key = kind + story_id.encode() + SEPARATOR + name.encode()
        self._dirty[key] = (story_id, name)

    def _write(self, key: bytes, story_id: StoryId, name: str) -> None:
        story = self._hot[story_id]
        if key[:1] == DOCUMENT:
            record = story.record_of(name)
        else:
            record = packed(story.heads[name].record())
        self._changed[key] = record
        self._cold.setdefault(story_id.encode(), {})[key] = record

    def _story(self, story_id: StoryId) -> Story:
        story = self._hot.get(story_id)
        if story is None:
            story = self._hot[story_id] = self._warmed(story_id)
            if len(self._hot) > HOT_STORIES_MAX:
                self._cool()
        self._hot.move_to_end(story_id)
        return story

    def _warmed(self, story_id: StoryId) -> Story:
        story = Story(self._relations)
        records = self._cold.get(story_id.encode(), {})
        documents = []
        for key, record in records.items():
            name = key.split(SEPARATOR, 1)[1].decode()
            if key[:1] == DOCUMENT:
                documents.append((name, record))
            elif key[:1] == HEAD:
                story.heads[name] = Head.from_record(unpacked(record))
        story.load(documents)
        return story

    def _cool(self) -> None:
        """Let go of the story that was used longest ago, its records written first."""
        story_id = next(iter(self._hot))
        self._write_all(story_id)
        del self._hot[story_id]

    def _write_all(self, story_id: StoryId) -> None:
        """Write whatever changed in a story."""
        for key, (owner, name) in list(self._dirty.items()):
            if owner == story_id:
                self._write(key, owner, name)
                del self._dirty[key]


def _document(message: FiledArticle, content: ClaimsBlob) -> Document:
    """The revision that a filed article is; one that is withheld says nothing yet."""
    fingerprint, facts = message.fingerprint, content.facts
    source = source_of(facts)
    usable = fingerprint.pub_status == "usable"
    return Document(
        rank=rank_of(fingerprint.version, fingerprint.updated_at, fingerprint.content_hash),
        source=source,
        usable=usable,
        rows=anchored(statements_of(source, content.claims)) if usable else (),
        older=(),
        dropped=(),
        seen=(fingerprint.article_id,),
        names=facts.names,
        sketches=_sketches(facts) if content.claims else None,
        kill=None,
    )


def _sketches(facts: ArticleFacts) -> Sketches:
    return Sketches(
        sketched(facts.text_sketch, facts.text_size),
        sketched(facts.quote_sketch, facts.quote_size),
        sketched(facts.skeleton, facts.skeleton_size),
        facts.language,
    )
