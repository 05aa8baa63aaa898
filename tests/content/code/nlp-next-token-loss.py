"""Next-token loss: mean of −log p(token t+1) under the scores at t, for t = 0 … T−2."""
import numpy as np
import torch


def check(code, framework):
    rng = np.random.default_rng(1)
    b, t, v = 2, 6, 7
    logits, tokens = rng.normal(size=(b, t, v)), rng.integers(0, v, (b, t))
    total = 0.0
    for i in range(b):
        for k in range(t - 1):
            row = logits[i, k]
            total += np.log(np.exp(row).sum()) - row[tokens[i, k + 1]]
    scope = {}
    exec(code, scope)
    got = scope["lm_loss"](torch.tensor(logits), torch.tensor(tokens))
    return np.isclose(got.item(), total / (b * (t - 1)))
