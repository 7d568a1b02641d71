"""Content -> keys that survive spinning and translation: cognate stems, and a hash for a
quotation.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster_schemas.ids import digest_of

STEMS_MAX: Final = 24
STEM_CHARS: Final = 5
STEM_WORD_CHARS_MIN: Final = 4
"""nlp.md 4: the first five letters of folded words of four letters and more."""

QUOTE_WORDS_MIN: Final = 4
"""Shorter quotations ("fake news") are in many mouths."""

FOLDS: Final = (
    ("tion", "zion"), ("cion", "zion"), ("cao", "zion"), ("ph", "f"), ("y", "i"), ("ck", "c"),
    ("k", "c"), ("j", "i"), ("x", "s"), ("ae", "e"),
)  # fmt: skip
"""Cognates meet: "nation", "nazione", "nación" all begin "nazio"."""

STEMS_KEPT: Final = 65_536
"""Words whose stem is remembered: about 10 MB; the words of news repeat."""

DOUBLED: Final = re.compile(r"(.)\1")


@lru_cache(maxsize=STEMS_KEPT)
def stem_of(word: str) -> str:
    """The folded cognate stem of a lower-case word."""
    decomposed = unicodedata.normalize("NFD", word)
    folded = "".join(char for char in decomposed if not unicodedata.combining(char))
    for old, new in FOLDS:
        folded = folded.replace(old, new)
    return DOUBLED.sub(r"\1", folded)[:STEM_CHARS]


def stems_of(page: Page, words: Iterable[int]) -> tuple[str, ...]:
    """Stems of the content words among `words`, in order, each once, at most STEMS_MAX."""
    found: dict[str, None] = {}
    for k in words:
        word = page.low[k]
        if page.bits[k] or len(word) < STEM_WORD_CHARS_MIN or not word[0].isalpha():
            continue
        found[stem_of(word)] = None
        if len(found) == STEMS_MAX:
            break
    return tuple(found)


def quote_hash(page: Page, quote: Words) -> str | None:
    """A hash of the words of a quotation that case, accents and punctuation do not change."""
    words = [page.low[k] for k in range(*quote) if page.low[k][0].isalnum()]
    if len(words) < QUOTE_WORDS_MIN:
        return None
    decomposed = unicodedata.normalize("NFKD", " ".join(words))
    return digest_of("".join(char for char in decomposed if not unicodedata.combining(char)))[:16]


def hash_said(scan: Scan, one: Attribution | None, passage: Words) -> str | None:
    """The hash of the quotation that a content is or holds; None where it is no speech."""
    if one is None or one.mode not in {"direct", "mixed", "pull_quote"}:
        return None
    quote = scan.quotes.holding(passage[0] + 1) or scan.quotes.holding(passage[1] - 1)
    if quote is None:
        quote = next((q for k in range(*passage) if (q := scan.quotes.holding(k))), None)
    if quote is None:
        return None
    if quote.first not in scan.hashes:  # a long speech is the content of many claims
        scan.hashes[quote.first] = quote_hash(scan.page, (quote.first, quote.last))
    return scan.hashes[quote.first]
