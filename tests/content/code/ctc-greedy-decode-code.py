"""Best path decoding: the most probable label of each step, repeats merged, then blanks removed."""
from itertools import groupby, product

import numpy as np


def check(code, framework):
    scope = {}
    exec(code, scope)
    for path in product(range(3), repeat=5):
        y = np.full((5, 3), 0.2)
        y[np.arange(5), path] = 0.6
        expected = [k for k, _ in groupby(path) if k != 0]
        if scope["greedy_decode"](y) != expected:
            return False
    return True
