"""The weights must be non-negative and sum to 1 over the input positions, and be the softmax of the scores."""
import numpy as np
import torch


def check(code, framework):
    ns = {}
    exec(code, ns)
    g = np.random.default_rng(0)
    B, T, H = 3, 5, 4
    s, hs = g.normal(size=(B, H)), g.normal(size=(B, T, H))
    expected = np.zeros((B, T))
    for b in range(B):
        e = np.array([np.exp(s[b] @ hs[b, t]) for t in range(T)])
        expected[b] = e / e.sum()
    # T further components, one-hot over the positions and without effect on the scores, show the weights.
    wide_s = np.concatenate([s, np.zeros((B, T))], axis=1)
    wide_hs = np.concatenate([hs, np.broadcast_to(np.eye(T), (B, T, T))], axis=2)
    got = ns["attend"](torch.tensor(wide_s), torch.tensor(wide_hs)).numpy()
    if got.shape != (B, H + T):
        return False
    context, alpha = got[:, :H], got[:, H:]
    if (alpha < 0).any() or not np.allclose(alpha.sum(axis=1), 1):
        return False
    return np.allclose(alpha, expected) and np.allclose(context, np.einsum("bt,bth->bh", expected, hs))
