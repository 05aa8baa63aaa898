import random


def expected(losses, patience):
    for stop in range(len(losses)):
        first_best = min(range(stop + 1), key=lambda e: (losses[e], e))
        if stop - first_best >= patience:
            return first_best, stop
    return min(range(len(losses)), key=lambda e: (losses[e], e)), len(losses) - 1


def check(code, framework):
    namespace = {}
    exec(code, namespace)
    run = namespace["early_stopping"]
    if run([0.9, 0.7, 0.8, 0.6, 0.65, 0.7, 0.5], 2) != (3, 5):
        return False
    rng = random.Random(0)
    for _ in range(300):
        losses = [round(1 / (e + 1) + rng.random(), 3) for e in range(rng.randint(1, 15))]
        patience = rng.randint(1, 4)
        if run(losses, patience) != expected(losses, patience):
            return False
    return True
