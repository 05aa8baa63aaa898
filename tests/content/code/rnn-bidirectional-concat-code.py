import numpy as np


def check(code, framework):
    ns = {}
    exec(code, ns)
    g = np.random.default_rng(0)
    T, D, H = 5, 3, 4
    xs = g.normal(size=(T, D))
    fwd, bwd = [(g.normal(size=(H, D)), g.normal(size=(H, H)), g.normal(size=H)) for _ in range(2)]
    expected = np.zeros((T, 2 * H))
    for t in range(T):
        for part, (W, U, b), order in ((0, fwd, range(t + 1)), (H, bwd, range(T - 1, t - 1, -1))):
            h = np.zeros(H)
            for k in order:
                h = np.tanh(W @ xs[k] + U @ h + b)
            expected[t, part : part + H] = h
    got = ns["birnn"](xs, fwd, bwd)
    return got.shape == expected.shape and np.allclose(got, expected)
