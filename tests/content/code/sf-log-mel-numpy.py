"""Log-mel spectrogram: window, power spectrum by a plain DFT, filter bank, then the logarithm."""
import cmath
import math

import numpy as np


def check(code, framework):
    rng = np.random.default_rng(9)
    t, n, m = 7, 16, 4
    frames, fb = rng.normal(size=(t, n)), rng.uniform(0, 1, size=(m, n // 2 + 1))
    w = np.hanning(n + 1)[:n]
    expected = np.zeros((t, m))
    for i in range(t):
        power = []
        for k in range(n // 2 + 1):
            z = sum(frames[i, j] * w[j] * cmath.exp(-2j * math.pi * k * j / n) for j in range(n))
            power.append(abs(z) ** 2)
        for r in range(m):
            expected[i, r] = math.log(sum(a * b for a, b in zip(fb[r], power)) + 1e-10)
    scope = {}
    exec(code, scope)
    got = scope["log_mel"](frames, w, fb)
    return got.shape == (t, m) and np.allclose(got, expected)
