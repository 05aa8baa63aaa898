import numpy as np
import torch


def check(code, framework):
    ns = {}
    exec(code, ns)
    g = np.random.default_rng(0)
    D, H = 3, 4
    x, h, c = g.normal(size=D), g.normal(size=H), g.normal(size=H)
    W, U, b = g.normal(size=(4 * H, D)), g.normal(size=(4 * H, H)), g.normal(size=4 * H)
    # torch.nn.LSTMCell stacks i, f, g, o; the code stacks i, f, o, g.
    order = np.concatenate([np.arange(0, 2 * H), np.arange(3 * H, 4 * H), np.arange(2 * H, 3 * H)])
    cell = torch.nn.LSTMCell(D, H).double()
    with torch.no_grad():
        cell.weight_ih.copy_(torch.tensor(W[order]))
        cell.weight_hh.copy_(torch.tensor(U[order]))
        cell.bias_ih.copy_(torch.tensor(b[order]))
        cell.bias_hh.zero_()
        eh, ec = cell(torch.tensor(x)[None], (torch.tensor(h)[None], torch.tensor(c)[None]))
    gh, gc = ns["lstm_step"](x, h, c, W, U, b)
    return gh.shape == (H,) and np.allclose(gh, eh[0].numpy()) and np.allclose(gc, ec[0].numpy())
