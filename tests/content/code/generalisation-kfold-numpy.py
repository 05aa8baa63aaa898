import numpy as np


def check(code, framework):
    scope = {}
    exec(code, scope)
    for n, k in [(10, 5), (11, 3), (7, 7), (9, 2)]:
        splits = list(scope["kfold"](n, k))
        if len(splits) != k:
            return False
        for train, val in splits:
            if sorted([*train.tolist(), *val.tolist()]) != list(range(n)):
                return False
        if sorted(i for _, val in splits for i in val.tolist()) != list(range(n)):
            return False
    return True
