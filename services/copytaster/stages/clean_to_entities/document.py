"""A clean article made ready for the name rules: folded text, words, and where sentences begin."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from copytaster.stages.article import CleanArticle
from copytaster.stages.clean_to_entities import codes
from copytaster.stages.clean_to_entities.fold import FoldedText, fold_text

_WORD: Final = re.compile(r"[^\W_]+")
_OPENERS: Final = frozenset("\"“”„«»‘’'([—–:•|-")

SHOUTING_SHARE: Final = 0.7
"""Share of letters that are capitals from which a sentence counts as written in capitals."""
HEADLINE_SHARE: Final = 0.7
"""Share of longer words with a capital from which an English sentence counts as title case; ordinary
sentences of the GMB training text have 0.2."""
HEADLINE_WORD_CHARS: Final = 4
SMALL_SHARE: Final = 0.005
"""Share of letters that are capitals below which a text counts as written without capitals."""


class Word(NamedTuple):
    """A run of letters and digits, with its offsets in the visible text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Document:
    """What the rules look at. All offsets here are those of `visible.text`; `sentences` likewise."""

    visible: FoldedText
    language: str
    bits: int
    words: tuple[Word, ...]
    sentences: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        """The visible text."""
        return self.visible.text

    @property
    def folded(self) -> str:
        """The folded text, as long as the visible one."""
        return self.visible.folded

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where sentences start."""
        return tuple(start for start, _ in self.sentences)

    @cached_property
    def small_letters(self) -> frozenset[str]:
        """Folded words that occur in small letters: such a word with a capital is mostly no name."""
        return frozenset(
            self.folded[word.start : word.end] for word in self.words if word.text[0].islower()
        )

    @cached_property
    def without_capitals(self) -> bool:
        """Whether the text hardly uses capitals at all."""
        capitals = sum(char.isupper() for char in self.text)
        return capitals < SMALL_SHARE * max(1, len(self.text))

    def sentence_of(self, position: int) -> int:
        """The number of the sentence around a position."""
        return max(0, bisect_right(self.starts, position) - 1)

    def is_opening(self, position: int) -> bool:
        """Whether a word here opens a sentence, quotation or list entry, so that its capital says little."""
        number = self.sentence_of(position)
        if not self.sentences:
            return position == 0
        start = self.sentences[number][0]
        before = self.text[start:position]
        if not before.strip("\"“”„«»‘’'([—–-• \u00a0"):
            return True
        tail = before.rstrip()
        return bool(tail) and tail[-1] in '“„«:•|"' and len(before) - len(tail) <= 1

    @cached_property
    def _cases(self) -> tuple[tuple[bool, bool], ...]:
        return tuple(self._case_of(start, end) for start, end in self.sentences)

    def _case_of(self, start: int, end: int) -> tuple[bool, bool]:
        sentence = self.text[start:end]
        letters = sum(map(str.isalpha, sentence))
        capitals = sum(map(str.isupper, sentence))
        if capitals * 4 < letters:
            return False, False
        shouting = capitals > SHOUTING_SHARE * letters and letters > HEADLINE_WORD_CHARS
        longer = [w for w in _WORD.findall(sentence) if len(w) >= HEADLINE_WORD_CHARS]
        headline = len(longer) > 2 and sum(w[0].isupper() for w in longer) >= (
            HEADLINE_SHARE * len(longer)
        )
        return shouting, headline or shouting

    def is_shouting(self, position: int) -> bool:
        """Whether the sentence here is written in capitals."""
        return bool(self._cases) and self._cases[self.sentence_of(position)][0]

    def is_headline(self, position: int) -> bool:
        """Whether most words of the sentence here begin with a capital, so that a capital says little."""
        return bool(self._cases) and self._cases[self.sentence_of(position)][1]


def document_of(clean: CleanArticle) -> Document:
    """Fold and split a clean article."""
    visible = fold_text(clean.text)
    sentences: tuple[tuple[int, int], ...]
    if visible.origin is None:
        sentences = tuple((sentence.start, sentence.end) for sentence in clean.sentences)
    else:
        sentences = tuple(
            (bisect_right(visible.origin, s.start - 1), bisect_right(visible.origin, s.end - 1))
            for s in clean.sentences
        )
    language = clean.language.code.lower().partition("-")[0]
    bits = codes.EVERY_LANGUAGE if language == "und" else codes.language_bit(language)
    words = tuple([Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(visible.text)])
    return Document(visible, language, bits, words, sentences)
