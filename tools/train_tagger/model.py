"""The network in JAX, as network.py computes it, and the loss of its linear chain."""

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import optax

from copytaster.stages.clean_to_entities.window.decode import LABELS

Parameters = dict[str, Any]

OWN_DECAY = 1e-3
"""How strongly what only one convention says is held at nothing: 3e-5 gives no more on the sets
that measure, and less in the whole stage (docs/quality/entities.md)."""


class Shape(NamedTuple):
    """Sizes of the network; `reaches`: one residual layer each; `conventions`: how many ways of
    labelling the sets follow.
    """

    depth: int
    width: int
    window: int
    reaches: tuple[int, ...]
    hints: int
    conventions: int


class Batch(NamedTuple):
    """Sentences of like length: word embeddings, hints as counts, labels, what is no padding, and
    who labelled each.
    """

    words: Any
    hints: Any
    labels: Any
    mask: Any
    conventions: Any


class Dropout(NamedTuple):
    """Shares of embeddings and of hidden values that training drops."""

    embedding: float
    hidden: float


def first_parameters(shape: Shape, seed: int) -> Parameters:
    """Random weights, scaled after He et al. 2015."""
    keys = jax.random.split(jax.random.PRNGKey(seed), 4 + len(shape.reaches))
    span, labels = shape.window * shape.depth, len(LABELS)
    parameters = {
        "hint_table": jax.random.normal(keys[-1], (shape.hints, shape.depth)) * 0.1,
        "first": jax.random.normal(keys[0], (span, shape.width)) * (2 / span) ** 0.5,
        "first_bias": jnp.zeros(shape.width),
        "out": jax.random.normal(keys[1], (shape.width, labels)) * 0.05,
        "out_bias": jnp.zeros(labels),
        "transitions": jnp.zeros((labels, labels)),
        "gate": jnp.zeros(shape.width),
        "gate_bias": jnp.zeros(()),
        "own_out": jnp.zeros((shape.conventions, shape.width, labels)),
        "own_out_bias": jnp.zeros((shape.conventions, labels)),
        "own_transitions": jnp.zeros((shape.conventions, labels, labels)),
    }
    for layer in range(len(shape.reaches)):
        size = (3 * shape.width, shape.width)
        parameters[f"residual_{layer}"] = (
            jax.random.normal(keys[2 + layer], size) * (1 / size[0]) ** 0.5
        )
        parameters[f"residual_bias_{layer}"] = jnp.zeros(shape.width)
    return parameters


def shifted(x: Any, by: int) -> Any:
    """The sequence moved by `by` words, zeros where nothing is."""
    if by == 0:
        return x
    pad = jnp.zeros_like(x[:, : abs(by)])
    return jnp.concatenate([x[:, by:], pad] if by > 0 else [pad, x[:, :by]], 1)


def emissions(p: Parameters, batch: Batch, key: Any, shape: Shape, drop: Dropout) -> Any:
    """Label scores of every word, with dropout on embeddings and before the last layer, and the
    scores of the gate, which learns from the window alone and teaches nothing below it.
    """
    embed_key, hidden_key = jax.random.split(key)
    live = batch.mask[..., None]
    e = batch.words + batch.hints @ p["hint_table"]
    keep = 1 - drop.embedding
    e = e * jax.random.bernoulli(embed_key, keep, e.shape) / keep * live
    side = shape.window // 2
    around = jnp.concatenate([shifted(e, by) for by in range(-side, side + 1)], -1)
    h = jax.nn.relu(around @ p["first"] + p["first_bias"]) * live
    gate = jax.lax.stop_gradient(h) @ p["gate"] + p["gate_bias"]
    for layer, reach in enumerate(shape.reaches):
        around = jnp.concatenate([shifted(h, by) for by in (-reach, 0, reach)], -1)
        change = around @ p[f"residual_{layer}"] + p[f"residual_bias_{layer}"]
        h = (h + jax.nn.relu(change)) * live
    keep = 1 - drop.hidden
    h = h * jax.random.bernoulli(hidden_key, keep, h.shape) / keep
    own = _own(p, "own_out", batch)
    scores = h @ (p["out"] + own) + (p["out_bias"] + _own(p, "own_out_bias", batch))[:, None]
    return scores, gate


def _own(p: Parameters, name: str, batch: Batch) -> Any:
    """What each sentence's convention adds, nothing for the first: it is what inference uses."""
    added = p[name][batch.conventions]
    first = (batch.conventions > 0).reshape(-1, *[1] * (added.ndim - 1))
    return added * first


def loss(p: Parameters, batch: Batch, key: Any, shape: Shape, drop: Dropout) -> Any:
    """Negative log-likelihood of the linear chain, per word; what is a convention's own is kept
    small (after Daumé 2007: a shared part and one for each domain).
    """
    scores, gate = emissions(p, batch, key, shape, drop)
    transitions = p["transitions"] + _own(p, "own_transitions", batch)
    y, mask = batch.labels, batch.mask
    doubt = optax.sigmoid_binary_cross_entropy(gate, (y > 0).astype(jnp.float32)) * mask
    gold = (jnp.take_along_axis(scores, y[..., None], 2)[..., 0] * mask).sum(1)
    each = jnp.arange(len(y))[:, None]
    gold = gold + (transitions[each, y[:, :-1], y[:, 1:]] * mask[:, 1:]).sum(1)

    def step(alpha: Any, at: Any) -> Any:
        score, live = at
        after = jax.nn.logsumexp(alpha[:, :, None] + transitions, 1) + score
        return jnp.where(live[:, None] > 0, after, alpha), None

    alpha, _ = jax.lax.scan(step, scores[:, 0], (scores[:, 1:].transpose(1, 0, 2), mask[:, 1:].T))
    own = OWN_DECAY * sum((p[name] ** 2).sum() for name in p if name.startswith("own_"))
    return ((jax.nn.logsumexp(alpha, -1) - gold).sum() + doubt.sum()) / mask.sum() + own
