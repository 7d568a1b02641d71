"""claimed article -> fingerprint: at most 2 KB by which filing finds the story."""

import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from copytaster.limits import (
    FINGERPRINT_BYTES_MAX,
    FINGERPRINT_ENTITIES_MAX,
    FINGERPRINT_NAMES_MAX,
    FINGERPRINT_NUMBERS_MAX,
    FINGERPRINT_PAIRS_MAX,
    FINGERPRINT_STEMS_MAX,
    FINGERPRINT_TOKENS_MAX,
)
from copytaster.stages.article import ClaimedArticle, CleanArticle, LinkedEntity, TaggedArticle
from copytaster.stages.claims_to_digests.commonplace import COMMONPLACE
from copytaster.stages.claims_to_digests.names import name
from copytaster.stages.claims_to_digests.numbers import numbers
from copytaster.stages.claims_to_digests.sketch import Parted
from copytaster.stages.claims_to_digests.words import fold, hash32, spelt, stems
from copytaster_schemas.claim import Claim
from copytaster_schemas.digest import Fingerprint
from copytaster_schemas.ids import EntityId

SKETCH_VERSION: Final = 4
"""Raised when the meaning of a hash changes: fingerprints of different versions never match."""

SENTENCE_ENTITIES_MAX: Final = 12
"""Entities of a sentence that are paired; a list of countries makes no pairs worth having."""

SURNAME_PREFIX: Final = "n-"
"""How the id of a surname begins; no entity has such an id."""

UNKNOWN_PREFIX: Final = "x-"
"""How the id of an entity begins that no data file knows."""

OPENING_WEIGHT: Final = 3
"""What a word of title or lead counts: headline and first line beat the raw body (AUC .913 against
.456 on hard pairs, status-model 1).
"""

FOLDED: Final = ("stems", "pairs", "names", "concepts", "numbers", "quotes", "entities")
"""In this order a fingerprint that is too long loses the last item of its longest part first."""


