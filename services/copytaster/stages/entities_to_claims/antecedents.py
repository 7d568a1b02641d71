"""A relative pronoun before a cue -> whoever it stands for: "X, who said"."""

from copytaster.stages.entities_to_claims.infinitives import Subject
from copytaster.stages.entities_to_claims.named_phrases import is_name
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words, left_phrase
from copytaster.stages.entities_to_claims.word_class import DETERMINER, OF, PREPOSITION


def antecedent(scan: Scan, relative: int, floor: int) -> Subject | None:
    """ "X, who said": the phrase before the relative pronoun."""
    page = scan.page
    k = relative - 1
    while k > floor and (page.low[k] in {",", "–", "—", "("} or page.bits[k] & PREPOSITION):
        k -= 1
    found = left_phrase(scan, k, floor) if k >= floor else None
    found = found or _name_at(scan, k, floor)
    if found is None:
        return None
    found = _behind_preposition(scan, found)
    begins = [k for k in range(*found) if page.bits[k] & DETERMINER]
    somebody = page.low[relative] == "who" and bool(begins)
    if somebody and not is_name(scan, found):
        found = (begins[-1], found[1])
    named = is_name(scan, found) or page.capital[found[0]] or somebody
    return (found, False, False) if named else None


def _name_at(scan: Scan, k: int, floor: int) -> Words | None:
    """The person named at word `k`, with office and article: "salió el letrado X, quien dijo"."""
    page = scan.page
    entity = page.entity_at(k) if k >= floor else None
    if entity is None or entity.entity_type != "person":
        return None
    first = k
    while first > floor and (page.mention[first - 1] == page.mention[k] or page.is_role(first - 1)):
        first -= 1
    return first, k + 1


def _behind_preposition(scan: Scan, words: Words) -> Words:
    """ "Confirmed shortly afterwards by Washington, which": the noun phrase alone."""
    page = scan.page
    begin = words[0]
    for k in range(*words):
        if page.bits[k] & (PREPOSITION & ~OF) and page.mention[k] < 0 and k + 1 < words[1]:
            begin = k + 1
    return begin, words[1]
