import torch


def check(code, framework):
    torch.manual_seed(0)
    namespace = {}
    exec(code, namespace)
    model = namespace["model"]
    x, t = torch.randn(5, 4), torch.randn(5, 1)
    mse = torch.nn.functional.mse_loss(model(x), t).item()
    ones = 0.0
    for name, parameter in model.named_parameters():
        if name.endswith("weight"):
            ones += sum(abs(v) for v in parameter.detach().flatten().tolist())
    loss = namespace["loss_fn"](x, t)
    if abs(loss.item() - (mse + namespace["lam"] * ones)) > 1e-5:
        return False
    plain = torch.autograd.grad(torch.nn.functional.mse_loss(model(x), t), model[0].weight)[0]
    full = torch.autograd.grad(loss, model[0].weight)[0]
    return torch.allclose(full - plain, namespace["lam"] * torch.sign(model[0].weight), atol=1e-5)
