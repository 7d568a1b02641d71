"""A clean article made ready for the name rules: folded text, words, and where sentences begin."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from copytaster.stages.article import CleanArticle
from copytaster.stages.clean_to_entities import codes
from copytaster.stages.clean_to_entities.fold import FoldedText, fold, fold_text

_WORD: Final = re.compile(r"[^\W_]+")
_CAPITAL: Final = re.compile("[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω]")
_CAPITALISED: Final = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ɏͰ-ԯԱ-ՖႠ-ჅḀ-ỿ](?<![^\W_].)[^\W_]*")
"""Words that begin with a letter of a block that has capitals; whether it is one is asked later."""
_OPENERS: Final = frozenset("\"“”„«»‘’'([—–:•|-")

SHOUTING_SHARE: Final = 0.7
"""Share of letters that are capitals from which a sentence counts as written in capitals."""
HEADLINE_WORDS_MIN: Final = 4
HEADLINE_SHARE: Final = 0.8
"""Share of longer words with a capital from which a sentence counts as title case; ordinary
sentences of the GMB training text have 0.2."""
HEADLINE_WORD_CHARS: Final = 4
SMALL_SHARE: Final = 0.004
"""Words with a capital a character below which a text counts as written without capitals: ordinary
news has 0.02 to 0.04, one capital a sentence would still give 0.007."""


@dataclass(frozen=True)
class Document:
    """What the rules look at. All offsets, those of `sentences` too, are those of
    `visible.text`.
    """

    visible: FoldedText
    text: str
    folded: str
    language: str
    bits: int
    sentences: tuple[tuple[int, int], ...]
    cases: dict[int, tuple[bool, bool]] = field(default_factory=dict)
    openings: dict[int, bool] = field(default_factory=dict)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where sentences start."""
        return tuple(start for start, _ in self.sentences)

    @cached_property
    def capitalised(self) -> tuple[tuple[int, int], ...]:
        """Where words with a capital in front stand."""
        text = self.text
        return tuple([m.span() for m in _CAPITALISED.finditer(text) if text[m.start()].isupper()])

    @cached_property
    def small_letters(self) -> frozenset[str]:
        """Folded words that occur in small letters: with a capital they are mostly no names."""
        words = {word for word in set(_WORD.findall(self.text)) if word[0].islower()}
        return frozenset(fold(" ".join(words)).split(" "))

    @cached_property
    def without_capitals(self) -> bool:
        """Whether the text hardly uses capitals at all."""
        return len(self.capitalised) < SMALL_SHARE * len(self.text)

    def sentence_of(self, position: int) -> int:
        """The number of the sentence around a position."""
        return max(0, bisect_right(self.starts, position) - 1)

    def is_opening(self, position: int) -> bool:
        """Whether a word here opens a sentence or quotation, so that its capital says little."""
        opening = self.openings.get(position)
        if opening is None:
            opening = self.openings[position] = self._is_opening(position)
        return opening

    def _is_opening(self, position: int) -> bool:
        number = self.sentence_of(position)
        if not self.sentences:
            return position == 0
        start = self.sentences[number][0]
        before = self.text[start:position]
        if not before.strip("\"“”„«»‘’'([—–-• \u00a0"):
            return True
        tail = before.rstrip()
        return bool(tail) and tail[-1] in '“„«:•|"' and len(before) - len(tail) <= 1

    def _case_of(self, position: int) -> tuple[bool, bool]:
        """Whether the sentence here is all in capitals, and whether most of its words have one."""
        if not self.sentences:
            return False, False
        number = self.sentence_of(position)
        case = self.cases.get(number)
        if case is None:
            case = self.cases[number] = _case_of(self.text[slice(*self.sentences[number])])
        return case

    def is_shouting(self, position: int) -> bool:
        """Whether the sentence here is written in capitals."""
        return self._case_of(position)[0]

    def is_headline(self, position: int) -> bool:
        """Whether most words of the sentence here have a capital, so that a capital says little."""
        return self._case_of(position)[1]


def _case_of(sentence: str) -> tuple[bool, bool]:
    capitals = len(_CAPITAL.findall(sentence))
    if capitals * 6 < len(sentence):
        words = _WORD.findall(sentence)
        if capitals * 2 < len(words):
            return False, False
    letters = sum(map(str.isalpha, sentence))
    shouting = capitals > SHOUTING_SHARE * letters and letters > HEADLINE_WORD_CHARS
    longer = [word for word in _WORD.findall(sentence) if len(word) >= HEADLINE_WORD_CHARS]
    titled = sum(word[0].isupper() for word in longer)
    headline = len(longer) >= HEADLINE_WORDS_MIN and titled >= HEADLINE_SHARE * len(longer)
    return shouting, headline or shouting


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
    return Document(visible, visible.text, visible.folded, language, bits, sentences)
