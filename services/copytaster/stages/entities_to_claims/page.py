"""tagged article -> page: every word once, with what the lexicon knows of it, its name and its
quotation.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, TypeVar

from copytaster.limits import SENTENCE_WORDS_MAX
from copytaster.stages.article import LinkedEntity, Mention, TaggedArticle
from copytaster.stages.entities_to_claims.cutting import cut
from copytaster.stages.entities_to_claims.dutch_words import tell_his, tell_if, tell_or
from copytaster.stages.entities_to_claims.lexicon import Lexicon
from copytaster.stages.entities_to_claims.marks import PHRASE
from copytaster.stages.entities_to_claims.phrases import Phrases
from copytaster.stages.entities_to_claims.portuguese_words import tell_se
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    BE,
    GENITIVE,
    HAVE,
    INTERROGATIVE,
    NEUTER,
    PERSONAL,
    RELATIVE,
    VERBAL,
)
from copytaster.stages.record import dataclass
from copytaster_schemas.words import Section

T = TypeVar("T")

PLAIN_WORD_CHARS: Final = 3
"""Letters of a word that is no abbreviation."""

BEFORE_IS: Final = PERSONAL | NEUTER | RELATIVE | INTERROGATIVE | ADVERB


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence in words: `first` inclusive, `last` exclusive."""

    first: int
    last: int
    start: int
    end: int
    paragraph: int
    section: Section


