"""A phrase -> whether it names somebody who can speak, and whether it begins with the name."""

from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.word_class import DETERMINER, PERSONAL


def heads_name(scan: Scan, words: Words) -> bool:
    """Whether a phrase begins with a name or a noun for one who speaks, behind its article."""
    page = scan.page
    first = words[0]
    while first + 1 < words[1] and page.bits[first] & DETERMINER and page.mention[first] < 0:
        first += 1
    if page.mention[first] >= 0:
        return page.mentions[page.mention[first]].how != "adjective"
    return page.is_role(first) or page.bits[first] & PERSONAL != 0


def is_name(scan: Scan, words: Words) -> bool:
    """Whether the phrase names a person, body or country, or holds a word for one that speaks."""
    page = scan.page
    for k in range(*words):
        if page.mention[k] >= 0 or page.bits[k] & PERSONAL:
            return True
        if page.is_role(k):
            return True
    return False
