"""How much an article and a story are about the same happening: 0 to 1."""

import math
from collections.abc import Collection, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from copytaster.stages.digests_to_stories.story import COUNT, FOUNDING, RARITY_UNIT, Story
from copytaster.stages.digests_to_stories.tokens import (
    ENTITY,
    KINDS,
    NAME,
    PAIR,
    STEM,
    Bag,
    Floats,
    kinds_of,
)

SCALES: Final = np.array([0.4, 1.0, 0.3, 2.0, 0.5, 0.8, 0.5, 0.4])
"""Length of each kind's axis: pair, entity, quote, number, concept, stem, country, -."""

ABROAD: Final = np.array([1.0, 1.0, 0.0, 0.5, 1.0, 0.35, 1.0, 3.0])
"""Factors on the axes between two languages: of stems only cognates can meet, of quotes none."""

TRANSLATED: Final = 1.5
"""Factor of the likeness between two languages, in which words can hardly meet (ITN: .523 to .527,
our own stories in six languages: .922 to .932).
"""

DAY_S: Final = 86_400
FADE_DAYS: Final = 12.0
"""Days in which the bond of an article to a story fades to 1/e, after the first day. A rumour and
its confirmation are a week apart often enough; ITN (dated blurbs): .527 for six, .530 for 14.
"""

COUNTRIES_ONLY: Final = 0.5
"""Factor when nothing but countries is shared: half of all news is about the same twenty."""

NO_DRIFT: Final = 2.0
"""The figure is at most this multiple of the likeness to the founding article."""


def similarity(
    bag: Bag, rarity: Floats, languages: Collection[str], stories: Sequence[Story]
) -> Floats:
    """Likeness to each story: the mean over its founding and its current frame.

    A cosine over all tokens, weighted by inverse document frequency (`rarity`) and kind. The
    founding frame keeps a story from drifting; the current frame lets it go on.
    """
    sides = _Sides(bag, rarity, languages, stories)
    founding = ((sides.marks & FOUNDING) != 0).astype(np.float64)
    current = np.minimum(1.0, (sides.marks & COUNT) / sides.articles)
    first, now = sides.cosine(founding), sides.cosine(current)
    figure: Floats = np.minimum(0.5 * (first + now), NO_DRIFT * first)
    figure = np.where(sides.foreign, figure * TRANSLATED, figure)
    return np.where(sides.named(), figure, figure * COUNTRIES_ONLY)


def faded(score: float, gap_s: int) -> float:
    """The likeness after a silence of `gap_s` seconds between article and story."""
    days = max(0.0, gap_s / DAY_S - 1.0)
    return score * math.exp(-days / FADE_DAYS)


class _Sides:
    """The tokens of all stories in one row, and where the article has them too."""

    def __init__(
        self, bag: Bag, rarity: Floats, languages: Collection[str], stories: Sequence[Story]
    ) -> None:
        lengths = [len(story.tokens) for story in stories]
        held = np.concatenate([story.tokens for story in stories])
        self._count = len(stories)
        self.marks = np.concatenate([story.marks for story in stories])
        self.articles = np.repeat([story.articles for story in stories], lengths)
        self._owner = np.repeat(np.arange(self._count), lengths)
        place = np.searchsorted(bag.tokens, held)
        place[place == len(bag.tokens)] = 0
        self._shared = bag.tokens[place] == held
        self._kinds = kinds_of(held)
        self.foreign = np.array(
            [not any(one in story.languages for one in languages) for story in stories]
        )
        axes = np.where(self.foreign[:, np.newaxis], SCALES * ABROAD, SCALES)
        scale = axes[self._owner, self._kinds]
        rarities = np.concatenate([story.rarity for story in stories]) / RARITY_UNIT
        self._theirs = scale * np.where(self._shared, rarity[place], rarities)
        ours = bag.weights * rarity
        self._ours = scale * np.where(self._shared, ours[place], 0.0)
        masses = np.bincount(kinds_of(bag.tokens), weights=ours**2, minlength=KINDS)
        self._own_norm = np.sqrt((axes**2 * masses).sum(axis=1))

    def cosine(self, frame: Floats) -> Floats:
        """The cosine of the article with each story, its tokens weighted by `frame`."""
        theirs = self._theirs * frame
        dot = self._summed(theirs * self._ours)
        norm = np.sqrt(self._summed(theirs * theirs)) * self._own_norm
        likeness: Floats = np.divide(dot, norm, out=np.zeros_like(dot), where=norm > 0)
        return likeness

    def named(self) -> npt.NDArray[np.bool_]:
        """Whether anything but countries and numbers is shared with each story."""
        telling = self._shared & np.isin(self._kinds, (PAIR, ENTITY, STEM, NAME))
        return self._summed(telling.astype(np.float64)) > 0

    def _summed(self, values: Floats) -> Floats:
        # with weights the sums are floats; numpy's annotations know only the counts
        return np.bincount(self._owner, weights=values, minlength=self._count).astype(np.float64)
