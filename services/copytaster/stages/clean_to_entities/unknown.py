"""Runs of capitalised words that nobody knows -> people, organisations and places."""

from typing import Final, NamedTuple

from copytaster.stages.clean_to_entities.atoms import Role
from copytaster.stages.clean_to_entities.classify import CERTAIN, Verdict, classify
from copytaster.stages.clean_to_entities.fold import fold_name
from copytaster.stages.clean_to_entities.found import Found, FoundType
from copytaster.stages.clean_to_entities.gaps import OF, is_of, is_owning
from copytaster.stages.clean_to_entities.identify import identity
from copytaster.stages.clean_to_entities.merge import joined
from copytaster.stages.clean_to_entities.nouns import Bearer, bearer_of
from copytaster.stages.clean_to_entities.offices import (
    ORGANISATION_OFFICES,
    TOWN_OFFICES,
    OfficeGroup,
)
from copytaster.stages.clean_to_entities.people import accepts, known_person, title_before
from copytaster.stages.clean_to_entities.placed import is_said_place, only_places
from copytaster.stages.clean_to_entities.places import is_called_town
from copytaster.stages.clean_to_entities.ports import ProposedSpan
from copytaster.stages.clean_to_entities.propose import (
    TAGGED_CONFIDENCE_MAX,
    Judged,
    proposed_runs,
)  # fmt: skip
from copytaster.stages.clean_to_entities.reading import Reading, become
from copytaster.stages.clean_to_entities.runs import Run, runs_of

SURNAME_PARTS_MAX: Final = 2
"""Words of a bare surname: Von Braun, Lopez Obrador."""
PLACE_OFFICES: Final = frozenset({"mayor", "prefect"})
"""Offices that only places have: what stands behind their "of" is one."""
OF_CHARS: Final = 12
"""Where "of the" after a title must end."""
CERTAIN_VOTES: Final = 10
"""Mentions without firm evidence that one mention with a title or head word outvotes."""
REPEATED_CONFIDENCE: Final = 55
"""A name whose kind only another mention of it tells: between weak and likely."""
SHORT_CONFIDENCE: Final = 60
"""Velmora for Velmora Air: the first word of a name, where no other name of the text has it."""
GAP_CHARS: Final = 3
"""Characters between an organisation and a title that belongs to it."""


class Ruled(NamedTuple):
    """What the rules alone take the runs for; `things`: offsets that name a thing, no entity."""

    runs: Judged
    things: frozenset[int]


def ruled_runs(reading: Reading) -> Ruled:
    """Runs of unknown capitalised words, and what the rules take them for."""
    document, knowledge = reading.document, reading.knowledge
    runs = [
        run
        for run in runs_of(document, knowledge, reading.atoms)
        if len(run.atoms) > 1 or run.atoms[0].role is Role.WORD
    ]
    bearers = {run.start: bearer_of(document, knowledge, run) for run in runs}
    things = {run.parts for run in runs if bearers[run.start] == "thing"}
    return Ruled(
        [
            (run, _judge(reading, run, bearers[run.start]))
            for run in runs
            if run.parts not in things
        ],
        frozenset(at for run in runs if run.parts in things for at in range(run.start, run.end)),
    )


def judged_runs(
    reading: Reading, ruled: Ruled, proposals: tuple[ProposedSpan, ...] | None
) -> Judged:
    """Runs of unknown capitalised words, and what rules and tagger take them for."""
    if proposals is None:
        return _consistent(reading, ruled.runs)
    document, knowledge = reading.document, reading.knowledge
    proposed = [
        (run, verdict)
        for run, verdict in proposed_runs(document, knowledge, reading.atoms, proposals)
        if run.start not in ruled.things
    ]
    return _consistent(reading, joined(document, ruled.runs, proposed))


def read_runs(reading: Reading, judged: Judged) -> Judged:
    """Name the unknown; gives the runs that only the rest of the text can explain."""
    waiting: Judged = []
    people: list[tuple[Run, Verdict]] = []
    for run, verdict in judged:
        if verdict is None or (_may_be_surname(run, verdict) and not _is_titled(reading, run)):
            waiting.append((run, verdict))
        elif verdict.type == "person":
            people.append((run, verdict))
        else:
            _add(reading, run, verdict)
    _own(reading)
    for run, verdict in people:
        _add(reading, run, verdict)
    return waiting