def fingerprint_of(claimed: ClaimedArticle, parted: Parted) -> Fingerprint:
    """The fingerprint of one revision; its JSON has at most FINGERPRINT_BYTES_MAX bytes."""
    clean = claimed.tagged.clean
    opening, rest = _opening_and_rest(clean)
    words = _weights(spelt(opening), spelt(rest))
    whole = Fingerprint(
        sketch_version=SKETCH_VERSION,
        document_id=clean.document_id,
        article_id=clean.article_id,
        version=clean.version,
        updated_at=clean.updated_at,
        content_hash=clean.content_hash,
        pub_status=clean.pub_status,
        published_at=clean.published_at,
        seen_at=clean.first_seen_at,
        language=clean.language.code,
        publisher_id=clean.publisher.id,
        pairs=tuple(_pairs(claimed.tagged)),
        entities=tuple(_entities(claimed.tagged)),
        quotes=tuple(sorted(parted.quoted)[: FINGERPRINT_TOKENS_MAX // 2]),
        numbers=_hashed(_weights(numbers(opening), numbers(rest)), FINGERPRINT_NUMBERS_MAX),
        names=_hashed(_names(words), FINGERPRINT_NAMES_MAX),
        concepts=tuple(_concepts(claimed.claims)),
        stems=_hashed(_telling_stems(words), FINGERPRINT_STEMS_MAX),
    )
    return _fitted(whole)


def _fitted(whole: Fingerprint) -> Fingerprint:
    """Drop the last, least weighty item of the longest part until the rest fits."""
    parts = {name: list(getattr(whole, name)) for name in FOLDED}
    fitted = whole
    while len(fitted.model_dump_json()) > FINGERPRINT_BYTES_MAX and any(parts.values()):
        for _ in range(4):
            longest = max(FOLDED, key=lambda name: len(parts[name]))
            if parts[longest]:
                parts[longest].pop()
        fitted = whole.model_copy(update={name: tuple(items) for name, items in parts.items()})
    return fitted


def _pairs(tagged: TaggedArticle) -> Iterable[int]:
    """Unordered pairs of entities that share a sentence, the most frequent first."""
    starts = [sentence.start for sentence in tagged.clean.sentences]
    together: dict[int, set[str]] = {}
    for mention in tagged.mentions:
        sentence = bisect_right(starts, mention.start)
        together.setdefault(sentence, set()).add(str(mention.stands_for or mention.entity_id))
    counts: Counter[tuple[str, str]] = Counter()
    for present in together.values():
        counts.update(itertools.combinations(sorted(present)[:SENTENCE_ENTITIES_MAX], 2))
    ranked = sorted(counts, key=lambda pair: (-counts[pair], pair))
    return (hash32("\x1f".join(pair)) for pair in ranked[:FINGERPRINT_PAIRS_MAX])


def _entities(tagged: TaggedArticle) -> Iterable[tuple[EntityId, int]]:
    """Entities with their relevance; a capital that stands for a country counts as the country.

    Persons are there by surname too: a text that has no first name gives another local id (B3 F1 of
    ITN .529 without, .550 with; of our own stories .90 and .92).
    """
    mentions = Counter(mention.stands_for or mention.entity_id for mention in tagged.mentions)
    relevance = {entity.entity_id: entity.relevance for entity in tagged.entities}
    named = {one.entity_id: _names_of(one) for one in tagged.entities}
    weights: dict[EntityId, int] = {}
    for entity, count in mentions.items():
        weight = max(relevance.get(entity, 0), min(100, 10 * count))
        weights[entity] = weight
        for spelling in named.get(entity, ()):
            weights[spelling] = max(weight, weights.get(spelling, 0))
    ranked = sorted(weights, key=lambda entity: (-weights[entity], entity))
    return ((entity, weights[entity]) for entity in ranked[:FINGERPRINT_ENTITIES_MAX])


def _names_of(entity: LinkedEntity) -> Iterable[EntityId]:
    """The name by which an entity is found whatever it was taken for.

    A person is there by surname; one that no data file knows by its name, for a village may be read
    as a body or a person in the next article.
    """
    if entity.entity_type == "person":
        yield EntityId(SURNAME_PREFIX + fold(entity.name.split()[-1]))
    elif entity.entity_id.startswith(UNKNOWN_PREFIX):
        yield EntityId(SURNAME_PREFIX + fold(entity.name))


def _concepts(claims: Iterable[Claim]) -> list[int]:
    """Predicates with their objects; what titles and main clauses assert comes first."""
    weights: Counter[str] = Counter()
    for claim in claims:
        if claim.proposition is None:
            continue
        weight = (3 if claim.section in {"title", "lead"} else 1) * (2 if claim.main else 1)
        weights[claim.proposition.predicate] += weight
        for concept in claim.proposition.objects:
            weights[f"{claim.proposition.predicate}\x1f{concept}"] += weight
    ranked = sorted(weights, key=lambda concept: (-weights[concept], concept))
    return [hash32(concept) for concept in ranked[: FINGERPRINT_TOKENS_MAX * 5 // 8]]


def _opening_and_rest(clean: CleanArticle) -> tuple[str, str]:
    """The sentences of title and lead, and all others, a line each."""
    parts: tuple[list[str], list[str]] = ([], [])
    for sentence in clean.sentences:
        part = parts[sentence.section not in {"title", "lead"}]
        part.append(clean.text[sentence.start : sentence.end])
    return "\n".join(parts[0]), "\n".join(parts[1])


def _weights(opening: Iterable[str], rest: Iterable[str]) -> Counter[str]:
    """How often each is found; in the opening it counts more."""
    counts = Counter(rest)
    for found, count in Counter(opening).items():
        counts[found] += count * OPENING_WEIGHT
    return counts


def _hashed(weights: Mapping[str, int], most: int) -> tuple[int, ...]:
    """The weightiest as hashes, those of one weight in the order of the alphabet."""
    ranked = sorted(weights, key=lambda one: (-weights[one], one))
    return tuple(hash32(one) for one in ranked[:most])


def _names(words: Mapping[str, int]) -> Counter[str]:
    """What sounds like a name: words with a capital, or any word where there are no capitals."""
    found: Counter[str] = Counter()
    for word, weight in words.items():
        key = name(word)
        if key is not None:
            found[key] += weight
    return found


def _telling_stems(words: Mapping[str, int]) -> Counter[str]:
    """Stems without those that every story has: 48 of these find it as well as all do (ECB+)."""
    found: Counter[str] = Counter()
    for word, weight in words.items():
        for one in stems(word):
            if one not in COMMONPLACE:
                found[one] += weight
    return found
