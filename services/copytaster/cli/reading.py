"""Messages as text for a person."""

import textwrap
from collections.abc import Callable

from pydantic import ValidationError

from copytaster.stages.developments_to_alerts import text_long, text_state
from copytaster_schemas import topics
from copytaster_schemas.alert import Alert
from copytaster_schemas.claim import Claim
from copytaster_schemas.development import Development
from copytaster_schemas.enriched_article import EnrichedArticle


def as_text(topic: str, value: bytes) -> str:
    """One message of `topic`, without a prefix, as it is shown to a person.

    What is on an unknown topic, or is no such message, is shown as it is.
    """
    show = _SHOWN.get(topic)
    try:
        return show(value) if show else value.decode("utf-8", "replace")
    except ValidationError:
        return value.decode("utf-8", "replace")


def state_as_text(value: bytes) -> str:
    """A development with all its evidence, as it is shown to a person after its alert."""
    return f"{text_state(Development.model_validate_json(value, extra='ignore'))}\n"


def wrapped(text: str, width: int) -> str:
    """`text` with long lines broken between words, each part as far to the right as its line."""
    lines = (
        textwrap.wrap(
            line,
            width,
            subsequent_indent=" " * (len(line) - len(line.lstrip())),
            break_long_words=False,
            break_on_hyphens=False,
        )
        or [""]
        for line in text.split("\n")
    )
    return "\n".join(part for parts in lines for part in parts)


def _alert(value: bytes) -> str:
    return text_long(Alert.model_validate_json(value, extra="ignore"))


def _development(value: bytes) -> str:
    d = Development.model_validate_json(value, extra="ignore")
    c = d.corroboration
    basis = f" ({d.basis})" if d.basis else ""
    each = ((c.carriers, "carrier"), (c.newsrooms, "newsroom"), (c.voices, "voice"))
    counts = ", ".join(f"{count} {what}{'' if count == 1 else 's'}" for count, what in each)
    return f"{d.status + basis:26} {d.headline}  [{counts}]  {d.development_id}"


def _claim(value: bytes) -> str:
    c = Claim.model_validate_json(value, extra="ignore")
    chain = " <- ".join(link.name for link in c.attribution.chain) or "the outlet"
    about = c.proposition.predicate if c.proposition else "-"
    return f"{c.cue.cue_class:14} {about:14} {chain}: {c.selector.exact[:120]!r}"


def _enriched(value: bytes) -> str:
    a = EnrichedArticle.model_validate_json(value, extra="ignore")
    names = ", ".join(entity.name for entity in a.entities[:8])
    return (
        f"{a.language.code} {a.publisher.name}: {a.title[:90]}\n   {a.claims_count} claims; {names}"
    )


_SHOWN: dict[str, Callable[[bytes], str]] = {
    topics.ALERTS.name: _alert,
    topics.DEVELOPMENTS.name: _development,
    topics.DEVELOPMENT_CHANGES.name: _development,
    topics.CLAIMS.name: _claim,
    topics.ENRICHED_ARTICLES.name: _enriched,
}
