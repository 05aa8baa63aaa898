import numpy as np


def check(code, framework):
    scope = {}
    exec(code, scope)
    cases = [
        ((0, 0, 4, 4), (2, 1, 6, 4), 6 / 22),
        ((0, 0, 2, 2), (0, 0, 2, 2), 1.0),
        ((0, 0, 4, 4), (1, 1, 3, 3), 4 / 16),
        ((0, 0, 2, 2), (3, 0, 5, 2), 0.0),  # apart in one direction
        ((0, 0, 2, 2), (3, 4, 5, 6), 0.0),  # apart in both directions
    ]
    for a, b, want in cases:
        got = scope["iou"](np.array(a, dtype=float), np.array(b, dtype=float))
        if abs(float(got) - want) > 1e-9:
            return False
    return True
