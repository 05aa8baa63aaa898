import numpy as np
import torch


def check(code, framework):
    ns = {}
    exec(code, ns)
    g = np.random.default_rng(0)
    B, T, H = 3, 5, 4
    s, hs = g.normal(size=(B, H)), g.normal(size=(B, T, H))
    expected = np.zeros((B, H))
    for b in range(B):
        e = np.array([np.exp(s[b] @ hs[b, t]) for t in range(T)])
        for t in range(T):
            expected[b] += e[t] / e.sum() * hs[b, t]
    got = ns["attend"](torch.tensor(s), torch.tensor(hs)).numpy()
    return got.shape == expected.shape and np.allclose(got, expected)
