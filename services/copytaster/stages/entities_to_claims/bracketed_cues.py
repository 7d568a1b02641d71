"""Verbs of saying in German and Dutch sentences -> attributions."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from copytaster.stages.entities_to_claims.attributed import attribution_of
from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.bracket_sides import Parts
from copytaster.stages.entities_to_claims.brackets import bracketed, named_behind
from copytaster.stages.entities_to_claims.cues import Reading
from copytaster.stages.entities_to_claims.other_senses import object_guards
from copytaster.stages.entities_to_claims.passive_brackets import passive_bracket
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import QUOTE_MARKS, Words
from copytaster.stages.entities_to_claims.verb_second import bracket_of
from copytaster.stages.entities_to_claims.word_class import COMPLEMENTISER, NEUTER
from copytaster_schemas.words import CueClass

TELLING: Final = frozenset[CueClass]({"confirm", "deny", "admit", "retract", "no_commitment"})
"""Classes of which a German passive tells something even without agent and clause: "der Angriff
wurde bestätigt", but not "die Sitzung wurde angekündigt".
"""


def bracketed_passive(scan: Scan, reading: Reading) -> Iterator[Attribution]:
    """One attribution an agent; without agent nobody is named."""
    found = passive_bracket(scan, reading)
    if found is None or not (found.clause or reading.form.strength == "strong"):
        return
    own = object_guards(scan, reading, found.content)
    if own is None:
        return
    for source, guards in found.agents:
        yield attribution_of(scan, reading, source, found.content, guards | own)
    if not found.agents and (found.clause or reading.cue_class in TELLING):
        yield attribution_of(scan, reading, None, found.content, own)


def bracketed_active(scan: Scan, reading: Reading, last: Words | None) -> Iterator[Attribution]:
    """At most one; `last` is the source before it in the sentence."""
    parts = bracketed(scan, reading, last)
    pointing = _pointing_front(scan, reading)
    if pointing is not None and parts is None:
        source = named_behind(scan, reading)
        parts = Parts(source, (pointing,)) if source is not None else None
    elif parts is not None and pointing is not None and not _is_clause(scan, parts.content):
        parts = parts._replace(content=(pointing,))
    guards = object_guards(scan, reading, parts.content) if parts is not None else None
    if parts is None or guards is None or not _says(scan, parts.content):
        return
    said = attribution_of(scan, reading, parts.source, parts.content, guards)
    named = said.cue_class == "hearsay" and parts.source is not None
    cue_class: CueClass = "report" if named else said.cue_class  # "im Bericht heißt es"
    yield replace(said, aside=parts.aside, cue_class=cue_class)


def _says(scan: Scan, content: tuple[Words, ...]) -> bool:
    """Whether any word is said: not so in "(Wikinews berichtete)"."""
    low = scan.page.low
    return any(low[k][0].isalnum() for first, last in content for k in range(first, last))


def _pointing_front(scan: Scan, reading: Reading) -> Words | None:
    """ "Das" alone before the finite verb of the cue: "Das teilte das Ministerium mit"."""
    page = scan.page
    first = page.sentences[page.sentence[reading.i]].first
    if not page.has(first, NEUTER) or reading.i <= first:
        return None
    bracket = bracket_of(scan, reading)
    points = bracket is not None and bracket.opener < 0 and bracket.finite == first + 1
    return (first, first + 1) if points else None


def _is_clause(scan: Scan, content: tuple[Words, ...]) -> bool:
    """Whether what is said is a clause or a quotation of its own."""
    page = scan.page
    return any(
        page.has(k, COMPLEMENTISER) or page.low[k] in QUOTE_MARKS
        for first, last in content
        for k in range(first, min(last, first + 2))
    )
