"""A synchronous data-parallel step must equal one gradient-descent step on all samples together."""
import numpy as np


def check(code, framework):
    rng = np.random.default_rng(7)
    k, n, d, lr = 3, 4, 5, 0.1
    xs, ys, w = rng.normal(size=(k, n, d)), rng.normal(size=(k, n)), rng.normal(size=d)
    x, y = xs.reshape(k * n, d), ys.reshape(k * n)
    expected = w - lr * sum((x[i] @ w - y[i]) * x[i] for i in range(k * n)) / (k * n)
    scope = {}
    exec(code, scope)
    got = scope["sync_step"](w, xs, ys, lr)
    return got.shape == (d,) and np.allclose(got, expected)
