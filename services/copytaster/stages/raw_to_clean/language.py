"""The language of an article: what its text looks like, with what its producer says as a prior."""

from typing import Final

from copytaster.stages.raw_to_clean.layout import Label
from copytaster.stages.raw_to_clean.parts import Parts
from copytaster.stages.raw_to_clean.tools import IdentifyLanguage
from copytaster_schemas.enriched_article import Language

SAMPLE_CHARS_MAX: Final = 400
"""Accuracy is .996 from 120 characters on (nlp.md 1.1); time grows with length."""
CONFIDENCE_MIN: Final = 0.5
"""Below, the model is guessing (nlp.md 1.1)."""
OVERRULE_MIN: Final = 0.8
"""From here on the text is believed against its producer: content management systems declare the
language of the site, not of the text.
"""
SURE: Final = 100
DECLARED: Final = 60
"""The confidence of a declared language where the text does not speak against it."""


def language_of(parts: Parts, declared: str | None, identify: IdentifyLanguage) -> Language:
    """The BCP-47 code of the text's language with its confidence; `und` where nobody knows."""
    sample = _sample(parts)
    found, sure = identify(sample) if sample else ("und", 0.0)
    if declared is not None:
        base = declared.split("-")[0].split("_")[0].casefold()
        if base == found:
            return Language(code=found, confidence=max(DECLARED, round(sure * SURE)))
        if sure < OVERRULE_MIN and base.isalpha() and len(base) <= 3:  # noqa: PLR2004 - ISO 639
            return Language(code=base, confidence=DECLARED)
    if sure < CONFIDENCE_MIN:
        return Language(code="und", confidence=round(sure * SURE))
    return Language(code=found, confidence=round(min(sure, 1.0) * SURE))


def _sample(parts: Parts) -> str:
    """Prose first: titles are full of names."""
    pieces = [text for text, label in parts.paragraphs if label is Label.BODY] or [parts.title]
    sample = ""
    for piece in pieces:
        sample = f"{sample} {piece[:SAMPLE_CHARS_MAX]}" if sample else piece[:SAMPLE_CHARS_MAX]
        if len(sample) >= SAMPLE_CHARS_MAX:
            break
    return sample[:SAMPLE_CHARS_MAX]
