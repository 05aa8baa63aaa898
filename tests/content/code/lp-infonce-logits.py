"""InfoNCE with the other rows as negatives, computed row by row."""
import numpy as np
import torch


def check(code, framework):
    rng = np.random.default_rng(3)
    for n, d in ((4, 6), (6, 4)):
        z1, z2 = (rng.normal(size=(n, d)) for _ in range(2))
        z1, z2 = (z / np.linalg.norm(z, axis=1, keepdims=True) for z in (z1, z2))
        tau, total = 0.2, 0.0
        for i in range(n):
            s = [sum(z1[i] * z2[j]) / tau for j in range(n)]
            total += np.log(sum(np.exp(x) for x in s)) - s[i]
        scope = {}
        exec(code, scope)
        if not np.isclose(scope["info_nce"](torch.tensor(z1), torch.tensor(z2), tau).item(), total / n):
            return False
    return True
