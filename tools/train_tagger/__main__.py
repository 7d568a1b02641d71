"""`python -m tools.train_tagger DATA OUT.npz`: train the window network with a CRF in JAX.

Needs `jax` and `optax` (TRAINING_DATA.md says which), as nothing else does; inference needs numpy.
"""

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
from babel import Locale
from tools.train_tagger.marks import word_marks
from tools.train_tagger.mixture import (
    held_out_sets,
    name_pool,
    pieces,
    recased,
    swapped,
    times_of,
    training_sets,
)
from tools.train_tagger.score import report

from copytaster.adapters.knowledge import knowledge_columns
from copytaster.stages.clean_to_entities.window.decode import LABELS
from copytaster.stages.clean_to_entities.window.features import (
    ATTRIBUTES,
    IDENTITY,
    LONG_AFFIXES,
    rows_of,
)

Parameters = dict[str, Any]


def arguments() -> argparse.Namespace:
    """What can be set; the defaults made the shipped weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--rows", type=int, default=131_072)
    parser.add_argument("--depth", type=int, default=64)
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--window", type=int, default=5)
    parser.add_argument("--residual", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--recase", type=float, default=0.08)
    parser.add_argument("--swap", type=float, default=0.35)
    parser.add_argument("--hide", type=float, default=0.25)
    parser.add_argument("--drop-embedding", type=float, default=0.3)
    parser.add_argument("--drop-hidden", type=float, default=0.3)
    parser.add_argument("--average", type=float, default=0.999)
    parser.add_argument("--decay", type=float, default=1e-6)
    parser.add_argument("--dev", action="store_true", help="train on development splits too")
    parser.add_argument("--leave-out", nargs="*", default=[])
    return parser.parse_args()


def countries() -> frozenset[str]:
    """English names of territories, and the short forms that news uses."""
    names = Locale.parse("en").territories
    short = ("U.S.", "US", "UK", "Britain", "U.K.", "EU", "America")
    return frozenset([name for code, name in names.items() if not code.isdigit()]).union(short)


class Examples:
    """Sentences as word numbers, and the table rows of each word type."""

    def __init__(self, wanted: argparse.Namespace) -> None:
        draw = random.Random(7)
        self.marks = word_marks(knowledge_columns())
        sets = training_sets(wanted.data, countries(), dev=wanted.dev)
        for name in wanted.leave_out:
            sets.pop(name)
        pool = name_pool(sets)
        sentences = []
        for name, members in sets.items():
            cut = list(pieces(members))
            print(f"{name:44} {len(cut):7} sentences", flush=True)
            for sentence in cut * times_of(name):
                sentences.append(sentence)
                if draw.random() < wanted.recase:
                    sentences.append((recased(sentence[0], draw), sentence[1]))
                if draw.random() < wanted.swap and any(label != "O" for label in sentence[1]):
                    sentences += pieces([swapped(sentence, pool, draw)])
        numbers: dict[str, int] = {"": 0}
        rows = [[0] * ATTRIBUTES]
        for words, _ in sentences:
            for word in words:
                if word not in numbers:
                    numbers[word] = len(rows)
                    rows.append(rows_of(word, wanted.rows, self.marks))
        self.rows = np.array(rows, np.int32)
        self.x = [np.array([numbers[w] for w in words], np.int32) for words, _ in sentences]
        self.y = [np.array([LABELS.index(k) for k in labels], np.int32) for _, labels in sentences]
        print(
            f"{len(self.x)} sentences, {sum(map(len, self.x))} words, {len(rows)} types", flush=True
        )

    def batches(
        self, wanted: argparse.Namespace, draw: np.random.Generator
    ) -> Iterator[tuple[Any, Any, Any]]:
        """One epoch: batches of like length, identity hidden for a share of words."""
        index = draw.permutation(len(self.x))
        index = index[np.argsort([min(59, len(self.x[i])) // 12 for i in index], kind="stable")]
        groups = [
            index[i : i + wanted.batch]
            for i in range(0, len(index) - wanted.batch + 1, wanted.batch)
        ]
        for g in draw.permutation(len(groups)):
            group = groups[g]
            length = (max(len(self.x[i]) for i in group) + 11) // 12 * 12
            x, y = np.zeros((2, wanted.batch, length), np.int32)
            mask = np.zeros((wanted.batch, length), np.float32)
            for r, i in enumerate(group):
                n = len(self.x[i])
                x[r, :n], y[r, :n], mask[r, :n] = self.x[i], self.y[i], 1
            rows = self.rows[x]
            hidden = draw.random((wanted.batch, length)) < wanted.hide
            for position in IDENTITY:
                rows[..., position][hidden] = 0
            hidden = draw.random((wanted.batch, length)) < wanted.hide * 0.3
            for position in LONG_AFFIXES:
                rows[..., position][hidden] = 0
            yield rows, y, mask


def first_parameters(wanted: argparse.Namespace) -> Parameters:
    """Random weights, scaled after He et al. 2015."""
    keys = jax.random.split(jax.random.PRNGKey(0), 8)
    span, depth, width, labels = wanted.window, wanted.depth, wanted.width, len(LABELS)
    parameters = {
        "table": jax.random.normal(keys[0], (wanted.rows, depth)) * 0.1,
        "first": jax.random.normal(keys[1], (span * depth, width)) * (2 / (span * depth)) ** 0.5,
        "first_bias": jnp.zeros(width),
        "out": jax.random.normal(keys[2], (width, labels)) * 0.05,
        "out_bias": jnp.zeros(labels),
        "transitions": jnp.zeros((labels, labels)),
    }
    for layer in range(wanted.residual):
        parameters[f"residual_{layer}"] = (
            jax.random.normal(keys[3 + layer], (3 * width, width)) * (1 / (3 * width)) ** 0.5
        )
        parameters[f"residual_bias_{layer}"] = jnp.zeros(width)
    return parameters


def shifted(x: Any, by: int) -> Any:
    """The sequence moved by `by` words, zeros where nothing is."""
    if by == 0:
        return x
    pad = jnp.zeros_like(x[:, : abs(by)])
    return jnp.concatenate([x[:, by:], pad] if by > 0 else [pad, x[:, :by]], 1)


def emissions(p: Parameters, rows: Any, mask: Any, key: Any, wanted: argparse.Namespace) -> Any:
    """Label scores of every word, with dropout on embeddings and on the last layer."""
    embed_key, hidden_key = jax.random.split(key)
    keep_e, keep_h = 1 - wanted.drop_embedding, 1 - wanted.drop_hidden
    e = (p["table"][rows] * (rows > 0)[..., None]).sum(2) * 0.3
    e = e * jax.random.bernoulli(embed_key, keep_e, e.shape) / keep_e * mask[..., None]
    side = wanted.window // 2
    around = jnp.concatenate([shifted(e, by) for by in range(-side, side + 1)], -1)
    h = jax.nn.relu(around @ p["first"] + p["first_bias"]) * mask[..., None]
    for layer in range(wanted.residual):
        around = jnp.concatenate([shifted(h, by) for by in (-1, 0, 1)], -1)
        h = (h + jax.nn.relu(around @ p[f"residual_{layer}"] + p[f"residual_bias_{layer}"])) * mask[
            ..., None
        ]
    h = h * jax.random.bernoulli(hidden_key, keep_h, h.shape) / keep_h
    return h @ p["out"] + p["out_bias"]


def loss(p: Parameters, batch: tuple[Any, Any, Any], key: Any, wanted: argparse.Namespace) -> Any:
    """Negative log-likelihood of the linear chain, per word."""
    rows, y, mask = batch
    scores, transitions = emissions(p, rows, mask, key, wanted), p["transitions"]
    gold = (jnp.take_along_axis(scores, y[..., None], 2)[..., 0] * mask).sum(1)
    gold = gold + (transitions[y[:, :-1], y[:, 1:]] * mask[:, 1:]).sum(1)

    def step(alpha: Any, at: Any) -> Any:
        score, live = at
        after = jax.nn.logsumexp(alpha[:, :, None] + transitions[None], 1) + score
        return jnp.where(live[:, None] > 0, after, alpha), None

    alpha, _ = jax.lax.scan(step, scores[:, 0], (scores[:, 1:].transpose(1, 0, 2), mask[:, 1:].T))
    return (jax.nn.logsumexp(alpha, -1) - gold).sum() / mask.sum()


def save(p: Parameters, out: Path, window: int, marks: dict[str, str]) -> float:
    """Write the weights, the table as int8 with one scale a row; megabytes on disk."""
    arrays = {name: np.asarray(value) for name, value in p.items()}
    table = arrays.pop("table")
    scale = np.abs(table).max(1, keepdims=True) / 127 + 1e-9
    np.savez_compressed(
        out,
        table=np.round(table / scale).astype(np.int8),
        scale=scale.astype(np.float16)[:, 0],
        window=np.array(window),
        mark_words=np.frombuffer("\n".join(marks).encode(), np.uint8),
        mark_codes=np.frombuffer("\n".join(marks.values()).encode(), np.uint8),
        **{name: value.astype(np.float16) for name, value in arrays.items()},
    )
    return out.stat().st_size / 1e6


def main() -> None:
    """Train, save after every epoch, score the sets that only measure."""
    wanted = arguments()
    examples = Examples(wanted)
    parameters = first_parameters(wanted)
    steps = wanted.epochs * (len(examples.x) // wanted.batch)
    schedule = optax.warmup_cosine_decay_schedule(
        1e-4, wanted.rate, max(1, steps // 20), steps, 1e-5
    )
    optimiser = optax.adamw(schedule, weight_decay=wanted.decay / wanted.rate)
    state = optimiser.init(parameters)
    average = parameters

    @jax.jit
    def update(p: Parameters, average: Parameters, state: Any, batch: Any, key: Any) -> Any:
        value, gradient = jax.value_and_grad(loss)(p, batch, key, wanted)
        change, state = optimiser.update(gradient, state, p)
        p = optax.apply_updates(p, change)
        return p, optax.incremental_update(p, average, 1 - wanted.average), state, value

    key, draw, begin = jax.random.PRNGKey(1), np.random.default_rng(0), time.time()
    for epoch in range(wanted.epochs):
        losses = []
        for batch in examples.batches(wanted, draw):
            key, subkey = jax.random.split(key)
            parameters, average, state, value = update(parameters, average, state, batch, subkey)
            losses.append(float(value))
        size = save(average, wanted.out, wanted.window, examples.marks)
        print(
            f"epoch {epoch} loss {np.mean(losses):.4f} {time.time() - begin:.0f} s {size:.1f} MB",
            flush=True,
        )
    report(wanted.out, held_out_sets(wanted.data))


if __name__ == "__main__":
    main()
