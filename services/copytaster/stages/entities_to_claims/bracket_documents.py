""" "Im Bericht heißt es, ...", "..., hieß es aus dem Ministerium" -> who or what is named."""

from collections.abc import Iterator
from dataclasses import replace

from copytaster.stages.entities_to_claims.bracket_objects import is_somebody
from copytaster.stages.entities_to_claims.bracket_sides import (
    AS_SAID,
    Parts,
    follows_speech,
    said_aside,
    trailing,
)
from copytaster.stages.entities_to_claims.said_behind import said_behind
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.sources_behind import right_phrase
from copytaster.stages.entities_to_claims.verb_second import Bracket, next_mark
from copytaster.stages.entities_to_claims.word_class import FROM, IN


def document_said(scan: Scan, bracket: Bracket) -> Parts | None:
    """ "Im Bericht heißt es, ...", "..., hieß es aus dem Ministerium": who or what is named."""
    page = scan.page
    trails = bracket.finite > bracket.floor and follows_speech(scan, bracket)
    for k in _around_phrase(scan, bracket):
        if not page.bits[k] & (IN | FROM) or page.mention[k] >= 0:
            continue
        source = right_phrase(scan, k + 1, apposition=False)
        if source is None or not is_somebody(scan, source) or _is_where(scan, k, source):
            continue
        if page.low[k - 1] in AS_SAID.get(page.lexicon.language, ()):
            aside = replace(bracket, opener=k - 1, close=max(bracket.close, source[1]))
            return said_aside(scan, aside, source)
        said = said_behind(scan, bracket, max(bracket.close, source[1]))
        if not said and trails:
            return trailing(scan, bracket, source)
        return Parts(source, said) if said else None
    said = said_behind(scan, bracket, bracket.close)
    if not said and trails:
        return trailing(scan, bracket, None)
    return Parts(None, said) if said else None


def _around_phrase(scan: Scan, bracket: Bracket) -> Iterator[int]:
    """The words before "heißt es" in its clause, last first, then those behind it."""
    for k in range(bracket.finite - 1, bracket.floor - 1, -1):
        if scan.page.low[k] in {",", ":", ";"}:
            break
        yield k
    yield from range(bracket.close, next_mark(scan, bracket.close, bracket.limit))


def _is_where(scan: Scan, k: int, source: Words) -> bool:
    """ "Hieß es am Montag in Kiew": a place behind "in" is where it was said."""
    page = scan.page
    entity = page.entity_at(source[0])
    placed = entity is not None and entity.entity_type == "place"
    alone = page.mention[source[1] - 1] == page.mention[source[0]]
    return placed and alone and not page.bits[k] & FROM