def _may_be_surname(run: Run, verdict: Verdict) -> bool:
    """Whether a single word may be the surname of somebody named later in the text."""
    return len(run.parts) == 1 and (verdict.type == "person" or verdict.confidence < CERTAIN)


def read_single(reading: Reading, waiting: Judged) -> None:
    """Words that are a surname of the text, or whose kind the rules could tell."""
    surnames, bodies = reading.surnames, _by_first_word(reading)
    for run, verdict in waiting:
        name = reading.document.text[run.start : run.end]
        person = surnames.find(name) if len(run.parts) <= SURNAME_PARTS_MAX else None
        body = _short_for(reading, run, bodies) if person is None else None
        if person is not None:
            reading.refer(run.start, run.end, person)
        elif body is not None:
            reading.found.append(
                Found(run.start, run.end, "organisation", key=body.key or body.name,
                      confidence=SHORT_CONFIDENCE, name=name)
            )  # fmt: skip
        elif verdict is not None and (
            not surnames.knows(name) or verdict.confidence >= TAGGED_CONFIDENCE_MAX
        ):
            _add(reading, run, verdict)
    for found in reading.found:
        if found.type == "person" and found.thing is None and " " not in found.name:
            person = surnames.find(found.name)
            if person is not None and person is not found:
                become(found, person)


def _consistent(reading: Reading, judged: Judged) -> Judged:
    """One name has one kind in a text: the one that the surest evidence speaks for."""
    votes: dict[tuple[str, ...], list[Verdict]] = {}
    for run, verdict in judged:
        if verdict is not None:
            votes.setdefault(run.parts, []).append(verdict)
    places = only_places(reading.document, reading.knowledge, judged)
    elected = {parts: _elected(cast, is_where=parts in places) for parts, cast in votes.items()}
    return [
        (run, _kept(reading, run, verdict, elected[run.parts]) if run.parts in elected else None)
        for run, verdict in judged
    ]


def _elected(votes: list[Verdict], *, is_where: bool) -> Verdict:
    """The kind that most evidence speaks for, certain if any of it is; a place and not a person
    where the text says that something is there.
    """
    sums: dict[FoundType, int] = {}
    for vote in votes:
        weight = CERTAIN_VOTES if vote.confidence >= CERTAIN else 1
        sums[vote.type] = sums.get(vote.type, 0) + weight * vote.confidence
    kind = max(sums, key=lambda one: (sums[one], one))
    certain = any(vote.confidence >= CERTAIN and vote.type == kind for vote in votes)
    if is_where and kind == "person" and not certain:
        kind = "place"
    return Verdict(kind, CERTAIN if certain else REPEATED_CONFIDENCE)


def _kept(reading: Reading, run: Run, verdict: Verdict | None, elected: Verdict) -> Verdict | None:
    document = reading.document
    doubtful = len(run.parts) == 1 and (
        document.is_opening(run.start)
        and reading.knowledge.is_common(run.parts[0], document.language)
    )
    if verdict is None:
        return None if doubtful else elected
    return Verdict(elected.type, max(verdict.confidence, elected.confidence)
                   if elected.confidence >= CERTAIN else verdict.confidence)  # fmt: skip


def _judge(reading: Reading, run: Run, bearer: Bearer | None) -> Verdict | None:
    first = run.parts[0] if run.parts else ""
    if bearer == "place" or (
        bearer == "organisation" and first not in reading.knowledge.given_names
    ):
        return Verdict(bearer, CERTAIN)
    if _is_owner(reading, run) and first not in reading.knowledge.given_names:
        return Verdict("organisation", CERTAIN)
    if _is_place(reading, run, first):
        return Verdict("place", CERTAIN)
    return classify(reading.document, reading.knowledge, run, titled=_is_titled(reading, run))


def _is_place(reading: Reading, run: Run, first: str) -> bool:
    """Whether the words beside a name, or the office before it, say that it is a place."""
    document, knowledge = reading.document, reading.knowledge
    return (
        (first not in knowledge.given_names and is_called_town(document, knowledge, run.start))
        or is_said_place(document, knowledge, run)
        or _is_of_office(reading, run, PLACE_OFFICES)
    )


