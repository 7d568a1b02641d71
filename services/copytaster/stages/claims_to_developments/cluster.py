"""Keys of a story -> happenings: which propositions are the same one?"""

from collections.abc import Mapping, Sequence

from copytaster.stages.claims_to_developments.match import SAME_MIN, affinity
from copytaster.stages.claims_to_developments.proposition import Key


def clustered(weights: Mapping[Key, int]) -> list[tuple[Key, ...]]:
    """Keys of one predicate as happenings; `weights` says how many statements stand behind each.

    The result depends on the set of keys and their weights, never on the order of arrival: the most
    specific key goes first, and nothing joins a happening that one of its keys rules out (complete
    linkage: no chains).
    """
    found: list[list[Key]] = []
    for key in sorted(weights, key=lambda one: (-specificity(one), one)):
        ranked = []
        for place, members in enumerate(found):
            bond = _bond(key, members)
            if bond is not None and bond >= SAME_MIN:
                mass = sum(weights[member] for member in members)
                ranked.append((bond, mass, -place))
        if ranked:
            found[-max(ranked)[2]].append(key)
        else:
            found.append([key])
    return [tuple(members) for members in found]


def specificity(key: Key) -> int:
    """How much a key says: what says more founds happenings, what says less joins them."""
    depth = max((2 + len(place.within) for place in key.places), default=0)
    return 4 * bool(key.actors) + 4 * bool(key.objects) + 2 * bool(key.recipients) + min(depth, 5)


def _bond(key: Key, members: Sequence[Key]) -> float | None:
    best = 0.0
    for member in members:
        bond = affinity(key, member)
        if bond is None:
            return None
        best = max(best, bond)
    return best
