"""d_loss reaches D only; g_loss is the mean of -log D(G(z)) and reaches G."""
import torch


def check(code, framework):
    space = {}
    exec(code, space)
    torch.manual_seed(0)
    G, D = torch.nn.Linear(100, 784), torch.nn.Linear(784, 1)
    x, z = torch.randn(8, 784), torch.randn(8, 100)
    d_loss, g_loss = space["gan_losses"](G, D, x, z)
    with torch.no_grad():
        real, fake = torch.sigmoid(D(x)), torch.sigmoid(D(G(z)))
        d_expected = -(torch.log(real).mean() + torch.log(1 - fake).mean())
        g_expected = -torch.log(fake).mean()
    if not torch.allclose(d_loss, d_expected, atol=1e-5) or not torch.allclose(g_loss, g_expected, atol=1e-5):
        return False
    d_loss.backward(retain_graph=True)
    if any(p.grad is not None and p.grad.abs().sum() > 0 for p in G.parameters()):
        return False
    g_loss.backward()
    return all(p.grad is not None and p.grad.abs().sum() > 0 for p in G.parameters())
