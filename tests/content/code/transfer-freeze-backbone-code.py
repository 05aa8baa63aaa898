"""After training steps on what can be trained, the backbone's weights are as before and the new layer's are not."""
import torch
from torch import nn


def check(code, framework):
    scope = {}
    exec(code, scope)
    torch.manual_seed(0)
    backbone = nn.Sequential(
        nn.Conv2d(3, 4, 3), nn.Tanh(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 6), nn.Tanh()
    )
    before = [p.detach().clone() for p in backbone.parameters()]
    model = scope["add_head"](backbone, 6, 5)
    head = [p.detach().clone() for p in model[1].parameters()]
    optimiser = torch.optim.SGD([p for p in model.parameters() if p.requires_grad], lr=0.5)
    x, y = torch.randn(8, 3, 9, 7), torch.randint(0, 5, (8,))
    for _ in range(3):
        optimiser.zero_grad()
        loss = nn.functional.cross_entropy(model(x), y)
        loss.backward()
        optimiser.step()
    frozen = all(torch.equal(a, b) for a, b in zip(before, backbone.parameters()))
    learned = all(not torch.equal(a, b) for a, b in zip(head, model[1].parameters()))
    return frozen and learned
