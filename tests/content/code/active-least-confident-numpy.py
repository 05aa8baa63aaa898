"""Least confident first: the samples whose best class is the least probable, in that order."""
import numpy as np


def check(code, framework):
    scope = {}
    exec(code, scope)
    rng = np.random.default_rng(3)
    for samples, classes in ((12, 4), (5, 3), (3, 7)):
        prob = rng.dirichlet(np.ones(classes), size=samples)
        order = sorted(range(samples), key=lambda i: max(prob[i]))
        if list(scope["query"](prob, 3)) != order[:3]:
            return False
    return True
