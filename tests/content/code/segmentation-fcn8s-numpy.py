"""Fusing scores of strides 8, 16 and 32: every output pixel is the sum of the three scores above it."""
import numpy as np


def check(code, framework):
    scope = {}
    exec(code, scope)
    rng = np.random.default_rng(0)
    K, H, W = 3, 64, 96
    s3, s4, s5 = (rng.normal(size=(K, H // r, W // r)) for r in (8, 16, 32))
    want = np.empty((K, H, W))
    for i in range(H):
        for j in range(W):
            want[:, i, j] = s3[:, i // 8, j // 8] + s4[:, i // 16, j // 16] + s5[:, i // 32, j // 32]
    got = scope["fcn8s"](s3, s4, s5)
    return got.shape == want.shape and np.allclose(got, want)
