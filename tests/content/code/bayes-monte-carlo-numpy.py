import math

import numpy as np


def check(code, framework):
    scope = {}
    exec(code, scope)
    mu, sigma, L = 1.5, 0.5, 400_000
    est, se = scope["monte_carlo"](lambda z: z**2, mu, sigma, L, np.random.default_rng(0))
    mean = mu**2 + sigma**2
    error = math.sqrt((4 * mu**2 * sigma**2 + 2 * sigma**4) / L)
    return abs(float(est) - mean) < 5 * error and abs(float(se) / error - 1) < 0.02
