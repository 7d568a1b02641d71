"""developments of a story -> what each follows or is a part of, kept with its history."""

from collections.abc import Collection, Mapping
from typing import Final

from copytaster.stages.claims_to_developments.happenings import Happening
from copytaster.stages.claims_to_developments.head import Head
from copytaster.stages.claims_to_developments.relations import Told, related
from copytaster.stages.claims_to_developments.story import Story
from copytaster_schemas.ids import DevelopmentId
from copytaster_schemas.words import Status

UNRELATED: Final = frozenset[Status | None]({"denied", "retracted", None})
"""Nothing follows what did not happen, as far as is known."""


def linked(
    story: Story, due: Collection[Happening], statuses: Mapping[DevelopmentId, Status | None]
) -> dict[DevelopmentId, Happening]:
    """Bring the links of a story up to date; gives the developments whose links changed.

    `due`: what changed in the story; `statuses`: those that it has now, where they are not told
    yet.
    """
    table = story.relations
    if not any(happening.keys[0].predicate in table.predicates for happening in due):
        return {}
    at = {key: happening for happening in story.happenings for key in happening.everything}
    found: dict[DevelopmentId, Happening] = {}
    told = []
    for name, head in story.heads.items():
        happening = at.get(head.founder)
        if happening is None or head.merged_into:
            continue
        if happening.keys[0].predicate in table.predicates:
            found[head.development_id] = happening
            if statuses.get(head.development_id, head.status) not in UNRELATED:
                told.append(Told(name, happening.keys, story.documents_of(happening)))
    links = related(told, table)
    return {
        name: happening
        for name, happening in found.items()
        if _relink(story.heads[name], links.get(name, []))
    }


def _relink(head: Head, links: list[tuple[str, str]]) -> bool:
    """Set the links of a development; gives whether they are others than before."""
    new = [[relation, name] for relation, name in links]
    if new == head.links:
        return False
    head.links = new
    return True
