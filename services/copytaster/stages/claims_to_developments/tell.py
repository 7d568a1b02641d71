"""happenings of a story -> developments with an identity, a history and a version each."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

from copytaster.stages.claims_to_developments.assess import RANKS, Context, assess
from copytaster.stages.claims_to_developments.describe import Account, Desk, account_of
from copytaster.stages.claims_to_developments.happenings import Happening
from copytaster.stages.claims_to_developments.head import Head
from copytaster.stages.claims_to_developments.heard import is_heard, names_its_dead
from copytaster.stages.claims_to_developments.linking import linked
from copytaster.stages.claims_to_developments.proposition import Key
from copytaster.stages.claims_to_developments.rows import Row
from copytaster.stages.claims_to_developments.shown import evidence_of, voices_of
from copytaster.stages.claims_to_developments.status import RULE_VERSION
from copytaster.stages.claims_to_developments.story import Story
from copytaster.stages.news_rule import HEARD
from copytaster.stages.record import dataclass
from copytaster_schemas.development import Development, Related
from copytaster_schemas.ids import ClaimId, DevelopmentId, StoryId, development_id_of

SNAPSHOT_MS: Final = 1_000
"""Least time between two versions that differ in counts alone (DESIGN.md)."""

SETTLED_CARRIERS: Final = 12
"""Carriers from which one more is no news by itself, and may wait for SNAPSHOT_MS."""


@dataclass(frozen=True, slots=True)
class _Pending:
    """A development that may have to be told, and those that turned out to be the same one."""

    head: Head
    losers: list[Head]
    account: Account


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells what changed in a story. `desk` says what is news."""

    desk: Desk
    pipeline_version: str

    def tell(
        self, story_id: StoryId, story: Story, due: Sequence[Happening], at: datetime
    ) -> Iterator[tuple[Head, Development]]:
        """New versions of the developments behind `due`, for whatever changed in substance."""
        pending = list(self._heads(story, due))
        statuses = {each.head.development_id: each.account.verdict.status for each in pending}
        links = linked(story, due, statuses)
        # the death of somebody before the accident that he died in
        for each in sorted(pending, key=lambda one: not names_its_dead(one.head)):
            for loser in each.losers:
                yield loser, self._version(story_id, story, loser, each.account, at)
            relinked = links.pop(each.head.development_id, None)
            if each.losers or relinked or _is_due(each.head, each.account, at):
                yield each.head, self._version(story_id, story, each.head, each.account, at)
        for name, happening in links.items():
            head = story.heads[name]
            account = self._account(story, happening, story.context())
            yield head, self._version(story_id, story, head, account, at)

    def _heads(self, story: Story, due: Sequence[Happening]) -> Iterator["_Pending"]:
        """What is due with its development, minted or merged where that must be."""
        context = story.context()
        founded: dict[Key, list[Head]] = {}
        for known in story.heads.values():
            if not known.merged_into:
                founded.setdefault(known.founder, []).append(known)
        for happening in sorted(due):
            if not story.evidence(happening):
                continue
            account = self._account(story, happening, context)
            heads = [one for key in happening.everything for one in founded.get(key, ())]
            head, losers = _head(story, happening, account, heads)
            if head is None:
                continue
            for loser in losers:
                loser.merged_into = head.development_id
                head.merged_from.append(loser.development_id)
                head.merged_from.extend(loser.merged_from)
            yield _Pending(head, losers, account)

    def _account(self, story: Story, happening: Happening, context: Context) -> Account:
        assessment = assess(happening, story.evidence(happening), context)
        return account_of(assessment, story.overflow(happening), story.names, self.desk)

    def _version(
        self, story_id: StoryId, story: Story, head: Head, account: Account, at: datetime
    ) -> Development:
        changes = _evolve(head, account, at)
        verdict = account.verdict
        assert head.status is not None, "a development is told once it has a status"
        return Development(
            development_id=head.development_id,
            story_id=story_id,
            version=head.version,
            transition_seq=head.transition_seq,
            status=head.status,
            previous_status=head.previous_status,
            status_reason=verdict.reason,
            since=_moment(verdict.since),
            basis=verdict.basis,
            rule_version=RULE_VERSION,
            decisive_evidence=tuple(_decisive(account)),
            decided_by=voices_of(_decided(account), _deciding(account), story.names),
            contested_by=voices_of(account.rows, verdict.contested_by, story.names),
            flags=(*verdict.flags, *_flags(head, account, story)),
            headline=account.headline,
            event_type=account.event_type,
            predicate=account.predicate,
            objects=account.objects,
            tense=account.tense,
            participants=account.participants,
            places=account.places,
            occurred=account.occurred,
            languages=account.languages,
            first_seen_at=_moment(head.first_at) or at,
            confirmed_at=_moment(head.confirmed_at),
            updated_at=at,
            corroboration=account.corroboration,
            confidence=account.confidence,
            facts=account.facts,
            evidence=tuple(evidence_of(account.rows, verdict.decisive, story.names)),
            evidence_total=account.evidence_total,
            related=tuple(_related(head, story)),
            news=account.news,
            changes=changes,
            pipeline_version=self.pipeline_version,
        )


