import numpy as np


def check(code, framework):
    namespace = {}
    exec(code, namespace)
    dropout = namespace["dropout"]
    for p in (0.2, 0.3):
        for shape in ((400, 400), (400, 300)):
            x = np.full(shape, 2.0)
            y = dropout(x, p, np.random.default_rng(0), True)
            zero = y == 0
            if y.shape != shape or abs(zero.mean() - p) > 0.01 or abs(y.mean() - 2.0) > 0.02:
                return False
            if zero.mean(axis=0).std() < 0.005 or zero.mean(axis=0).max() > 0.5:  # whole columns dropped together
                return False
            if not np.array_equal(dropout(x, p, np.random.default_rng(0), False), x):
                return False
    return True
