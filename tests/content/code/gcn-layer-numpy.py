"""One layer of Kipf & Welling's graph convolution, by loops over the edges, on several graphs."""
import numpy as np


def reference(adjacency, features, weights):
    n = len(adjacency)
    degree = [1 + sum(adjacency[i]) for i in range(n)]
    mixed = np.zeros_like(features)
    for i in range(n):
        for j in range(n):
            if i == j or adjacency[i][j]:
                mixed[i] += features[j] / (degree[i] * degree[j]) ** 0.5
    return np.maximum(0, mixed @ weights)


def check(code, framework):
    scope = {}
    exec(code, scope)
    rng = np.random.default_rng(1)
    for n, edges in ((5, [(0, 1), (0, 2), (0, 3), (3, 4)]), (4, [(0, 1), (1, 2)]), (6, [(0, 5), (1, 5), (2, 3)])):
        a = np.zeros((n, n))
        for i, j in edges:
            a[i, j] = a[j, i] = 1
        h, w = rng.normal(size=(n, 3)), rng.normal(size=(3, 2))
        if not np.allclose(scope["gcn_layer"](a, h, w), reference(a, h, w)):
            return False
    return True
