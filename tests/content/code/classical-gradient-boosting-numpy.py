import numpy as np


def stump(X, r):
    """Least-squares regression stump on the best column and threshold."""
    best = None
    for column in range(X.shape[1]):
        for threshold in np.unique(X[:, column])[:-1]:
            left = X[:, column] <= threshold
            low, high = r[left].mean(), r[~left].mean()
            loss = ((r - np.where(left, low, high)) ** 2).sum()
            if best is None or loss < best[0]:
                best = (loss, column, threshold, low, high)
    _, column, threshold, low, high = best
    return lambda Z: np.where(Z[:, column] <= threshold, low, high)


def check(code, framework):
    scope = {}
    exec(code, scope)
    rng = np.random.default_rng(0)
    X = rng.normal(size=(25, 3))
    y = np.sin(2 * X[:, 0]) + X[:, 1] ** 2 + 3
    rounds, lr = 6, 0.3
    seen = []

    def fit(X, r):
        seen.append(np.array(r))
        return stump(X, r)

    trees, F = scope["boost"](fit, X, y, rounds, lr)
    want = np.array([y.mean()] * len(y))
    for step in range(rounds):
        # Negative gradient of the loss by central differences.
        eps = 1e-4
        loss = lambda f: 0.5 * (y - f) ** 2
        if not np.allclose(seen[step], (loss(want - eps) - loss(want + eps)) / (2 * eps), atol=1e-6):
            return False
        want = want + lr * stump(X, y - want)(X)
    return len(trees) == rounds and np.allclose(F, want)
