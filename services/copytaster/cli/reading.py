"""Messages as text for a person."""

from collections.abc import Callable

from copytaster.stages.developments_to_alerts import text_long
from copytaster_schemas import topics
from copytaster_schemas.alert import Alert
from copytaster_schemas.claim import Claim
from copytaster_schemas.development import Development
from copytaster_schemas.enriched_article import EnrichedArticle


def as_text(topic: str, value: bytes) -> str:
    """One message of `topic` as it is shown at a terminal; unknown topics are shown as they are."""
    show = _SHOWN.get(topic)
    return show(value) if show else value.decode("utf-8", "replace")


def _alert(value: bytes) -> str:
    return text_long(Alert.model_validate_json(value, extra="ignore"))


def _development(value: bytes) -> str:
    d = Development.model_validate_json(value, extra="ignore")
    c = d.corroboration
    basis = f" ({d.basis})" if d.basis else ""
    counts = f"{c.carriers} carriers, {c.newsrooms} newsrooms, {c.voices} voices"
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
