"""Magnitude pruning: exactly the smallest weights by absolute value become zero, the others stay."""
import numpy as np


def check(code, framework):
    rng = np.random.default_rng(6)
    for rate in (0.25, 0.5, 0.75):
        w = rng.normal(size=(5, 8))
        order = np.argsort(np.abs(w), axis=None)
        expected = w.copy().ravel()
        expected[order[: int(rate * w.size)]] = 0
        scope = {}
        exec(code, scope)
        if not np.array_equal(scope["prune"](w, rate), expected.reshape(w.shape)):
            return False
    return True
