import numpy as np
import torch


def check(code, framework):
    """Follows torch.optim.Adam over 20 steps with the same gradients."""
    namespace = {}
    exec(code, namespace)
    rng = np.random.default_rng(0)
    p, m, v = np.array([0.5, -1.0, 2.0]), np.zeros(3), np.zeros(3)
    q = torch.tensor(p.copy(), dtype=torch.float64, requires_grad=True)
    reference = torch.optim.Adam([q], lr=1e-3, betas=(0.9, 0.999), eps=1e-8)
    for t in range(1, 21):
        g = rng.normal(size=3) * np.array([0.1, 1.0, 10.0])
        q.grad = torch.tensor(g)
        reference.step()
        with np.errstate(all="ignore"):
            p, m, v = namespace["adam_step"](p, g, m, v, t)
    return np.allclose(p, q.detach().numpy(), rtol=0, atol=1e-9)
