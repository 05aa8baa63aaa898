import math

import numpy as np


def check(code, framework):
    scope = {}
    exec(code, scope)
    for C in (np.array([[3, 0, 5], [2, 4, 1]]), np.array([[7, 1], [2, 2], [0, 6]])):
        total = C.sum()
        want = 0.0
        for row in C.tolist():
            for count in row:
                if count:
                    want -= count / total * math.log2(count / sum(row))
        with np.errstate(all="ignore"):
            got = scope["conditional_entropy"](C)
        if np.shape(got) != () or not abs(float(got) - want) < 1e-9:
            return False
    return True
