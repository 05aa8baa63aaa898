import numpy as np


def check(code, framework):
    namespace = {}
    exec(code, namespace)
    a = namespace["logits"].numpy().astype(float)
    t = namespace["targets"].numpy().astype(float)
    p = 1 / (1 + np.exp(-a))
    expected = -(t * np.log(p) + (1 - t) * np.log(1 - p)).mean()
    return abs(namespace["loss"].item() - expected) < 1e-5
