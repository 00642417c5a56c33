"""Fits a damped oscillation to noisy points, and tells penv how well that went."""

import json
import os
from pathlib import Path

import matplotlib
import numpy
from scipy.optimize import curve_fit

matplotlib.use("Agg")
from matplotlib import pyplot  # noqa: E402 (needs to know first that there is no screen)

POINTS = int(os.environ.get("PENV_PARAM_POINTS", "200"))
NOISE = float(os.environ.get("PENV_PARAM_NOISE", "0.1"))
MEASURES = Path(os.environ.get("PENV_MEASURES_DIR", "measures"))
OUTPUT = Path(os.environ.get("PENV_OUTPUT_DIR", "output"))


def oscillation(time, height, damping, frequency):
    return height * numpy.exp(-damping * time) * numpy.cos(frequency * time)


def main():
    random = numpy.random.default_rng(1)
    time = numpy.linspace(0, 10, POINTS)
    seen = oscillation(time, 2.0, 0.3, 3.0) + NOISE * random.standard_normal(POINTS)
    found, _ = curve_fit(oscillation, time, seen, p0=[1.0, 0.1, 2.9])
    residual = float(numpy.sqrt(numpy.mean((oscillation(time, *found) - seen) ** 2)))
    print("height %.3f, damping %.3f, frequency %.3f" % tuple(found))
    MEASURES.mkdir(parents=True, exist_ok=True)
    (MEASURES / "summary").write_text(json.dumps({"residual": residual}))
    OUTPUT.mkdir(parents=True, exist_ok=True)
    pyplot.plot(time, seen, ".", time, oscillation(time, *found), "-")
    pyplot.savefig(OUTPUT / "fit.png")


main()
