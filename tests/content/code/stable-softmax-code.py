import math

import numpy as np


def check(code, framework):
    namespace = {}
    exec(code, namespace)
    small = np.array([[1.0, 2.0, 0.5, -1.0], [0.0, 3.0, -2.0, 1.0], [4.0, 4.0, 1.0, 0.0]])
    large = small + np.array([[1000.0], [-1000.0], [500.0]])
    expected = np.array([[math.exp(v) / sum(math.exp(u) for u in row) for v in row] for row in small])
    with np.errstate(all="ignore"):
        return all(
            got.shape == expected.shape and np.allclose(got, expected)
            for got in (namespace["softmax"](small), namespace["softmax"](large))
        )
