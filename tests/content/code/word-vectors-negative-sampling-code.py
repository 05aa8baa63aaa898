"""Skip-gram with negative sampling: minus the mean over the batch of the log-likelihood, with plain loops."""
import numpy as np
import torch


def check(code, framework):
    scope = {}
    exec(code, scope)
    for b, k, d in ((3, 4, 5), (5, 2, 3)):
        rng = np.random.default_rng(b)
        v, u, n = rng.normal(size=(b, d)), rng.normal(size=(b, d)), rng.normal(size=(b, k, d))
        sigmoid = lambda s: 1 / (1 + np.exp(-s))
        total = 0.0
        for i in range(b):
            total -= np.log(sigmoid(sum(v[i] * u[i])))
            for j in range(k):
                total -= np.log(1 - sigmoid(sum(v[i] * n[i, j])))
        got = scope["sgns_loss"](torch.tensor(v), torch.tensor(u), torch.tensor(n))
        if got.shape != () or not np.isclose(got.item(), total / b):
            return False
    return True
