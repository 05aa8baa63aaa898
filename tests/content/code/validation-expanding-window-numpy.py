def check(code, framework):
    scope = {}
    exec(code, scope)
    for n, first, h in [(12, 4, 2), (11, 3, 3), (20, 8, 4)]:
        want, start = [], first
        while start + h <= n:
            want.append((list(range(start)), list(range(start, start + h))))
            start += h
        got = [(list(a), list(b)) for a, b in scope["expanding_splits"](n, first, h)]
        if len(want) < 2 or got != want:
            return False
    return True
