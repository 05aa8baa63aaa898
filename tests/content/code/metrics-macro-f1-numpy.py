"""The value must be macro-F1, and `precision` and `recall` must be what their names say, class by class.

F1 is symmetric in the two, so the value alone would also accept them exchanged.
"""
import numpy as np


def check(code, framework):
    seen = {}
    scope = {"seen": seen}
    shown = code.replace("    return ", "    seen.update(precision=precision, recall=recall)\n    return ")
    exec(shown, scope)
    rng = np.random.default_rng(0)
    for classes in (2, 3, 5):
        cm = rng.integers(1, 50, size=(classes, classes))
        truth, predicted = [], []
        for i in range(classes):
            for j in range(classes):
                truth += [i] * int(cm[i, j])
                predicted += [j] * int(cm[i, j])
        scores, precisions, recalls = [], [], []
        for c in range(classes):
            tp = sum(t == c and p == c for t, p in zip(truth, predicted))
            fp = sum(t != c and p == c for t, p in zip(truth, predicted))
            fn = sum(t == c and p != c for t, p in zip(truth, predicted))
            scores.append(2 * tp / (2 * tp + fp + fn))
            precisions.append(tp / (tp + fp))
            recalls.append(tp / (tp + fn))
        if abs(float(scope["macro_f1"](cm)) - sum(scores) / classes) > 1e-9:
            return False
        if not np.allclose(seen["precision"], precisions) or not np.allclose(seen["recall"], recalls):
            return False
    return True