def _is_owner(reading: Reading, run: Run) -> bool:
    """Whether a title stands before the name that only organisations give: "founder of Acme"."""
    return _is_of_office(reading, run, ORGANISATION_OFFICES)


def _is_of_office(reading: Reading, run: Run, offices: frozenset[str]) -> bool:
    """Whether one of the offices and a word for "of" stand before the name."""
    for length in range(1, OF_CHARS):
        group = reading.ends.get(run.start - length)
        if group is not None and group.office in offices:
            return is_of(reading.document.text[group.end : run.start].lower())
    return False


def _by_first_word(reading: Reading) -> dict[str, Found]:
    """First word -> the one organisation that only the text knows and whose name begins with it."""
    bodies: dict[str, dict[str, Found]] = {}
    for one in reading.found:
        if one.type == "organisation" and one.thing is None and " " in one.name:
            first = fold_name(one.name).partition(" ")[0]
            bodies.setdefault(first, {})[identity(one, reading.knowledge)] = one
    return {
        first: next(iter(ones.values()))
        for first, ones in bodies.items()
        if len(ones) == 1 and first not in reading.knowledge.given_names
    }


def _short_for(reading: Reading, run: Run, bodies: dict[str, Found]) -> Found | None:
    """The organisation that a single word stands for."""
    body = bodies.get(run.parts[0]) if len(run.parts) == 1 else None
    doubtful = reading.document.is_opening(run.start) and reading.knowledge.is_common(
        run.parts[0], reading.document.language
    )
    return None if doubtful else body


def _is_titled(reading: Reading, run: Run) -> bool:
    group = title_before(reading.document, reading.ends, run.start)
    if group is None:
        return False
    one = Found(run.start, run.end, "person", name=reading.document.text[run.start : run.end])
    return accepts(reading.knowledge, reading.document, group, one)


def _add(reading: Reading, run: Run, verdict: Verdict) -> None:
    name = reading.document.text[run.start : run.end]
    found = Found(run.start, run.end, verdict.type, confidence=verdict.confidence, name=name)
    if verdict.type == "person":
        reading.give_title(found)
        _recognise(reading, found, run)
    reading.found.append(found)


def _recognise(reading: Reading, found: Found, run: Run) -> None:
    """Link a person to who is known, or remember the name for bare surnames to come."""
    countries = reading.countries
    if found.owner_country:
        countries |= {found.owner_country}
    known = known_person(reading.knowledge, found, found.name, countries)
    if known is not None:
        found.thing, found.confidence = known
    if len(run.parts) > 1:
        key = known[0].entity_id if known is not None else found.name.casefold()
        reading.surnames.learn(found, found.name, key)


def _own(reading: Reading) -> None:
    """Give titles to what nobody knows: "Acme Ltd. chief executive", "mayor of Borgo Marana"."""
    owners = [one for one in reading.found if one.type != "person" and one.how != "adjective"]
    ends = {one.end: one for one in owners}
    starts = {one.start: one for one in owners}
    for group in reading.groups:
        if group.owner_id is None:
            owner = _before(reading, group, ends) or _after(reading, group, starts)
            if owner is not None and _may_give(group, owner):
                group.local_owner = identity(owner, reading.knowledge)
                group.start = min(group.start, owner.start)
                group.end = max(group.end, owner.end)
    reading.set_groups(reading.groups)


def _may_give(group: OfficeGroup, owner: Found) -> bool:
    """Places that the text alone knows have mayors; other offices belong to organisations."""
    return owner.type == "organisation" or (owner.thing is None and group.office in TOWN_OFFICES)


def _before(reading: Reading, group: OfficeGroup, ends: dict[int, Found]) -> Found | None:
    for at in range(group.start - GAP_CHARS, group.start):
        between = reading.document.text[at : group.start].lstrip(".")
        if at in ends and is_owning(between):
            return ends[at]
    return None


def _after(reading: Reading, group: OfficeGroup, starts: dict[int, Found]) -> Found | None:
    link = OF.match(reading.document.text[group.end : group.end + OF_CHARS].lower())
    return starts.get(group.end + link.end()) if link is not None else None
