import torch


def check(code, framework):
    torch.manual_seed(0)
    ns = {}
    exec(code, ns)
    B, n, h, d_k, q, qh = (ns[name] for name in ("B", "n", "h", "d_k", "q", "qh"))
    if tuple(qh.shape) != (B, h, n, d_k):
        return False
    return all(
        torch.equal(qh[b, j, t], q[b, t, j * d_k : (j + 1) * d_k])
        for b in range(B)
        for j in range(h)
        for t in range(n)
    )
