"""The block must equal ReLU(F(x) + x), computed here from the block's own layers."""
import torch


def check(code, framework):
    space = {}
    exec(code, space)
    torch.manual_seed(0)
    block = space["Bottleneck"]().eval()
    x = torch.randn(2, 256, 5, 5)
    with torch.no_grad():
        inner = torch.clamp(block.bn1(block.conv1(x)), min=0)
        inner = torch.clamp(block.bn2(block.conv2(inner)), min=0)
        expected = torch.clamp(block.bn3(block.conv3(inner)) + x, min=0)
        got = block(x)
    return got.shape == expected.shape and torch.allclose(got, expected, atol=1e-5)
