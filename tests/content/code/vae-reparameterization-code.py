"""z must be N(mu, sigma^2), with the noise redrawn from the same seed; KL is integrated numerically."""
import torch


def check(code, framework):
    space = {}
    exec(code, space)
    mu = torch.tensor([[1.0, 0.0, -0.5], [0.3, 2.0, 0.0]])
    sigma = torch.tensor([[1.0, 2.0, 0.5], [0.7, 1.2, 3.0]])
    torch.manual_seed(0)
    z, kl = space["sample_and_kl"](mu, 2 * torch.log(sigma))
    torch.manual_seed(0)
    noise = torch.randn(2, 3)
    if not torch.allclose(z, mu + sigma * noise, atol=1e-5):
        return False
    return kl.shape == (2,) and torch.allclose(kl, divergence(mu, sigma).sum(1), atol=1e-3)


def divergence(mu, sigma):
    """The integral of q (log q - log p) over a fine grid, for each component."""
    grid = torch.linspace(-40, 40, 80001, dtype=torch.float64)
    out = torch.zeros(mu.shape)
    for i in range(mu.shape[0]):
        for j in range(mu.shape[1]):
            q = torch.distributions.Normal(mu[i, j].double(), sigma[i, j].double())
            p = torch.distributions.Normal(torch.tensor(0.0).double(), torch.tensor(1.0).double())
            f = torch.exp(q.log_prob(grid)) * (q.log_prob(grid) - p.log_prob(grid))
            out[i, j] = float(f.sum() * (grid[1] - grid[0]))
    return out
