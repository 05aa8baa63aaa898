"""One-shot classification by the nearest embedding, compared with plain loops over many draws."""
import numpy as np


def check(code, framework):
    scope = {}
    exec(code, scope)
    rng = np.random.default_rng(0)
    C, D, E = 5, 7, 3
    for _ in range(50):
        A, b = rng.normal(size=(D, E)), rng.normal(size=E)
        f = lambda x: np.tanh(x @ A + b)
        q, support = rng.normal(size=D), rng.normal(size=(C, D))
        mine = f(q.reshape(1, D))[0]
        distances = []
        for c in range(C):
            other = f(support[c].reshape(1, D))[0]
            distances.append(sum((mine[k] - other[k]) ** 2 for k in range(E)) ** 0.5)
        if scope["one_shot"](f, q, support) != distances.index(min(distances)):
            return False
    return True
