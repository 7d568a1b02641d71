"""`python -m tools.train_tagger DATA OUT.npz`: train the window network with a CRF in JAX.

Needs the extra `train` (pyproject.toml), as nothing else does; inference needs numpy.
"""

import argparse
import time
from pathlib import Path

import jax
import numpy as np
import optax
from tools.train_tagger.examples import Batches, read_examples
from tools.train_tagger.mixture import CONVENTIONS
from tools.train_tagger.model import Batch, Dropout, Parameters, Shape, first_parameters, loss
from tools.train_tagger.rows import Mean, SparseTable
from tools.train_tagger.saving import save
from tools.train_tagger.score import report

LAST_RATE_SHARE = 0.1
"""What is left of the learning rates at the end."""
AVERAGED_FROM = 0.6
"""Share of the steps behind which weights are averaged (Izmailov et al. 2018), every so many:"""
AVERAGED_EVERY = 50


def arguments() -> argparse.Namespace:
    """What can be set; the defaults made the shipped weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--rows", type=int, default=524_288)
    parser.add_argument("--depth", type=int, default=64)
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--window", type=int, default=5)
    parser.add_argument("--reaches", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=96)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--table-rate", type=float, default=0.05)
    parser.add_argument("--table-decay", type=float, default=1e-3)
    parser.add_argument("--seen-min", type=int, default=6)
    parser.add_argument("--recase", type=float, default=0.08)
    parser.add_argument("--swap", type=float, default=0.3)
    parser.add_argument("--coin", type=float, default=0.4)
    parser.add_argument("--one-convention", action="store_true")
    parser.add_argument("--hide", type=float, default=0.4)
    parser.add_argument("--strange", type=float, default=0.2)
    parser.add_argument("--unhinted", type=float, default=0.1)
    parser.add_argument("--drop-embedding", type=float, default=0.4)
    parser.add_argument("--drop-hidden", type=float, default=0.4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--dev", action="store_true", help="train on development splits too")
    parser.add_argument("--leave-out", nargs="*", default=[])
    parser.add_argument("--cache", type=Path, help="keep the examples that were read in this file")
    return parser.parse_args()


def train(wanted: argparse.Namespace) -> None:
    """Train, save after every epoch, score the sets that only measure."""
    examples = read_examples(wanted)
    batches = Batches(examples, wanted)
    table = SparseTable(batches.matrix, batches.prints > 0, wanted.depth)
    reaches, hints = tuple(wanted.reaches), len(batches.codes)
    shape = Shape(wanted.depth, wanted.width, wanted.window, reaches, hints, len(CONVENTIONS))
    drop = Dropout(wanted.drop_embedding, wanted.drop_hidden)
    parameters = first_parameters(shape, wanted.seed)
    steps = wanted.epochs * batches.count
    schedule = _rates(wanted.rate, steps)
    optimiser = optax.adamw(schedule, weight_decay=1e-3)
    state, mean = optimiser.init(parameters), Mean()

    @jax.jit
    def update(
        p: Parameters, state: optax.OptState, batch: Batch, key: jax.Array
    ) -> tuple[Parameters, optax.OptState, jax.Array, jax.Array]:
        def of_both(p: Parameters, words: jax.Array) -> jax.Array:
            return loss(p, batch._replace(words=words), key, shape, drop)

        value, (gradient, by_words) = jax.value_and_grad(of_both, (0, 1))(p, batch.words)
        change, state = optimiser.update(gradient, state, p)
        return optax.apply_updates(p, change), state, value, by_words

    draw, begin, step = np.random.default_rng(wanted.seed), time.time(), 0
    key = jax.random.PRNGKey(wanted.seed)
    for epoch in range(wanted.epochs):
        losses = []
        for ids, batch in batches.epoch(draw):
            words = table.gather(ids.ravel()).reshape(*ids.shape, -1)
            key, subkey = jax.random.split(key)
            parameters, state, value, by_words = update(
                parameters, state, batch._replace(words=words), subkey
            )
            rate = wanted.table_rate * float(schedule(step)) / wanted.rate
            table.learn(np.asarray(by_words).reshape(len(words) * words.shape[1], -1), rate,
                        wanted.table_decay)  # fmt: skip
            losses.append(value)
            step += 1
            if step > AVERAGED_FROM * steps and step % AVERAGED_EVERY == 0:
                mean.add(table.table, parameters)
        size = save(wanted.out, *mean.kept(table.table, parameters), shape, batches)
        print(
            f"epoch {epoch} loss {np.mean([float(one) for one in losses]):.4f} "
            f"{time.time() - begin:.0f} s {size:.1f} MB",
            flush=True,
        )
        if epoch % 2 or epoch == wanted.epochs - 1:
            report(wanted.out, examples.held_out)


def _rates(rate: float, steps: int) -> optax.Schedule:
    """Up in a twentieth of the way, then down along a cosine."""
    return optax.warmup_cosine_decay_schedule(
        1e-4, rate, max(1, steps // 20), steps, rate * LAST_RATE_SHARE
    )


if __name__ == "__main__":
    train(arguments())
