import numpy as np


def check(code, framework):
    namespace = {}
    exec(code, namespace)
    rng = np.random.default_rng(0)
    rates = np.array([namespace["sample_learning_rate"](rng) for _ in range(20000)])
    if rates.min() < 1e-5 or rates.max() >= 1e-1 or len(set(rates.tolist())) < 19000:
        return False
    counts, _ = np.histogram(rates, bins=[1e-5, 1e-4, 1e-3, 1e-2, 1e-1])
    return bool(np.all(np.abs(counts / len(rates) - 0.25) < 0.02))
