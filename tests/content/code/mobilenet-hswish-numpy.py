"""h-swish piece by piece: 0 up to -3, x from 3 on, x (x + 3) / 6 between."""
import numpy as np


def check(code, framework):
    scope = {}
    exec(code, scope)
    x = np.linspace(-8, 8, 33).reshape(3, 11)
    expected = np.array([[0.0 if v <= -3 else v if v >= 3 else v * (v + 3) / 6 for v in row] for row in x])
    return np.allclose(scope["h_swish"](x), expected)
