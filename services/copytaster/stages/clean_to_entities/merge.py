"""Runs of the rules beside runs of the tagger -> one reading of each stretch of text."""

from bisect import bisect_left, bisect_right

from copytaster.stages.clean_to_entities.classify import CERTAIN, LIKELY, Verdict
from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.propose import SPAN_CONFIDENCE_MIN, TRUSTED, Judged
from copytaster.stages.clean_to_entities.runs import Run


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
