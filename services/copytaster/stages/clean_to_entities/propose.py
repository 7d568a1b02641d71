"""Spans that a tagger proposes -> runs with a verdict, beside those that the rules found.

Precedence (nlp.md 2.5): curated names and countries, then titles, then the tagger's spans, then
towns and the weaker rules.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Final

from copytaster.stages.clean_to_entities.atoms import Atom, Role
from copytaster.stages.clean_to_entities.classify import CERTAIN, LIKELY, PERSON_WORDS_MAX, Verdict
from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.found import FoundType
from copytaster.stages.clean_to_entities.gaps import POSSESSIVE, gap, is_country, word_before
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase
from copytaster.stages.clean_to_entities.places import is_at_home, is_meant
from copytaster.stages.clean_to_entities.ports import ProposedSpan
from copytaster.stages.clean_to_entities.runs import Run, run_of

FIRM: Final = 80
"""Confidence from which the tagger outweighs the name of a small town of the country."""
TAGGED_CONFIDENCE_MAX: Final = CERTAIN - 1
"""A title or head word that says what a name is outweighs any guess from its form."""
SPAN_CONFIDENCE_MIN: Final = 45
"""Spans of the tagger below are wrong more often than right. On development splits 45 and 50 weigh
even (pt, hr gain .003, en, da lose as much); wikigold and KIND were in view (docs/quality.md)."""
SUPPORT_MIN: Final = 30
"""Spans from here on still bear out a rule that takes the same words for the same."""
TRUSTED: Final = 60
"""Confidence from which the tagger, which saw the hints, outweighs rules that are not
certain: on the development sets one to three points in Croatian and Danish, none lost."""

_OF_MANY: Final = {
    "it": frozenset({"dei", "degli", "delle", "agli", "alle", "dai", "dagli", "dalle", "nelle"}),
    "fr": frozenset({"des", "les", "aux"}),
}
"""Articles in the plural, behind which nobody is named: Coppa delle Valli."""
_FEDERATION: Final = re.compile(
    "feder[bcdfglmnprstv]|conf(?:agri|api|art|comm|coop|edil|eser|indu|prof|tras)"
)
"""How Italian federations and associations are named: Federcalcio, Confcommercio. Surnames go on
with a vowel or z (Federici, Federzoni)."""

Judged = list[tuple[Run, Verdict | None]]


def proposed_runs(
    document: Document,
    knowledge: KnowledgeBase,
    atoms: list[Atom],
    spans: Iterable[ProposedSpan],
) -> list[tuple[Run, Verdict]]:
    """The proposals that contradict nothing better known; a confirmed town becomes a place."""
    accepted: list[tuple[Run, Verdict]] = []
    at = 0
    for span in spans:
        if span.confidence < SUPPORT_MIN:
            continue
        start, end = _visible(document, span.start), _visible(document, span.end - 1) + 1
        while at < len(atoms) and atoms[at].end <= start:
            at += 1
        inside = at
        while inside < len(atoms) and atoms[inside].start < end:
            inside += 1
        covered = atoms[at:inside]
        if len(covered) == 1 and covered[0].role is Role.ADJECTIVE and _is_noun(span):
            covered[0].role = Role.PLACE
            continue
        while covered and _is_apart(document, knowledge, covered):
            covered = covered[1:]
        if not covered or _is_known(covered) or _is_address(document.text[start:end]):
            continue
        if span.confidence >= SPAN_CONFIDENCE_MIN and _is_town(knowledge, document, covered, span):
            covered[0].role = Role.PLACE
            continue
        if len(covered) == 1 and covered[0].thing is not None and _is_unsure_place(span):
            continue
        run = run_of(document, knowledge, covered)
        if run.end < end and document.text[end - 1].isalnum():
            run = Run(covered, run.start, end, tuple(document.folded[run.start : end].split()))
        kind = _type_of(document, knowledge, run, span)
        if not _is_no_name(document, knowledge, run, kind):
            accepted.append((run, Verdict(kind, min(span.confidence, TAGGED_CONFIDENCE_MAX))))
    return accepted


def _is_no_name(document: Document, knowledge: KnowledgeBase, run: Run, kind: FoundType) -> bool:
    """Whether a word of the run, or the article before it, says that nobody is named."""
    if (kind == "person" or len(run.parts) == 1) and knowledge.nonperson & set(run.parts):
        return True
    many = _OF_MANY.get(document.language, frozenset())
    return kind == "person" and word_before(document, run.start) in many


def _owns(document: Document, covered: list[Atom]) -> bool:
    """Whether a country stands in front whose possession the rest is: India's High Commission."""
    return (
        len(covered) > 1
        and is_country(covered[0])
        and gap(document, covered[0].end, covered[1].start) in POSSESSIVE
    )


def _is_unsure_place(span: ProposedSpan) -> bool:
    """Whether the tagger leans to a place where nothing else says that the town is meant."""
    return span.type == "place" and span.confidence < TRUSTED


def _is_noun(span: ProposedSpan) -> bool:
    """Whether the tagger is sure of a place where the word may also be a country's adjective."""
    return span.type == "place" and span.confidence >= FIRM


