"""A point is inside when all four signed distances are positive; points on each side, on edges and corners too."""
import numpy as np


def check(code, framework):
    scope = {}
    exec(code, scope)
    rng = np.random.default_rng(3)
    box = np.array([10.0, 20.0, 50.0, 45.0])
    points = np.concatenate([rng.uniform(0, 70, (40, 2)), [[10, 30], [30, 45], [5, 30], [60, 30], [30, 5]]])
    ltrb, inside = scope["fcos_targets"](points, box)
    want = np.array([10 < x < 50 and 20 < y < 45 for x, y in points])
    sides = np.array([[x - 10, y - 20, 50 - x, 45 - y] for x, y in points])
    return inside.shape == want.shape and np.array_equal(inside, want) and np.allclose(ltrb, sides)
