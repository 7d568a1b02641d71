"""word -> the consonants of what may be a name, to meet in other scripts."""

from copytaster.stages.claims_to_digests.commonplace import COMMONPLACE
from copytaster.stages.claims_to_digests.sounds import sounds
from copytaster.stages.claims_to_digests.words import stem


def name(word: str) -> str | None:
    """How a word sounds that has a capital, or whose script has none; None for other words."""
    first = word[0]
    if first.islower() or first.isdigit():
        return None
    key = sounds(word)
    return key if key is not None and stem(word) not in COMMONPLACE else None
