"""Every sentence that trains or measures, as the tagger sees it, and batches of them."""

import argparse
import pickle
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from babel import Locale
from numpy.typing import NDArray
from tools.train_tagger.corpora import Sentence
from tools.train_tagger.marks import word_marks
from tools.train_tagger.mixture import (
    contracted,
    convention_of,
    held_out_sets,
    language_of,
    name_pool,
    pieces,
    recased,
    swapped,
    texts_of,
    times_of,
    training_sets,
)
from tools.train_tagger.model import Batch
from tools.train_tagger.rows import VARIANTS, prints_of, seen_of, word_matrix
from tools.train_tagger.texts import Example, examples_of

from copytaster.adapters.knowledge import knowledge_columns, load_knowledge
from copytaster.stages.clean_to_entities.window.decode import LABELS
from copytaster.stages.clean_to_entities.window.features import hashes_of

LENGTH_STEP = 12
HINT_SEEN_MIN = 20
"""Hints seen less often are left out: what they say cannot be learnt."""


@dataclass(frozen=True)
class Examples:
    """What trains, with how often an epoch sees it; what measures, by set."""

    train: list[Example]
    held_out: dict[str, list[Example]]
    marks: dict[str, str]


def countries() -> frozenset[str]:
    """English names of territories, and the short forms that news uses."""
    names = Locale.parse("en").territories
    short = ("U.S.", "US", "UK", "Britain", "U.K.", "EU", "America")
    return frozenset([name for code, name in names.items() if not code.isdigit()]).union(short)


def read_examples(wanted: argparse.Namespace) -> Examples:
    """Read and vary the sets; from the cache where there is one."""
    if wanted.cache is not None and wanted.cache.exists():
        with wanted.cache.open("rb") as kept:
            return pickle.load(kept)  # noqa: S301 - our own file of a minute ago
    draw, knowledge = random.Random(7), load_knowledge()
    sets = training_sets(wanted.data, countries(), dev=wanted.dev)
    for name in wanted.leave_out:
        sets.pop(name)
    pool = name_pool(sets)
    train: list[Example] = []
    for name, members in sets.items():
        before, language = len(train), language_of(name)
        for _ in range(times_of(name)):
            for text in texts_of(name, list(pieces(members)), draw):
                for version in versions(text, language, pool, wanted, draw):
                    train += [
                        one._replace(convention=0 if wanted.one_convention else convention_of(name))
                        for one in examples_of(version, language, knowledge)
                    ]
        print(f"{name:44} {len(members):7} sentences, {len(train) - before} examples", flush=True)
    held_out = {
        name: [
            example
            for text in ([[one] for one in members] if "uner" in name else _by(members, 20))
            for example in examples_of(text, language_of(name), knowledge)
        ]
        for name, members in held_out_sets(wanted.data).items()
    }
    examples = Examples(train, held_out, word_marks(knowledge_columns()))
    if wanted.cache is not None:
        wanted.cache.write_bytes(pickle.dumps(examples))
    return examples


def _by(sentences: Sequence[Sentence], size: int) -> list[list[Sentence]]:
    return [list(sentences[at : at + size]) for at in range(0, len(sentences), size)]


def versions(
    text: list[Sentence],
    language: str,
    pool: dict[str, list[list[str]]],
    wanted: argparse.Namespace,
    draw: random.Random,
) -> Iterator[list[Sentence]]:
    """The text, and for a share of texts it in another case, or with other names."""
    if language == "pt" and draw.random() < 0.5:
        text = [contracted(sentence) for sentence in text]
    yield text
    if draw.random() < wanted.recase:
        yield [(recased(words, draw), labels) for words, labels in text]
    if draw.random() < wanted.swap:
        named = [one for one in text if any(label != "O" for label in one[1])]
        yield list(pieces([swapped(one, pool, draw, wanted.coin) for one in named]))


class Batches:
    """Examples as numbers; an epoch hides another share of words every time."""

    def __init__(self, examples: Examples, wanted: argparse.Namespace) -> None:
        self._wanted = wanted
        self.marks = examples.marks
        numbers: dict[str, int] = {"": 0}
        codes: dict[str, int] = {}
        self._x: list[NDArray[np.int64]] = []
        self._y: list[NDArray[np.int64]] = []
        self._hints: list[NDArray[np.int64]] = []
        train = [one for one in examples.train if one.words]
        self._conventions = np.array([one.convention for one in train])
        for words, hints, labels, _ in train:
            self._x.append(np.array([numbers.setdefault(w, len(numbers)) for w in words]))
            self._y.append(np.array([LABELS.index(label) for label in labels]))
            pairs = [
                (at, codes.setdefault(c, len(codes))) for at, one in hints.items() for c in one
            ]
            self._hints.append(np.array(pairs, np.int64).reshape(-1, 2))
        self._choose_codes(codes)
        seen = seen_of(self._x, len(numbers))
        hashes = hashes_of(list(numbers), self.marks)
        hashes[0] = 0
        seen[0] = 0
        self.prints = prints_of(hashes, seen, wanted.rows, wanted.seen_min)
        self.matrix = word_matrix(hashes, self.prints)
        self.count = sum(1 for _ in self._groups(np.random.default_rng(0)))
        print(
            f"{len(self._x)} sentences, {sum(map(len, self._x))} words, {len(numbers)} types, "
            f"{len(self.codes)} hints",
            flush=True,
        )

    def _choose_codes(self, codes: dict[str, int]) -> None:
        seen = np.bincount(np.concatenate(self._hints)[:, 1], minlength=len(codes))
        kept = np.flatnonzero(seen >= HINT_SEEN_MIN)
        place = np.full(len(codes), -1)
        place[kept] = np.arange(len(kept))
        names = list(codes)
        self.codes = [names[at] for at in kept]
        for pairs in self._hints:
            pairs[:, 1] = place[pairs[:, 1]]

    def _groups(self, draw: np.random.Generator) -> Iterator[NDArray[np.int64]]:
        size = self._wanted.batch
        order = draw.permutation(len(self._x))
        steps = [(len(self._x[i]) - 1) // LENGTH_STEP for i in order]
        order = order[np.argsort(steps, kind="stable")]
        groups = [order[i : i + size] for i in range(0, len(order) - size + 1, size)]
        for at in draw.permutation(len(groups)):
            yield groups[at]

    def epoch(self, draw: np.random.Generator) -> Iterator[tuple[NDArray[np.int64], Batch]]:
        """Batches of like length: word variants, and the rest; word embeddings are to come."""
        wanted = self._wanted
        for group in self._groups(draw):
            length = max(len(self._x[i]) for i in group)
            length = (length + LENGTH_STEP - 1) // LENGTH_STEP * LENGTH_STEP
            shape = (len(group), length)
            x, y = np.zeros((2, *shape), np.int64)
            mask = np.zeros(shape, np.float32)
            hints = np.zeros((*shape, len(self.codes)), np.float32)
            for r, i in enumerate(group):
                n = len(self._x[i])
                x[r, :n], y[r, :n], mask[r, :n] = self._x[i], self._y[i], 1
                pairs = self._hints[i]
                pairs = pairs[pairs[:, 1] >= 0]
                if draw.random() >= wanted.unhinted:
                    hints[r, pairs[:, 0], pairs[:, 1]] = 1
            chance = draw.random(shape)
            variant = (chance < wanted.hide).astype(np.int64) + (chance < wanted.hide * 0.4)
            variant[draw.random(len(group)) < wanted.strange] = len(VARIANTS) - 1
            yield x * len(VARIANTS) + variant, Batch(None, hints, y, mask, self._conventions[group])
