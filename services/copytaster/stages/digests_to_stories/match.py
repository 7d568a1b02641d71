"""How much an article and a story are about the same happening: 0 to 1."""

import math
from typing import Final

import numpy as np
import numpy.typing as npt

from copytaster.stages.digests_to_stories.shelf import COUNT, FOUNDING, RARITY_UNIT, Rows, Shelf
from copytaster.stages.digests_to_stories.tokens import (
    ENTITY,
    KINDS,
    NAME,
    PAIR,
    QUOTE,
    STEM,
    Bag,
    Floats,
    kinds_of,
)

HOME: Final = np.array([0.54, 1.0, 0.2, 1.1, 0.4, 0.62, 0.35, 0.3])
"""Length of each kind's axis: pair, entity, quote, number, concept, stem, country, name."""

ABROAD: Final = HOME * np.array([0.76, 0.9, 0.0, 0.5, 1.9, 0.35, 0.5, 3.2])
"""The same between two languages: of stems only cognates can meet, of quotes none."""

TRANSLATED: Final = 1.74
"""Factor of the likeness between two languages, in which words can hardly meet (B3 F1 of ITN: .619
with 1.0, .644 with 1.3, .648 with 1.6).
"""

MIXED: Final = 0.85
"""Factor of the likeness to a story in several languages, compared as if in another one: half of
its words are none that the article can have (of an outside author's developments .962 end alike in
another order of arrival, .901 without; B3 F1 of ITN .687 and .677; with 1.0 .679).
"""

DAY_S: Final = 86_400
FADE_DAYS: Final = 12.0
"""Days in which the bond of an article to a story fades to 1/e, after the first day. A rumour and
its confirmation are a week apart often enough; ITN (dated blurbs): .527 for six, .530 for 14.
"""

FORM_ONLY: Final = 0.5
"""Factor when nothing but countries, numbers and concepts is shared: half of all news is about the
same twenty countries.
"""

TELLING: Final = np.isin(np.arange(KINDS), (PAIR, ENTITY, STEM, NAME))
"""Kinds of which one shared token is more than form."""

NAMING: Final = np.isin(np.arange(KINDS), (PAIR, ENTITY, QUOTE))
"""Kinds that name who and where. Weather and market reports share all their words but these."""

NAMES_DIFFER: Final = 0.12
"""Factor when both have names, and other ones, in one language and one form: only that is alike."""

ONE_FORM: Final = 0.35
"""Share of an article's stems that it has in common with a story of its form: weather and market
reports share nearly all. With fewer, other names are another side of the same thing (B3 F1 of ITN
.653 to .677, of ECB+ .864 to .868).
"""

NO_DRIFT: Final = 3.0
"""The figure is at most this multiple of the likeness to the founding article."""


def similarity(
    shelf: Shelf, rows: Rows, bag: Bag, rarity: Floats, languages: int, *, named_anew: bool = False
) -> Floats:
    """Likeness to each story: the mean over its founding and its current frame.

    A cosine over all tokens, weighted by inverse document frequency (`rarity`) and kind. The
    founding frame keeps a story from drifting; the current frame lets it go on. Of a story in
    several languages, words that the article cannot have are not held against it. `named_anew`:
    something else shows that other names are names of the same.
    """
    if not len(bag.tokens) or not len(rows):
        return np.zeros(len(rows))
    mask = np.uint64(languages)
    foreign = (shelf.languages[rows] & mask) == 0
    figure = _figure(_Sides(shelf, rows, bag, rarity, foreign), named_anew=named_anew)
    mixed = np.flatnonzero(~foreign & (shelf.languages[rows] != mask))
    if len(mixed):
        abroad = np.ones(len(mixed), dtype=np.bool_)
        sides = _Sides(shelf, rows[mixed], bag, rarity, abroad)
        other = _figure(sides, named_anew=named_anew)
        figure[mixed] = np.maximum(figure[mixed], MIXED * other)
    return figure


def _figure(sides: "_Sides", *, named_anew: bool) -> Floats:
    """The likeness in the one or the other manner of comparing."""
    first = sides.cosine(sides.marks >= FOUNDING)
    now = sides.cosine(np.minimum(1.0, (sides.marks & COUNT) / sides.articles))
    figure = np.minimum(0.5 * (first + now), NO_DRIFT * first)
    figure[sides.foreign] *= TRANSLATED
    figure[~sides.named()] *= FORM_ONLY
    return figure if named_anew else figure * sides.substance()


def faded(score: float, gap_s: int) -> float:
    """The likeness after a silence of `gap_s` seconds between article and story."""
    days = max(0.0, gap_s / DAY_S - 1.0)
    return score * math.exp(-days / FADE_DAYS)


class _Sides:
    """The tokens of all stories in one table, a row each, and where the article has them too."""

    def __init__(
        self,
        shelf: Shelf,
        rows: Rows,
        bag: Bag,
        rarity: Floats,
        foreign: npt.NDArray[np.bool_],
    ) -> None:
        width = int(shelf.size[rows].max())
        held = shelf.tokens[rows, :width]
        self.marks = shelf.marks[rows, :width]
        place = np.searchsorted(bag.tokens, held)
        place[place == len(bag.tokens)] = 0
        self._shared = (bag.tokens[place] == held) & (self.marks != 0)
        self._kinds = kinds_of(held)
        self.foreign = foreign
        self.articles = shelf.articles[rows].astype(np.float64)[:, np.newaxis]
        scale = HOME[self._kinds]
        if self.foreign.any():
            scale[self.foreign] = ABROAD[self._kinds[self.foreign]]
        rarities = shelf.rarity[rows, :width] / RARITY_UNIT
        self._theirs = scale * np.where(self._shared, rarity[place], rarities)
        ours = bag.weights * rarity
        self._ours = scale * np.where(self._shared, ours[place], 0.0)
        masses = np.bincount(kinds_of(bag.tokens), weights=ours**2, minlength=KINDS)
        self._names = masses[NAMING].any()
        self._stems = int((kinds_of(bag.tokens) == STEM).sum())
        home, abroad = np.sqrt(HOME**2 @ masses), np.sqrt(ABROAD**2 @ masses)
        self._own_norm = np.where(self.foreign, abroad, home)

    def cosine(self, frame: Floats | npt.NDArray[np.bool_]) -> Floats:
        """The cosine of the article with each story, its tokens weighted by `frame`."""
        theirs = self._theirs * frame
        dot = np.einsum("ij,ij->i", theirs, self._ours)
        norm = np.sqrt(np.einsum("ij,ij->i", theirs, theirs)) * self._own_norm
        likeness: Floats = np.divide(dot, norm, out=np.zeros_like(dot), where=norm > 0)
        return likeness

    def named(self) -> npt.NDArray[np.bool_]:
        """Whether anything is shared with each story that not every event of its kind has."""
        found: npt.NDArray[np.bool_] = (self._shared & TELLING[self._kinds]).any(axis=1)
        return found

    def substance(self) -> Floats:
        """NAMES_DIFFER where both, of one form, name people, bodies or places, none the same."""
        named = NAMING[self._kinds] & (self.marks != 0)
        strangers = named.any(axis=1) & ~(named & self._shared).any(axis=1) & ~self.foreign
        factor = np.ones(len(strangers))
        if self._names and strangers.any():
            words = (self._shared & (self._kinds == STEM)).sum(axis=1)
            factor[strangers & (words >= ONE_FORM * self._stems)] = NAMES_DIFFER
        return factor
