"""Last layers of a DCGAN generator: 16 x 16, values on both sides of 0 within (-1, 1), no BN at the output."""
import torch


def check(code, framework):
    torch.manual_seed(0)
    scope = {}
    exec(code, scope)
    generator = scope["G"]
    out = generator(torch.randn(4, 100, 1, 1))
    if tuple(out.shape) != (4, 3, 16, 16):
        return False
    norms = [m.num_features for m in generator.modules() if isinstance(m, torch.nn.BatchNorm2d)]
    # The range must follow from the output function, whatever comes in.
    last = list(generator)[-1](torch.tensor([-50.0, 0.0, 50.0]))
    return norms == [256, 128] and torch.allclose(last, torch.tensor([-1.0, 0.0, 1.0])) and out.min() < 0
