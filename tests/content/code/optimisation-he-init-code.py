import torch


def check(code, framework):
    torch.manual_seed(0)
    namespace = {}
    exec(code, namespace)
    w = namespace["layer"].weight.detach()
    return tuple(w.shape) == (256, 512) and abs(w.var().item() / (2 / 512) - 1) < 0.05 and abs(w.mean()) < 1e-3
