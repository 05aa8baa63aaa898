import numpy as np
import torch
import torch.nn.functional as F


def check(code, framework):
    namespace = {}
    exec(code, namespace)
    rng = np.random.default_rng(0)
    for shape, groups in (((4, 8, 4, 6), 2), ((8, 8, 4, 4), 4)):
        x = rng.normal(size=shape) * rng.uniform(0.5, 3, size=(shape[0], shape[1], 1, 1)) + rng.normal(
            size=(shape[0], shape[1], 1, 1)
        )
        expected = F.group_norm(torch.tensor(x), groups).numpy()
        got = namespace["group_norm"](x, groups)
        if got.shape != expected.shape or not np.allclose(got, expected, atol=1e-6):
            return False
    return True