def _head(
    story: Story, happening: Happening, account: Account, heads: list[Head]
) -> tuple[Head | None, list[Head]]:
    """The development that a happening is, and those that turned out to be the same one.

    `heads`: those that were founded on one of its keys.
    """
    if heads:
        # the one that somebody may have heard of goes on, so that nobody hears of it twice
        heads.sort(
            key=lambda one: (
                not one.was_news, -RANKS[one.status], one.first_at or 0, one.development_id,
            )
        )  # fmt: skip
        return heads[0], heads[1:]
    if account.verdict.status is None:
        return None, []
    head = _minted(story, happening)
    story.heads[head.development_id] = head
    return head, []


def _minted(story: Story, happening: Happening) -> Head:
    """A new development, named after the first claim of its evidence that names no other one.

    Support comes before denial, so that a development never loses the ground it was founded on:
    it goes wherever the proposition of its founding claim goes.
    """
    rows = [row for row, _ in story.evidence(happening) if row.stance != "neutral"]
    rows.sort(key=lambda one: (one.stance != "supports", one.source.at, one.claim_id))
    for row in rows:
        name = development_id_of(ClaimId(row.claim_id))
        if name not in story.heads:
            return Head(name, row.key)
    name = development_id_of(ClaimId(f"{rows[0].claim_id}:{len(story.heads)}"))
    return Head(name, rows[0].key)


def _is_due(head: Head, account: Account, at: datetime) -> bool:
    """Whether there is something new to tell, and it need not wait."""
    if head.signature == account.signature:
        return False
    status = account.verdict.status or "retracted"
    waits = status == head.status and account.corroboration.carriers > SETTLED_CARRIERS
    return not waits or _ms(at) - head.told_at >= SNAPSHOT_MS


def _evolve(head: Head, account: Account, at: datetime) -> tuple[str, ...]:
    """Bring the history up to date; gives what changed."""
    status = account.verdict.status or "retracted"  # what it was founded on is gone
    if head.merged_into:  # its history ends here: the winner goes on
        status = head.status or status
    changes = []
    if status != head.status:
        changes.append(f"status: {head.status} -> {status}")
        head.previous_status, head.status = head.status, status
        head.transition_seq += 1
        if status == "confirmed":
            head.confirmed_at = account.verdict.since
    place = account.place.name if account.place else ""
    if place != head.place and head.version:
        changes.append(f"place: {head.place or 'unknown'} -> {place or 'unknown'}")
    counts = (
        account.corroboration.carriers,
        account.corroboration.newsrooms,
        account.corroboration.voices,
    )
    names = ("carriers", "newsrooms", "voices")
    changes += [
        f"{name}: {old} -> {new}"
        for name, old, new in zip(names, head.counts, counts, strict=True)
        if old != new and head.version
    ]
    head.headline = account.headline
    head.was_news = head.was_news or (status == "confirmed" and account.news.is_news)
    head.place, head.counts, head.signature = place, counts, account.signature
    head.version += 1
    head.told_at = _ms(at)
    head.first_at = (
        account.first_at if head.first_at is None else min(head.first_at, account.first_at)
    )
    return tuple(changes)


def _decided(account: Account) -> list[Row]:
    """The decisive statements, each voice once a document, as the evidence shows them."""
    decisive = set(account.verdict.decisive)
    return [row for row in account.rows if row.statement.claim_id in decisive]


def _decisive(account: Account) -> Iterable[ClaimId]:
    """Their ids."""
    return (ClaimId(row.statement.claim_id) for row in _decided(account))


def _deciding(account: Account) -> tuple[str, ...]:
    """The voices of the decisive statements, the first to speak first."""
    rows = sorted(_decided(account), key=lambda row: (row.weighed.at, row.statement.claim_id))
    return tuple(dict.fromkeys(row.weighed.voice for row in rows))


def _flags(head: Head, account: Account, story: Story) -> Iterator[str]:
    """What else is to be known of a development, beside its evidence."""
    if head.merged_into:
        yield "merged"
    elif is_heard(head.development_id, account.event_type, account.facts, story.heads.values()):
        yield HEARD


def _related(head: Head, story: Story) -> Iterable[Related]:
    if head.merged_into:
        yield Related(relation="merged_into", id=head.merged_into)
    for loser in head.merged_from:
        yield Related(relation="merged_from", id=DevelopmentId(loser))
    for relation, name in () if head.merged_into else head.links:
        other = story.heads.get(name)
        yield Related.model_validate(
            {"relation": relation, "id": name, "headline": other.headline if other else ""}
        )


def _moment(seconds: int | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds is not None else None


def _ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)
