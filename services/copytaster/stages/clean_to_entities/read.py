"""A document -> everything that it names: the rules in their order."""

from bisect import bisect_left, bisect_right
from typing import Final, NamedTuple

from copytaster.stages.clean_to_entities.atoms import Atom, Role
from copytaster.stages.clean_to_entities.bodies import name_bodies
from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.found import Found
from copytaster.stages.clean_to_entities.hints import hints_of
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase
from copytaster.stages.clean_to_entities.known import read_known, read_towns
from copytaster.stages.clean_to_entities.names_of_bodies import long_organisations
from copytaster.stages.clean_to_entities.offices import office_groups
from copytaster.stages.clean_to_entities.places import regions_of
from copytaster.stages.clean_to_entities.ports import Hint, ProposedSpan
from copytaster.stages.clean_to_entities.propose import Judged
from copytaster.stages.clean_to_entities.reading import Reading
from copytaster.stages.clean_to_entities.references import read_offices
from copytaster.stages.clean_to_entities.unknown import (
    Ruled,
    judged_runs,
    read_runs,
    read_single,
    ruled_runs,
)

TAIL_ROLES: Final = frozenset({Role.TOWN, Role.PLACE, Role.WORD})


class Opened(NamedTuple):
    """A text read as far as rules go alone; `hints` is what a tagger may know of it."""

    reading: Reading
    ruled: Ruled
    hints: tuple[Hint, ...]


def opened(document: Document, knowledge: KnowledgeBase, *, hinted: bool) -> Opened:
    """What rules and knowledge take each piece for, before any tagger is asked."""
    reading = Reading.of(document, knowledge)
    name_bodies(document, knowledge, reading.atoms)
    reading.take(long_organisations(document, knowledge, reading.atoms))
    reading.take(regions_of(document, knowledge, reading.atoms))
    reading.countries = frozenset(
        atom.country for atom in reading.atoms if atom.country and atom.role is not Role.TOWN
    )
    reading.set_groups(office_groups(document, knowledge, reading.atoms))
    tails = _tails(reading)
    reading.atoms = [atom for atom in reading.atoms if atom not in tails]
    ruled = ruled_runs(reading)
    return Opened(reading, ruled, hints_of(reading, ruled.runs) if hinted else ())


def named(one: Opened, proposals: tuple[ProposedSpan, ...] | None) -> list[Found]:
    """Everything that the text names, not overlapping, in text order; uses up what was opened."""
    reading = one.reading
    judged = judged_runs(reading, one.ruled, proposals)
    reading.starts = frozenset(
        [run.start for run, _ in judged]
        + [atom.start for atom in reading.atoms if atom.role in (Role.PERSON, Role.SURNAME)]
    )
    towns = read_known(reading, _in_runs(judged))
    waiting = read_runs(reading, judged)
    read_towns(reading, towns)
    read_single(reading, waiting)
    read_offices(reading)
    return _without_overlap(reading.found)


def _tails(reading: Reading) -> set[Atom]:
    """The atoms that are words of a title: Défense in "ministre ukrainien de la Défense"."""
    tails: set[Atom] = set()
    starts = [atom.start for atom in reading.atoms]
    for group in reading.groups:
        inside = slice(bisect_right(starts, group.start), bisect_left(starts, group.end))
        tails.update(
            atom
            for atom in reading.atoms[inside]
            if atom.role in TAIL_ROLES and group.owner is not atom
        )
    return tails


def _in_runs(judged: Judged) -> set[int]:
    """The atoms that a run explains, known or not."""
    return {
        id(atom)
        for run, verdict in judged
        if len(run.atoms) > 1 or verdict is not None
        for atom in run.atoms
    }


def _without_overlap(found: list[Found]) -> list[Found]:
    """In text order; of two that overlap, the longer."""
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Found] = []
    for one in found:
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start:
                kept[-1] = one
            continue
        kept.append(one)
    return kept
