"""Distillation loss: T² times the batch mean of KL(teacher ‖ student) at temperature T."""
import numpy as np
import torch


def softmax(x):
    e = np.exp(x - x.max())
    return e / e.sum()


def check(code, framework):
    rng = np.random.default_rng(5)
    b, c, temperature = 4, 5, 3.0
    s, t = rng.normal(size=(b, c)) * 2, rng.normal(size=(b, c)) * 2
    total = 0.0
    for i in range(b):
        p, q = softmax(t[i] / temperature), softmax(s[i] / temperature)
        total += sum(p * np.log(p / q))
    scope = {}
    exec(code, scope)
    got = scope["distill_loss"](torch.tensor(s), torch.tensor(t), temperature)
    return np.isclose(got.item(), temperature**2 * total / b)
