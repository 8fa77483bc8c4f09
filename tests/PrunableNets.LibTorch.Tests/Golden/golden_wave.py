import math
import torch


def wave(*shape, k=0.7):
    n = math.prod(shape)
    return torch.sin(torch.arange(n, dtype=torch.float64) * k).to(torch.float32).reshape(shape)
