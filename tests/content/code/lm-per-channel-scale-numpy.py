"""Symmetric INT8 quantisation with one scale per row; the row's largest magnitude becomes ±127."""
import numpy as np


def check(code, framework):
    rng = np.random.default_rng(3)
    for m, n in ((3, 5), (6, 4)):
        w = rng.normal(size=(m, n)) * rng.uniform(0.1, 4, size=(m, 1))
        w[0, 1] = -9.0  # a row whose largest magnitude is negative
        scope = {}
        exec(code, scope)
        q, s = scope["quantize"](w)
        if q.shape != (m, n) or q.dtype != np.int8:
            return False
        for i in range(m):
            scale = max(abs(v) for v in w[i]) / 127
            expected = [int(round(v / scale)) for v in w[i]]
            if q[i].tolist() != expected or max(abs(v) for v in expected) != 127:
                return False
        if not np.allclose(q * s, w, atol=np.abs(w).max() / 127):
            return False
    return True
