import math
from collections import Counter

import numpy as np


def check(code, framework):
    scope = {}
    exec(code, scope)
    rng = np.random.default_rng(0)
    for trial in range(60):
        d = 3
        X = rng.normal(size=(25, d))
        y = rng.integers(0, 2, size=25)
        q = rng.normal(size=d)
        k = [1, 3, 5][trial % 3]
        order = sorted(range(25), key=lambda i: math.dist(X[i], q))
        want = Counter(int(y[i]) for i in order[:k]).most_common(1)[0][0]
        if scope["knn_predict"](X, y, q, k) != want:
            return False
    return True
