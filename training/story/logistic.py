"""Logistic models whose signs may weigh in one direction only."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

STEPS = 1500


def weighed(
    x: np.ndarray,
    y: np.ndarray,
    w: np.ndarray,
    names: Sequence[str],
    for_: Collection[str],
    against: Collection[str],
    ridge: float,
) -> dict[str, object]:
    """The base and the weights of signs as they are, without scaling.

    x: a row a pair, a column a sign, by names. y: what is true of each. w: how much each counts. A sign in for_ may not
    weigh against it, nor one in against for it: what few events happen to show must not turn what a sign means.
    """
    mean, scale = x.mean(0), x.std(0)
    scale[scale == 0] = 1.0
    low = np.array([-np.inf, *(0.0 if n in for_ else -np.inf for n in names)])
    high = np.array([np.inf, *(0.0 if n in against else np.inf for n in names)])
    scaled = np.hstack([np.ones((len(x), 1)), (x - mean) / scale])
    theta = _least(scaled, y.astype(float), w, low, high, ridge)
    weights = theta[1:] / scale
    return {
        "base": round(float(theta[0] - (weights * mean).sum()), 4),
        "weights": {n: round(float(v), 4) for n, v in zip(names, weights, strict=True)},
    }


def _least(
    x: np.ndarray, y: np.ndarray, w: np.ndarray, low: np.ndarray, high: np.ndarray, strength: float
) -> np.ndarray:
    """The coefficients of least loss within bounds, by Nesterov's projected gradient, restarted (O'Donoghue and Candès
    2015). The first column of x is the constant, which the ridge leaves alone."""
    ridge = np.array([0.0, *[strength] * (x.shape[1] - 1)])
    steep = np.linalg.eigvalsh((x * w[:, None]).T @ x / 4)[-1] + strength
    theta = np.zeros(x.shape[1])
    ahead, pace = theta, 1.0
    for _ in range(STEPS):
        slope = x.T @ (w * (1 / (1 + np.exp(-x @ ahead)) - y)) + ridge * ahead
        new = np.clip(ahead - slope / steep, low, high)
        if (new - theta) @ (ahead - new) > 0:
            pace = 1.0
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = new + (pace - 1) / faster * (new - theta)
        theta, pace = new, faster
    return theta
