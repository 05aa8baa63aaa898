import numpy as np


def check(code, framework):
    namespace = {}
    exec(code, namespace)
    n = 22
    x = np.arange(n)[:, None] * np.ones((1, 3))
    rng = np.random.default_rng(0)
    orders = []
    for _ in range(3):
        batches = list(namespace["minibatches"](x, 5, rng))
        if [len(b) for b in batches] != [5, 5, 5, 5, 2]:
            return False
        order = [int(row[0]) for b in batches for row in b]
        if sorted(order) != list(range(n)) or order == list(range(n)):
            return False
        orders.append(tuple(order))
    return len(set(orders)) == 3
