"""How much an article and a story are about the same happening: 0 to 1."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from copytaster.stages.digests_to_stories.story import COUNT, FOUNDING, Story
from copytaster.stages.digests_to_stories.tokens import (
    CONCEPT,
    ENTITY,
    KINDS,
    NUMBER,
    PAIR,
    QUOTE,
    STEM,
    Tokens,
    kinds_of,
)

Floats = npt.NDArray[np.float64]

WEIGHTS: Final = np.array([0.30, 0.25, 0.0, 0.0, 0.15, 0.22, 0.08, 0.0])
"""By kind (pair, entity, -, -, concept, stem, country, -). Pairs separate best (nlp.md, 4); quotes
and numbers only add, for most texts lack them.
"""

QUOTE_BONUS: Final = 0.35
NUMBER_BONUS: Final = 0.08
"""What a fully shared set of quotes or numbers adds; a spinner leaves both alone."""

OTHER_LANGUAGE_STEMS: Final = 0.4
"""Share of the weight of stems between two languages: only cognates can meet."""

CONCEPTS_TOLD_APART: Final = 0.75
"""Factor when both sides have several concepts and share none: the same cast in another act."""

CONCEPTS_MIN: Final = 3
"""Concepts on both sides before their difference means anything."""

DAY_S: Final = 86_400
FADE_DAYS: Final = 6.0
"""Days in which the bond of an article to a story fades to 1/e, after the first day. Time features
took Miranda's TF-IDF baseline from B3 86.4 to 91.7 (Saravanakumar et al. 2021).
"""


UNSAID: Final = 0.4
"""Share of the figure that is lost when no kind but the lightest can be compared."""

COUNTRIES_ONLY: Final = 0.5
"""Factor when nothing but countries is shared: half of all news is about the same twenty."""

NO_DRIFT: Final = 2.0
"""The figure is at most this multiple of the likeness to the founding article."""


def similarity(tokens: Tokens, rarity: Floats, language: str, stories: Sequence[Story]) -> Floats:
    """Likeness of the article to each story: the mean over its founding and its current frame.

    `rarity` is the inverse document frequency of each of the article's tokens. The founding frame
    keeps a story from drifting; the current frame lets it go on.
    """
    sides = _Sides(tokens, rarity, stories)
    foreign = np.array([story.language != language for story in stories])
    founding = ((sides.marks & FOUNDING) != 0).astype(np.float64)
    current = np.minimum(1.0, (sides.marks & COUNT) / sides.articles)
    first = _combined(sides, founding, foreign)
    now = _combined(sides, current, foreign)
    return np.minimum(0.5 * (first + now), NO_DRIFT * first)


def faded(score: float, gap_s: int) -> float:
    """The likeness after a silence of `gap_s` seconds between article and story."""
    days = max(0.0, gap_s / DAY_S - 1.0)
    return score * math.exp(-days / FADE_DAYS)


class _Sides:
    """The tokens of all stories in one row, and where the article has them too."""

    def __init__(self, tokens: Tokens, rarity: Floats, stories: Sequence[Story]) -> None:
        lengths = [len(story.tokens) for story in stories]
        held = np.concatenate([story.tokens for story in stories])
        self.count = len(stories)
        self.marks = np.concatenate([story.marks for story in stories])
        self.articles = np.repeat([story.articles for story in stories], lengths)
        place = np.searchsorted(tokens, held)
        place[place == len(tokens)] = 0
        self.shared = (tokens[place] == held).astype(np.float64)
        self.worth = self.shared * rarity[place]
        self.cell = np.repeat(np.arange(self.count), lengths) * KINDS + kinds_of(held)
        self.own_mass = _summed(kinds_of(tokens), rarity, KINDS)

    def by_kind(self, weights: Floats) -> Floats:
        """The sum of `weights` for each story and kind."""
        return _summed(self.cell, weights, self.count * KINDS).reshape(self.count, KINDS)


def _combined(sides: _Sides, frame: Floats, foreign: npt.NDArray[np.bool_]) -> Floats:
    """One figure a story. A kind that one side lacks makes the figure worth less."""
    mass = sides.by_kind(frame)
    common = _ratio(sides.by_kind(sides.worth * (frame > 0)), sides.own_mass[None, :])
    bonds = np.sqrt(common * _ratio(sides.by_kind(frame * sides.shared), mass))
    present = (sides.own_mass[None, :] > 0) & (mass > 0)
    weights = np.where(present, WEIGHTS[None, :], 0.0)
    weights[:, STEM] *= np.where(foreign, OTHER_LANGUAGE_STEMS, 1.0)
    total = weights.sum(axis=1)
    mean = _ratio((weights * bonds).sum(axis=1), total)
    figure = mean * (1.0 - UNSAID + UNSAID * total / WEIGHTS.sum())
    figure += QUOTE_BONUS * bonds[:, QUOTE] + NUMBER_BONUS * bonds[:, NUMBER]
    concepts = present[:, CONCEPT] & (mass[:, CONCEPT] >= CONCEPTS_MIN)
    figure *= np.where(concepts & (bonds[:, CONCEPT] == 0), CONCEPTS_TOLD_APART, 1.0)
    named = (bonds[:, PAIR] > 0) | (bonds[:, ENTITY] > 0) | (bonds[:, STEM] > 0)
    return np.minimum(1.0, figure * np.where(named, 1.0, COUNTRIES_ONLY))


def _summed(cells: npt.NDArray[np.intp], weights: Floats, size: int) -> Floats:
    sums: Floats = np.bincount(cells, weights=weights, minlength=size).astype(np.float64)
    return sums


def _ratio(part: Floats, whole: Floats) -> Floats:
    whole = np.broadcast_to(whole, part.shape)
    share: Floats = np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
    return share
