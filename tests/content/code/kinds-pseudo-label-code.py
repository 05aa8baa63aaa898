import math

import torch


def check(code, framework):
    scope = {}
    exec(code, scope)
    torch.manual_seed(0)
    batch, classes = 9, 4
    linear = torch.nn.Linear(5, classes)
    for tau in (0.35, 0.45, 0.6):
        x = 3 * torch.randn(batch, 5)
        total, kept = 0.0, 0
        for row in linear(x).tolist():
            scale = sum(math.exp(v) for v in row)
            top = max(math.exp(v) / scale for v in row)
            if top >= tau:
                kept += 1
                total -= math.log(top)
        if not 0 < kept <= batch:
            return False
        got = scope["pseudo_label_loss"](linear, x, tau)
        if got.ndim != 0 or abs(got.item() - total / batch) > 1e-5:
            return False
    return True
