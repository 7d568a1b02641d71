"""A named body and the words of its source -> what sort of body speaks."""

from copytaster.stages.article import LinkedEntity
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.sources import Words


def kind_of(page: Page, entity: LinkedEntity, words: Words) -> str | None:
    """The kind of a body; of an agency what its name tells: "the election commission"."""
    if entity.kind not in {None, "agency"}:
        return entity.kind
    return _kind_by_name(page, words) or entity.kind


def _kind_by_name(page: Page, words: Words) -> str | None:
    """What sort of body a name tells of: "Instituto Nacional de Defesa Civil" is a rescue body.

    The longest noun counts, of equals the first: heads stand first in Romance names.
    """
    first, last = words
    best, size = None, 0
    for k in range(first, last):
        found = page.lexicon.role_at(page.low, k, last)
        if found is not None and found[0] > size:
            body = next((role.body for role in found[1] if role.kind == "body"), None)
            if body is not None:
                best, size = body, found[0]
    return best
