"""NT-Xent with plain loops over pairs of views."""
import numpy as np


def check(code, framework):
    scope = {}
    exec(code, scope)
    for n in (3, 5):
        rng = np.random.default_rng(n)
        views = [rng.normal(size=(n, 4)) for _ in range(2)]
        views = [z / np.linalg.norm(z, axis=1, keepdims=True) for z in views]
        total = 0.0
        for side in range(2):
            for i in range(n):
                anchor = views[side][i]
                others = [(w, j) for w in range(2) for j in range(n) if (w, j) != (side, i)]
                e = {o: np.exp(anchor @ views[o[0]][o[1]] / 0.3) for o in others}
                total -= np.log(e[(1 - side, i)] / sum(e.values()))
        if not np.isclose(scope["nt_xent"](*views, 0.3), total / (2 * n)):
            return False
    return True
