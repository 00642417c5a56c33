"""Trains a small classifier on points of two rings, and tells penv how well that went."""

import json
import os
from pathlib import Path

import jax
import jax.numpy as jnp
import optax

EPOCHS = int(os.environ.get("PENV_PARAM_EPOCHS", "5"))
LEARNING_RATE = float(os.environ.get("PENV_PARAM_LR", "0.05"))
MEASURES = Path(os.environ.get("PENV_MEASURES_DIR", "measures"))
OUTPUT = Path(os.environ.get("PENV_OUTPUT_DIR", "output"))


def tell(name, **measures):
    """One file of measures: `epoch_1`, `epoch_2` and so on become plots, `summary` the result."""
    MEASURES.mkdir(parents=True, exist_ok=True)
    (MEASURES / name).write_text(json.dumps(measures))


def rings(count):
    at, around = jax.random.split(jax.random.key(1))
    angle = jax.random.uniform(at, (count,)) * 2 * jnp.pi
    inner = jnp.arange(count) % 2
    radius = 1 + inner + 0.2 * jax.random.normal(around, (count,))
    return jnp.stack([radius * jnp.cos(angle), radius * jnp.sin(angle)], axis=1), inner


def logits(weights, points):
    hidden = jax.nn.relu(points @ weights["in"] + weights["bias"])
    return (hidden @ weights["out"]).squeeze(1)


def loss_of(weights, points, labels):
    return optax.sigmoid_binary_cross_entropy(logits(weights, points), labels).mean()


def main():
    print("jax", jax.__version__, "on", jax.devices(), flush=True)
    points, labels = rings(4096)
    first, second = jax.random.split(jax.random.key(2))
    weights = {
        "in": jax.random.normal(first, (2, 32)),
        "bias": jnp.zeros(32),
        "out": jax.random.normal(second, (32, 1)) / 6,
    }
    optimizer = optax.adam(LEARNING_RATE)
    state = optimizer.init(weights)

    @jax.jit
    def step(weights, state):
        loss, gradient = jax.value_and_grad(loss_of)(weights, points, labels)
        change, state = optimizer.update(gradient, state)
        return optax.apply_updates(weights, change), state, loss

    for epoch in range(1, EPOCHS + 1):
        for _ in range(50):
            weights, state, loss = step(weights, state)
        print(f"epoch {epoch} of {EPOCHS}: loss {loss:.4f}", flush=True)
        tell(f"epoch_{epoch}", loss=float(loss))
    accuracy = ((logits(weights, points) > 0) == (labels == 1)).mean()
    tell("summary", loss=float(loss), accuracy=100 * float(accuracy))
    OUTPUT.mkdir(parents=True, exist_ok=True)
    jnp.savez(OUTPUT / "model.npz", **weights)


main()
