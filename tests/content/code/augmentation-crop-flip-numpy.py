from collections import Counter

import numpy as np


def check(code, framework):
    namespace = {}
    exec(code, namespace)
    rng = np.random.default_rng(0)
    c, height, width, h, w = 3, 5, 7, 3, 4
    x = np.arange(c * height * width).reshape(c, height, width)
    wanted = set()
    for top in range(height - h + 1):
        for left in range(width - w + 1):
            part = x[:, top : top + h, left : left + w]
            wanted.add(part.tobytes())
            wanted.add(np.flip(part, axis=2).tobytes())
    draws = 12000
    seen = Counter()
    for _ in range(draws):
        out = namespace["augment"](x, h, w, rng)
        if out.shape != (c, h, w):
            return False
        seen[np.ascontiguousarray(out).tobytes()] += 1
    share = draws / len(wanted)
    return set(seen) == wanted and all(0.75 < n / share < 1.25 for n in seen.values())
