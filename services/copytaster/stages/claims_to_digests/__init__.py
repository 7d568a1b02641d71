"""claimed article -> digest: a fingerprint for filing and a blob of claims for tracking."""

from copytaster.stages.article import ClaimedArticle
from copytaster.stages.claims_blob import pack
from copytaster.stages.claims_to_digests.facts import facts_of
from copytaster.stages.claims_to_digests.fingerprint import fingerprint_of
from copytaster.stages.claims_to_digests.sketch import parted
from copytaster_schemas.digest import ClaimsBlob, Digest

__all__ = ["claims_to_digests"]


def claims_to_digests(claimed: ClaimedArticle) -> Digest:
    """Sum up one article; the same article always gives the same bytes."""
    text = parted(claimed.tagged.clean.text)
    content = ClaimsBlob(facts=facts_of(claimed, text), claims=claimed.claims)
    return Digest(fingerprint=fingerprint_of(claimed, text), blob=pack(content))
