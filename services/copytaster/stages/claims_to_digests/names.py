"""text -> the consonants of the words that may be names, to meet in other scripts."""

from collections.abc import Iterator

from copytaster.stages.claims_to_digests.commonplace import COMMONPLACE
from copytaster.stages.claims_to_digests.sounds import sounds
from copytaster.stages.claims_to_digests.words import SPELT, stem


def names(text: str) -> Iterator[str]:
    """What sounds like a name: words with a capital, or any word where there are no capitals."""
    for word in SPELT.findall(text):
        first = word[0]
        if first.islower() or first.isdigit():
            continue
        if (key := sounds(word)) is not None and stem(word) not in COMMONPLACE:
            yield key
