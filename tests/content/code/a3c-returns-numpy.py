"""Discounted returns by their definition, from each time on, ending or bootstrapped."""


def check(code, framework):
    scope = {}
    exec(code, scope)
    for rewards in ([1.0, 0.0, 2.0, -1.0, 3.0], [2.0, 0.5]):
        for done in (False, True):
            gamma, v = 0.8, 6.0
            n = len(rewards)
            want = [
                sum(gamma ** (k - i) * rewards[k] for k in range(i, n)) + (0 if done else gamma ** (n - i) * v)
                for i in range(n)
            ]
            got = scope["n_step_returns"](rewards, v, done, gamma)
            if len(got) != n or any(abs(a - b) > 1e-9 for a, b in zip(got, want)):
                return False
    return True
