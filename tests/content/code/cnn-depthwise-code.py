import torch


def check(code, framework):
    """One 3 x 3 kernel for each input channel: input channel c alone decides output channel c."""
    torch.manual_seed(0)
    namespace = {}
    exec(code, namespace)
    layer = namespace["depthwise"]
    if tuple(namespace["y"].shape) != (2, 128, 16, 16) or sum(p.numel() for p in layer.parameters()) != 9 * 64:
        return False
    with torch.no_grad():
        for channel in (0, 17, 63):
            x = torch.zeros(1, 64, 16, 16)
            x[0, channel, 8, 8] = 1.0
            touched = layer(x)[0].ne(0)
            if touched.flatten(1).any(1).nonzero().flatten().tolist() != [channel]:
                return False
            if int(touched[channel].sum()) != 9:
                return False
    return True
