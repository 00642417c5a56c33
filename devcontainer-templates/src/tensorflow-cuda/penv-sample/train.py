"""Trains a small classifier on points of two rings, and tells penv how well that went."""

import json
import os
from pathlib import Path

import numpy
import tensorflow as tf

EPOCHS = int(os.environ.get("PENV_PARAM_EPOCHS", "5"))
LEARNING_RATE = float(os.environ.get("PENV_PARAM_LR", "0.05"))
MEASURES = Path(os.environ.get("PENV_MEASURES_DIR", "measures"))
OUTPUT = Path(os.environ.get("PENV_OUTPUT_DIR", "output"))


def tell(name, **measures):
    """One file of measures: `epoch_1`, `epoch_2` and so on become plots, `summary` the result."""
    MEASURES.mkdir(parents=True, exist_ok=True)
    (MEASURES / name).write_text(json.dumps(measures))


def rings(count):
    random = numpy.random.default_rng(1)
    angle = random.uniform(0, 2 * numpy.pi, count)
    inner = numpy.arange(count) % 2
    radius = 1 + inner + 0.2 * random.standard_normal(count)
    points = numpy.stack([radius * numpy.cos(angle), radius * numpy.sin(angle)], axis=1)
    return points.astype("float32"), inner.astype("float32")


class Tell(tf.keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {logs['loss']:.4f}", flush=True)
        tell(f"epoch_{epoch + 1}", loss=float(logs["loss"]))


def main():
    tf.keras.utils.set_random_seed(1)
    gpus = tf.config.list_physical_devices("GPU")
    print("tensorflow", tf.__version__, "on", len(gpus), "GPUs", flush=True)
    points, labels = rings(4096)
    model = tf.keras.Sequential(
        [
            tf.keras.Input((2,)),
            tf.keras.layers.Dense(32, activation="relu"),
            tf.keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    optimizer = tf.keras.optimizers.Adam(LEARNING_RATE)
    model.compile(optimizer=optimizer, loss="binary_crossentropy", metrics=["accuracy"])
    model.fit(points, labels, batch_size=128, epochs=EPOCHS, verbose=0, callbacks=[Tell()])
    loss, accuracy = model.evaluate(points, labels, verbose=0)
    tell("summary", loss=float(loss), accuracy=100 * float(accuracy))
    OUTPUT.mkdir(parents=True, exist_ok=True)
    model.save(OUTPUT / "model.keras")


main()
