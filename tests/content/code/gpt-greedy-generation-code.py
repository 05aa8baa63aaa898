"""Greedy decoding with a toy causal model whose scores depend on the whole prefix."""
import numpy as np
import torch

V = 11
RNG = np.random.default_rng(4)
TABLE = RNG.normal(size=(V, V))
WEIGHT = RNG.normal(size=20)


def scores(prefix):
    return sum(WEIGHT[i] * TABLE[x] for i, x in enumerate(prefix))


def model(ids):
    return torch.tensor(np.array([[scores(row[: t + 1]) for t in range(len(row))] for row in ids.tolist()]))


def check(code, framework):
    scope = {}
    exec(code, scope)
    start = [[1, 5, 2], [7, 0, 3]]
    want = []
    for row in start:
        row = list(row)
        for _ in range(6):
            row.append(int(np.argmax(scores(row))))
        want.append(row)
    return scope["generate"](model, torch.tensor(start), 6).tolist() == want