@dataclass(frozen=True, slots=True)
class Page:
    """The words of an article. All lists run parallel; -1 stands for none.

    `low` is lower case with straight apostrophes. `mention` is an index into `mentions`. `marks`
    are the words that have a mark, with it.
    """

    text: str
    lexicon: Lexicon
    starts: Sequence[int]
    ends: Sequence[int]
    low: Sequence[str]
    bits: Sequence[int]
    marks: Sequence[tuple[int, int]]
    capital: Sequence[bool]
    mention: Sequence[int]
    sentence: Sequence[int]
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    entities: dict[str, LinkedEntity]

    def has(self, i: int, wanted: int) -> bool:
        """Whether word `i` exists and has one of the bits."""
        return 0 <= i < len(self.bits) and self.bits[i] & wanted != 0

    def marked(self, wanted: int) -> list[int]:
        """The words of sentences whose mark has one of the bits, in order."""
        sentence = self.sentence
        return [i for i, mark in self.marks if mark & wanted and sentence[i] >= 0]

    def entries(
        self, wanted: int, table: Phrases[T]
    ) -> Iterator[tuple[int, int, tuple[T, ...], int]]:
        """Where entries of a table begin whose mark is `wanted`: the word, how many words, what
        they mean, and the number of the sentence.
        """
        for i in self.marked(wanted):
            number = self.sentence[i]
            hit = table.at(self.low, i, self.sentences[number].last)
            if hit is not None:
                yield i, hit[0], hit[1], number

    def marked_in(self, sentence: Span, wanted: int) -> list[int]:
        """The words of one sentence whose mark has one of the bits, in order."""
        begin = bisect_left(self.marks, (sentence.first, 0))
        end = bisect_left(self.marks, (sentence.last, 0))
        return [i for i, mark in self.marks[begin:end] if mark & wanted]

    def surface(self, first: int, last: int) -> str:
        """The text of words `first` to `last` (exclusive)."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""

    def is_role(self, i: int) -> bool:
        """Whether a noun for one who speaks begins at word `i`."""
        lexicon = self.lexicon
        known = lexicon.verb_last or self.low[i] in lexicon.roles.table
        return known and lexicon.role_at(self.low, i, len(self.low)) is not None

    def entity_at(self, i: int) -> LinkedEntity | None:
        """The entity named by word `i`."""
        index = self.mention[i]
        return self.entities.get(self.mentions[index].entity_id) if index >= 0 else None

    def name_end(self, i: int, last: int) -> int:
        """Behind the last word, before `last`, of the name that word `i` belongs to."""
        end = i + 1
        while end < last and self.mention[end] == self.mention[i]:
            end += 1
        return end


def read_page(tagged: TaggedArticle, lexicon: Lexicon) -> Page:
    """Split the clean text into words, and look each up once."""
    text = tagged.clean.text
    starts, ends, low = cut(text, lexicon)
    known = lexicon.words
    bits = [known.get(word, 0) for word in low]
    marks = [(i, mark) for i, mark in enumerate(map(lexicon.marks.__getitem__, low)) if mark]
    _mark_phrases((i for i, mark in marks if mark & PHRASE), low, bits, lexicon)
    _tell_genitives(low, bits)
    if lexicon.language == "nl":
        tell_his(low, bits)
        capital = [text[start].isupper() for start in starts]
        tell_if(low, bits, capital)
        tell_or(low, bits, capital)
    elif lexicon.language == "pt":
        tell_se(low, bits)
    sentence = [-1] * len(low)
    sentences = tuple(_sentences(tagged, starts, sentence))
    if lexicon.splits_elision or lexicon.free_inversion:
        _tell_states(text, (starts, ends), bits, sentences)
    return Page(
        text=text,
        lexicon=lexicon,
        starts=starts,
        ends=ends,
        low=low,
        bits=bits,
        marks=marks,
        capital=[text[start].isupper() for start in starts],
        mention=_mentioned(tagged.mentions, starts, ends),
        sentence=sentence,
        sentences=sentences,
        mentions=tagged.mentions,
        entities={entity.entity_id: entity for entity in tagged.entities},
    )


def _tell_states(
    text: str, words: tuple[list[int], list[int]], bits: list[int], sentences: Sequence[Span]
) -> None:
    """ "Fiscalía General del Estado": a participle with a capital inside a sentence is a noun."""
    starts, ends = words
    for sentence in sentences:
        for k in range(sentence.first + 1, sentence.last):
            if bits[k] & VERBAL and text[ends[k - 1] - 1].isalnum():
                start, end = starts[k], ends[k]
                if text[start].isupper() and text[start + 1 : end].islower():
                    bits[k] &= ~VERBAL


def _mark_phrases(begins: Iterable[int], low: list[str], bits: list[int], lexicon: Lexicon) -> None:
    """Function phrases ("as soon as", "more than one") give every word of theirs the phrase's
    bit.
    """
    for i in begins:
        found = lexicon.multiwords.at(low, i, len(low))
        if found:
            size, meanings = found
            for meaning in meanings:
                for k in range(i, i + size):
                    bits[k] |= meaning


def _tell_genitives(low: list[str], bits: list[int]) -> None:
    """ "'s" is a verb behind a pronoun ("it's"), and a genitive behind anything else."""
    if "'s" not in low:
        return
    for i, word in enumerate(low):
        if word == "'s" and bits[i] & BE:
            pronoun = i > 0 and bits[i - 1] & BEFORE_IS
            bits[i] &= ~GENITIVE if pronoun else ~(BE | HAVE)


def _sentences(tagged: TaggedArticle, starts: list[int], sentence: list[int]) -> Iterator[Span]:
    """Sentences as word ranges; only the first SENTENCE_WORDS_MAX words of one are looked at."""
    i = 0
    for number, found in enumerate(tagged.clean.sentences):
        first = bisect_left(starts, found.start, i)
        i = bisect_left(starts, found.end, first)
        last = min(i, first + SENTENCE_WORDS_MAX)
        sentence[first:last] = [number] * (last - first)
        yield Span(first, last, found.start, found.end, found.paragraph, found.section)


def _mentioned(mentions: Sequence[Mention], starts: list[int], ends: list[int]) -> list[int]:
    marks = [-1] * len(starts)
    i, total = 0, len(starts)
    for number, mention in enumerate(mentions):
        k = i = bisect_right(ends, mention.start, i)
        while k < total and starts[k] < mention.end:
            marks[k] = number
            k += 1
    return marks


def ends_sentence(page: Page, k: int) -> bool:
    """Whether word `k` is a full stop behind a plain word: no initial, no abbreviation."""
    if k < 1 or page.low[k] not in ".!?" or page.starts[k] != page.ends[k - 1]:
        return False
    word = page.low[k - 1]
    return page.low[k] != "." or (len(word) >= PLAIN_WORD_CHARS and not page.capital[k - 1])


def gaps(page: Page) -> Iterator[str]:
    """What stands between words, for tests: nothing but white space."""
    for (_, end), (start, _) in pairwise(zip(page.starts, page.ends, strict=True)):
        yield page.text[end:start]