def _is_apart(document: Document, knowledge: KnowledgeBase, covered: list[Atom]) -> bool:
    """Whether the first piece of a span is no part of the name: an adjective, a small word, an
    owner.
    """
    first = covered[0]
    if first.role is Role.WORD:
        folded = document.folded[first.start : first.end]
        return folded in knowledge.function.get(document.language, ())
    return first.role is Role.ADJECTIVE or _owns(document, covered)


def _is_address(surface: str) -> bool:
    """Whether a span is an address of the web, not a name."""
    return "/" in surface or "@" in surface


def _is_town(
    knowledge: KnowledgeBase, document: Document, covered: list[Atom], span: ProposedSpan
) -> bool:
    """Whether a town is meant: where the tagger says a place, or is not sure that it is none."""
    town = covered[0]
    if len(covered) > 1 or town.thing is None or town.acronym:
        return False
    if (span.type == "place" and span.confidence >= TRUSTED) or " " in document.text[
        town.start : town.end
    ]:
        return True
    return is_meant(document, knowledge, town) or (
        span.confidence < FIRM and is_at_home(knowledge, document, town)
    )


def _type_of(
    document: Document, knowledge: KnowledgeBase, run: Run, span: ProposedSpan
) -> FoundType:
    """A given name in front outweighs the tagger where no other word says what it is."""
    parts = run.parts
    if document.language == "it" and len(parts) == 1 and _FEDERATION.match(parts[0]):
        return "organisation"
    if (
        1 < len(parts) <= PERSON_WORDS_MAX
        and parts[0] in knowledge.given_names
        and parts[-1] not in knowledge.organisation_last | knowledge.place_last
    ):
        return "person"
    return span.type


def _is_known(covered: list[Atom]) -> bool:
    if any(atom.role in (Role.PERSON, Role.ORGANISATION, Role.OFFICE) for atom in covered):
        return True
    return len(covered) == 1 and (
        is_country(covered[0]) or covered[0].role in (Role.PLACE, Role.SURNAME, Role.BODY)
    )


def joined(document: Document, ruled: Judged, proposed: list[tuple[Run, Verdict]]) -> Judged:
    """Runs of the rules and of the tagger, in text order, not overlapping.

    A rule's run keeps its verdict where it is sure; a weak one needs the tagger's support, unless
    a preposition says that it is a place.
    """
    supported = {(run.parts, run.start, verdict.type) for run, verdict in proposed}
    proposed = [pair for pair in proposed if pair[1].confidence >= SPAN_CONFIDENCE_MIN]
    merged: Judged = []
    taken: list[Run] = []
    firsts = [run.start for run, _ in proposed]
    lasts = [run.end for run, _ in proposed]
    for run, verdict in ruled:
        rivals = proposed[bisect_right(lasts, run.start) : bisect_left(firsts, run.end)]
        agreed = _agreed(document, run, verdict, rivals)
        if verdict is not None and (run.parts, run.start, verdict.type) in supported:
            agreed = agreed or verdict
        if agreed is not None:
            merged.append((run, agreed))
            taken.append(run)
        elif not rivals:
            merged.append((run, None))
    firsts = [run.start for run in taken]
    lasts = [run.end for run in taken]
    for run, verdict in proposed:
        if bisect_right(lasts, run.start) == bisect_left(firsts, run.end):
            merged.append((run, verdict))
    merged.sort(key=lambda pair: pair[0].start)
    return merged


def _agreed(
    document: Document, run: Run, verdict: Verdict | None, rivals: list[tuple[Run, Verdict]]
) -> Verdict | None:
    """What a rule's run stays, among the tagger's spans that overlap it; None: they win."""
    if verdict is not None and verdict.confidence >= CERTAIN:
        return verdict
    if not rivals:
        if verdict is None or (verdict.confidence < LIKELY and verdict.type != "place"):
            return None
        return verdict
    if document.language == "de" or document.is_headline(run.start):
        hyphenated = document.language != "de" and "-" in document.text[run.start : run.end]
        return verdict if hyphenated and _is_whole(run, verdict, rivals) else None
    if len(rivals) > 1:
        return verdict if _is_whole(run, verdict, rivals) else None
    (span, proposal) = rivals[0]
    inside = run.start <= span.start and span.end <= run.end
    if verdict is None or proposal.confidence >= TRUSTED or not inside:
        return None
    same = span.parts == run.parts
    sure = verdict.confidence >= LIKELY and (verdict.type != "person" or not same)
    return verdict if sure or verdict.type == "place" else None


def _is_whole(run: Run, verdict: Verdict | None, rivals: list[tuple[Run, Verdict]]) -> bool:
    """Whether the tagger cut to pieces what a rule takes for one person: Choi | Sang-mok."""
    return (
        verdict is not None
        and verdict.confidence >= LIKELY
        and all(
            run.start <= one.start and one.end <= run.end and said.type == verdict.type == "person"
            for one, said in rivals
        )
    )


def _visible(document: Document, offset: int) -> int:
    origin = document.visible.origin
    return offset if origin is None else bisect_right(origin, offset) - 1
