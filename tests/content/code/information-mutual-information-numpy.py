import math

import numpy as np


def check(code, framework):
    scope = {}
    exec(code, scope)
    rng = np.random.default_rng(0)
    for m, n in [(2, 3), (3, 3), (4, 2)]:
        P = rng.random((m, n)) + 0.05
        P /= P.sum()
        px = [sum(P[i, j] for j in range(n)) for i in range(m)]
        py = [sum(P[i, j] for i in range(m)) for j in range(n)]
        want = sum(
            P[i, j] * math.log2(P[i, j] / (px[i] * py[j])) for i in range(m) for j in range(n)
        )
        got = scope["mutual_information"](P)
        if np.shape(got) != () or abs(float(got) - want) > 1e-9:
            return False
    return True
