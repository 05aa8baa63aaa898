import numpy as np


def check(code, framework):
    scope = {}
    exec(code, scope)
    rng = np.random.default_rng(0)
    for n, d, m in [(30, 5, 2), (12, 4, 3)]:
        X = rng.normal(size=(n, d)) @ rng.normal(size=(d, d)) + rng.normal(size=d) * 4
        values, vectors = np.linalg.eigh(np.cov(X, rowvar=False))
        order = np.argsort(values)[::-1]
        want = (X - X.mean(axis=0)) @ vectors[:, order[:m]]
        Z, ratio = scope["pca"](X, m)
        if Z.shape != (n, m) or not np.allclose(ratio, values[order[:m]] / values.sum()):
            return False
        # The direction of an eigenvector is fixed only up to its sign.
        sign = np.sign((Z * want).sum(axis=0))
        if not np.allclose(Z * sign, want):
            return False
    return True
