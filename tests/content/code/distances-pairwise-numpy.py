import numpy as np


def check(code, framework):
    scope = {}
    exec(code, scope)
    rng = np.random.default_rng(0)
    for n, m, d in [(4, 7, 3), (6, 2, 5), (3, 3, 2)]:
        X, Y = rng.normal(size=(n, d)), rng.normal(size=(m, d))
        want = np.array([[sum((a - b) ** 2 for a, b in zip(x, y)) for y in Y] for x in X])
        got = scope["squared_distances"](X, Y)
        if got.shape != want.shape or not np.allclose(got, want):
            return False
    return True
