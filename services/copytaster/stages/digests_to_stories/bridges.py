"""An article that fits two stories -> how much these must be alike to become one."""

from typing import Final

from copytaster.stages.digests_to_stories.shelf import Shelf

MERGE_MIN: Final = 0.29
"""Similarity of two whole stories from which an article that fits both makes them one."""

FITS_WELL: Final = 0.2
BRIDGING: Final = 2.0
ALIKE_MIN: Final = 0.03
"""An article that fits both stories better than FITS_WELL says itself that they are one: of what it
fits the worse one better, BRIDGING times that need not be shared by the stories. One that was begun
by a poor first article is found so (B3 F1 of ITN .647 to .653, of ECB+ .857 to .864; another order
of arrival ends alike in .918 of the developments of an outside author, .894 without). Something,
ALIKE_MIN, they must share all the same: a round-up fits two stories that have nothing in common.
"""

AGAIN_MIN: Final = 0.15
"""Likeness of two stories in more than one language that one article after the other bridges: what
earlier articles said counts as well, the less the more articles there are. Of articles in several
languages it depends on their order which of them meet first (B3 F1 of ITN .6845 to .6855; 85 of 95
stories of the project are cut alike in seven orders, 82 before).
"""


def likeness_needed(shelf: Shelf, rows: tuple[int, int], worth: float, language: int) -> float:
    """How much two stories must be alike that an article fits, the worse one by `worth`."""
    one, other = rows
    needed = _needed(worth, ALIKE_MIN)
    languages = int(shelf.languages[one]) | int(shelf.languages[other]) | language
    if languages & (languages - 1) == 0:
        return needed
    before = shelf.bond(one, other) / min(int(shelf.articles[one]), int(shelf.articles[other]))
    return min(needed, _needed(worth + before, AGAIN_MIN))


def _needed(worth: float, least: float) -> float:
    return max(least, MERGE_MIN - BRIDGING * max(0.0, worth - FITS_WELL))
