import numpy as np


def check(code, framework):
    scope = {}
    exec(code, scope)
    rng = np.random.default_rng(0)
    for classes in (2, 3, 5):
        cm = rng.integers(1, 50, size=(classes, classes))
        truth, predicted = [], []
        for i in range(classes):
            for j in range(classes):
                truth += [i] * int(cm[i, j])
                predicted += [j] * int(cm[i, j])
        scores = []
        for c in range(classes):
            tp = sum(t == c and p == c for t, p in zip(truth, predicted))
            fp = sum(t != c and p == c for t, p in zip(truth, predicted))
            fn = sum(t == c and p != c for t, p in zip(truth, predicted))
            scores.append(2 * tp / (2 * tp + fp + fn))
        if abs(float(scope["macro_f1"](cm)) - sum(scores) / classes) > 1e-9:
            return False
    return True
