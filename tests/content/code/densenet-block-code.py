"""Dense Block: every layer sees the input and all earlier outputs, side by side in the channels."""
import torch


def check(code, framework):
    torch.manual_seed(0)
    n, c, k, h, w = 2, 5, 3, 4, 6
    layers = [torch.nn.Conv2d(c + i * k, k, 3, padding=1) for i in range(3)]
    x = torch.randn(n, c, h, w)
    scope = {}
    exec(code, scope)
    with torch.no_grad():
        got = scope["dense_block"](x, layers)
        expected = torch.empty(n, c + 3 * k, h, w)
        expected[:, :c] = x
        for i, layer in enumerate(layers):
            expected[:, c + i * k : c + (i + 1) * k] = layer(expected[:, : c + i * k].clone())
    return got.shape == expected.shape and torch.allclose(got, expected, atol=1e-6)
