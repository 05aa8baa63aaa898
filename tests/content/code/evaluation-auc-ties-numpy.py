import numpy as np


def trapezoid(score, y):
    """Area under the ROC curve, walking down the distinct scores."""
    points = [(0.0, 0.0)]
    for threshold in sorted(set(score), reverse=True):
        hit = score >= threshold
        points.append(((hit & (y == 0)).sum() / (y == 0).sum(), (hit & (y == 1)).sum() / (y == 1).sum()))
    return sum((x1 - x0) * (y0 + y1) / 2 for (x0, y0), (x1, y1) in zip(points, points[1:]))


def check(code, framework):
    scope = {}
    exec(code, scope)
    rng = np.random.default_rng(0)
    for _ in range(20):
        y = np.r_[np.ones(5, int), np.zeros(8, int)]
        score = rng.integers(0, 5, size=13) + y  # ties on purpose
        if abs(scope["auc"](score, y) - trapezoid(score, y)) > 1e-12:
            return False
    return True
