"""With the same noise, x_t must have mean sqrt(prod alpha) x0 and standard deviation sqrt(1 - prod alpha)."""
import math

import torch


def check(code, framework):
    space = {}
    exec(code, space)
    torch.manual_seed(0)
    beta = torch.tensor([0.1, 0.2, 0.3, 0.05])
    x0, eps, t = torch.randn(3, 5), torch.randn(3, 5), torch.tensor([3, 0, 1])
    got = space["q_sample"](x0, t, beta, eps)
    for row, step in enumerate(t.tolist()):
        kept = 1.0
        for b in beta.tolist()[: step + 1]:
            kept *= 1.0 - b
        expected = math.sqrt(kept) * x0[row] + math.sqrt(1.0 - kept) * eps[row]
        if not torch.allclose(got[row], expected, atol=1e-5):
            return False
    return got.shape == x0.shape
