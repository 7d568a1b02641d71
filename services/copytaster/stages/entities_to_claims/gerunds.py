"""A cue that hangs on the main verb -> its subject: "..., saying that", "Confirming the attack, X
said".
"""

from typing import Final

from copytaster.stages.entities_to_claims.cues import Reading
from copytaster.stages.entities_to_claims.named_phrases import is_name
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.sources_behind import right_phrase
from copytaster.stages.entities_to_claims.word_class import BY, PREPOSITION

SUBJECT_WORDS_MAX: Final = 30
"""How far back the subject of "by declaring" is looked for."""


def sentence_subject(scan: Scan, reading: Reading, floor: int) -> Words | None:
    """The subject that opens the sentence or its last clause, for "..., saying that"."""
    page = scan.page
    if page.has(reading.group.first - 1, BY):
        return _nearest_name(scan, reading.i, floor)
    begin = floor
    while begin < reading.i and not page.low[begin][0].isalnum():
        begin += 1
    found = right_phrase(scan, begin, apposition=True)
    return found if found and found[1] <= reading.i and is_name(scan, found) else None


def named_before(scan: Scan, reading: Reading) -> Words | None:
    """ "Footage of X asking, ...": the person right before the verb; the main verb has another."""
    page, k = scan.page, reading.group.first - 1
    entity = page.entity_at(k) if k >= 0 else None
    if entity is None or entity.entity_type != "person":
        return None
    last = k + 1
    while k > 0 and page.mention[k - 1] == page.mention[last - 1]:
        k -= 1
    return k, last


def subject_ahead(scan: Scan, reading: Reading, floor: int) -> Words | None:
    """ "Confirming the attack, the minister said": the subject of the clause it opens."""
    page = scan.page
    opens = all(not page.low[k][0].isalnum() for k in range(floor, reading.group.first))
    if not opens:
        return None
    end = page.sentences[page.sentence[floor]].last
    comma = next((k for k in range(reading.i, end) if page.low[k] == ","), end)
    found = right_phrase(scan, comma + 1, apposition=True) if comma + 1 < end else None
    return found if found and is_name(scan, found) else None


def _nearest_name(scan: Scan, i: int, floor: int) -> Words | None:
    """The last name before a verb that no preposition governs: "X agreed to it by declaring"."""
    page = scan.page
    k = i - 1
    while k >= max(floor, i - SUBJECT_WORDS_MAX):
        number = page.mention[k]
        if number < 0:
            k -= 1
            continue
        last = k + 1
        while k > floor and page.mention[k - 1] == number:
            k -= 1
        entity = page.entity_at(k)
        governed = k > floor and page.bits[k - 1] & PREPOSITION
        if entity is not None and entity.entity_type in {"person", "organisation"} and not governed:
            return k, last
        k -= 1
    return None
