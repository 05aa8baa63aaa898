"""x1² x2 + sin(x3): attributions on a line from a baseline that is not 0, by fine numerical integration."""
import numpy as np


def output(x):
    return x[0] ** 2 * x[1] + np.sin(x[2])


def gradient(x):
    return np.array([2 * x[0] * x[1], x[0] ** 2, np.cos(x[2])])


def check(code, framework):
    scope = {}
    exec(code, scope)
    x, x0, m = np.array([2.0, 3.0, 1.0]), np.array([0.5, -1.0, 0.2]), 400
    want = np.zeros(3)
    for k in range(4000):
        want += (x - x0) * gradient(x0 + (k + 0.5) / 4000 * (x - x0)) / 4000
    got = scope["integrated_gradients"](gradient, x, x0, m)
    return got.shape == (3,) and np.allclose(got, want, atol=1e-3) and np.isclose(
        got.sum(), output(x) - output(x0), atol=1e-3
    )
