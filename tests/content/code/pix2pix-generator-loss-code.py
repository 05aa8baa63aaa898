"""Generator loss of pix2pix, value and gradient, against -log sigmoid(D(x, G(x))) + lam * L1."""
import torch


def check(code, framework):
    torch.manual_seed(0)
    x, y = torch.randn(2, 3, 6, 10), torch.randn(2, 3, 6, 10)
    generator = torch.nn.Conv2d(3, 3, 3, padding=1)
    critic = torch.nn.Conv2d(6, 1, 3, stride=2)
    scope = {}
    exec(code, scope)
    loss = scope["generator_loss"](generator, critic, x, y, lam=7.0)
    got = torch.autograd.grad(loss, list(generator.parameters()))
    fake = generator(x)
    logit = critic(torch.stack([*x.unbind(1), *fake.unbind(1)], dim=1))
    expected = -torch.log(torch.sigmoid(logit)).mean() + 7.0 * (y - fake).abs().sum() / y.numel()
    wanted = torch.autograd.grad(expected, list(generator.parameters()))
    return torch.allclose(loss, expected, atol=1e-5) and all(
        torch.allclose(a, b, atol=1e-5) for a, b in zip(got, wanted)
    )
