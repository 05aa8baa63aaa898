import math


def kl(m1, s1, m2, s2):
    return math.log(s2 / s1) + (s1**2 + (m1 - m2) ** 2) / (2 * s2**2) - 0.5


def value(code, framework):
    """The candidate, in TeX, that lies within the sampling error of the estimate."""
    scope = {}
    exec(code, scope)
    forward, backward = kl(0, 1, 1, 3), kl(1, 3, 0, 1)
    candidates = {
        r"D_{\mathrm{KL}}(p\,\|\,q)": forward,
        r"-D_{\mathrm{KL}}(p\,\|\,q)": -forward,
        r"D_{\mathrm{KL}}(q\,\|\,p)": backward,
        r"-D_{\mathrm{KL}}(q\,\|\,p)": -backward,
    }
    close = [name for name, v in candidates.items() if abs(v - scope["estimate"]) < 0.05]
    return close[0] if len(close) == 1 else "none"
