"""Right for N, C, M, k >= 2 and H != W, as the stem asks: a square output would hide a swap of its axes."""
import numpy as np


def direct(x, w):
    n, c, h, wd = x.shape
    m, _, k, _ = w.shape
    y = np.zeros((n, m, h - k + 1, wd - k + 1))
    for i in range(y.shape[2]):
        for j in range(y.shape[3]):
            for f in range(m):
                y[:, f, i, j] = (x[:, :, i : i + k, j : j + k] * w[f]).sum(axis=(1, 2, 3))
    return y


def check(code, framework):
    namespace = {}
    exec(code, namespace)
    rng = np.random.default_rng(0)
    for n, c, h, wd, m, k in ((2, 3, 6, 7, 4, 3), (2, 3, 8, 5, 3, 3), (3, 2, 4, 5, 5, 2)):
        x, w = rng.normal(size=(n, c, h, wd)), rng.normal(size=(m, c, k, k))
        got = namespace["conv2d"](x, w)
        expected = direct(x, w)
        if got.shape != expected.shape or not np.allclose(got, expected):
            return False
    return True
