"""Gate of the language of an article: front-page blurbs in many languages, one or two sentences."""

import html
import json
import re
from collections.abc import Iterable
from typing import Final

from support.cleaning import tools

from .gate import DATA, Measured, sha256_of

BLURBS: Final = DATA / "train" / "itn-corpus" / "corpus.json"
FULL: Final = frozenset({"de", "en", "es", "fr", "it", "pt"})
"""Languages with full claims."""
CHARS_MIN: Final = 40
"""Shorter blurbs are a name and a date."""
SURE_MIN: Final = 0.5
"""Below this the stage says `und` (raw_to_clean/language.py)."""
TARGET: Final = 0.97

_TAG = re.compile("<[^<>]*>")


def blurbs() -> Iterable[Measured]:
    """How many blurbs are taken for their language: in the six, and in all that the set has."""
    if not BLURBS.exists():
        return
    wanted: dict[str, str] = {}
    for story in json.loads(BLURBS.read_text("utf-8")).values():
        for blurb in story.values():
            text = " ".join(html.unescape(_TAG.sub("", blurb["blurb"])).split())
            if len(text) >= CHARS_MIN:
                wanted[text] = blurb["lang"]
    sha = sha256_of([BLURBS])
    for metric, texts in (
        ("accuracy, six languages", [t for t, code in wanted.items() if code in FULL]),
        ("accuracy, all languages", list(wanted)),
    ):
        right = sum(_language_of(text) == wanted[text] for text in texts)
        yield Measured(
            "extraction",
            "ITN blurbs",
            sha,
            metric,
            round(right / len(texts), 4),
            len(texts),
            TARGET,
        )


def _language_of(text: str) -> str:
    code, sure = tools().identify_language(text)
    return code if sure >= SURE_MIN else "und"
