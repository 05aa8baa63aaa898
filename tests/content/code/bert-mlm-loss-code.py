"""Mean of −log p(original token) over every selected position, the unchanged ones among them."""
import numpy as np
import torch


def check(code, framework):
    scope = {}
    exec(code, scope)
    rng = np.random.default_rng(2)
    b, t, v = 2, 7, 9
    logits, tokens = rng.normal(size=(b, t, v)), rng.integers(1, v, (b, t))
    selected = np.zeros((b, t), dtype=bool)
    for place in ((0, 1), (0, 4), (1, 0), (1, 5)):
        selected[place] = True
    inputs = tokens.copy()
    inputs[0, 1] = inputs[1, 0] = 0  # [MASK]
    inputs[0, 4] = tokens[0, 4] % (v - 1) + 1  # another token; (1, 5) stays as it is
    total = 0.0
    for i, k in zip(*np.nonzero(selected)):
        row = logits[i, k]
        total += np.log(np.exp(row).sum()) - row[tokens[i, k]]
    got = scope["mlm_loss"](*(torch.tensor(x) for x in (logits, tokens, inputs, selected)))
    return np.isclose(got.item(), total / selected.sum())
