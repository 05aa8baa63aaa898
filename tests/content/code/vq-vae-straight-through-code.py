"""Vector quantisation with straight-through gradient: value = nearest code, gradient unchanged to z_e."""
import torch


def check(code, framework):
    torch.manual_seed(0)
    n, k, d = 6, 4, 3
    z = torch.randn(n, d, requires_grad=True)
    codebook = torch.randn(k, d, requires_grad=True)
    scope = {}
    exec(code, scope)
    out = scope["quantize"](z, codebook)
    nearest = []
    for row in z.detach():
        squares = [float(((row - c) ** 2).sum()) for c in codebook.detach()]
        nearest.append(codebook.detach()[squares.index(min(squares))])
    if out.shape != (n, d) or not torch.allclose(out, torch.stack(nearest), atol=1e-6):
        return False
    weight = torch.randn(n, d)
    (out * weight).sum().backward()
    book = codebook.grad
    return torch.allclose(z.grad, weight) and (book is None or torch.count_nonzero(book) == 0)
