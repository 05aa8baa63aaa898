"""The negatives with the largest loss, three for each positive; a positive with a large loss must stay out."""
import numpy as np


def check(code, framework):
    scope = {}
    exec(code, scope)
    rng = np.random.default_rng(5)
    for n, positives in ((40, [3, 17]), (60, [0, 30, 59])):
        loss = rng.permutation(n).astype(float) / n
        loss[positives[0]] = 2.0
        pos = np.zeros(n, dtype=bool)
        pos[positives] = True
        negatives = sorted((i for i in range(n) if i not in positives), key=lambda i: -loss[i])
        want = negatives[: 3 * len(positives)]
        if list(scope["hard_negatives"](loss, pos)) != want:
            return False
    return True
