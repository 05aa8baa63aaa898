"""Reconstruction from m components: compared with the best projection found from the covariance matrix."""
import numpy as np


def check(code, framework):
    scope = {}
    exec(code, scope)
    rng = np.random.default_rng(0)
    for n, d, m in [(30, 5, 2), (12, 4, 1)]:
        X = rng.normal(size=(n, d)) @ rng.normal(size=(d, d)) + rng.normal(size=d) * 4
        mu = X.mean(axis=0)
        _, s, Vt = np.linalg.svd(X - mu, full_matrices=False)
        Z = (X - mu) @ Vt[:m].T
        _, vectors = np.linalg.eigh(np.cov(X, rowvar=False))
        axes = vectors[:, ::-1][:, :m]
        want = mu + (X - mu) @ axes @ axes.T
        R, err = scope["restore"](Z, mu, s, Vt)
        if R.shape != (n, d) or not np.allclose(R, want):
            return False
        if np.ndim(err) != 0 or not np.isclose(err, ((X - want) ** 2).sum()):
            return False
    return True
