"""AutoBot's gate training (arXiv 2111.09635) for a CIFAR ResNet-56, written straight in PyTorch.

The peer that PrunableNets is measured against: the same network, the same loss, the same optimiser.

    autobot_resnet56.py iteration --threads 2     time of one gate iteration, as JSON
    autobot_resnet56.py golden --weights W        first-iteration values of the loss's terms, as JSON
    autobot_resnet56.py predict --weights W --images I    class of each image of a CIFAR-10 .bin(.gz) file, as JSON
"""

import argparse
import gzip
import json
import math
import statistics
import struct
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

WIDTHS = (16, 32, 64)
MEAN, STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


class BasicBlock(nn.Module):
    """Two 3x3 convolutions and an option-A shortcut: every second pixel, new channels zero, half of them on each side."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.stride, self.pad = stride, (outputs - inputs) // 2

    def forward(self, x, gate1, gate2):
        out = F.relu(self.bn1(self.conv1(x))) * gate1.view(-1, 1, 1)
        out = self.bn2(self.conv2(out)) * gate2.view(-1, 1, 1)
        if self.pad:
            x = F.pad(x[:, :, :: self.stride, :: self.stride], (0, 0, 0, 0, self.pad, self.pad))
        return F.relu(out + x)


class ResNet(nn.Module):
    def __init__(self, blocks_per_stage):
        super().__init__()
        self.conv1 = nn.Conv2d(3, WIDTHS[0], 3, 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(WIDTHS[0])
        inputs = WIDTHS[0]
        for stage, width in enumerate(WIDTHS, start=1):
            blocks = []
            for index in range(blocks_per_stage):
                blocks.append(BasicBlock(inputs, width, 2 if stage > 1 and index == 0 else 1))
                inputs = width
            self.add_module(f"layer{stage}", nn.ModuleList(blocks))
        self.linear = nn.Linear(inputs, 10)

    def blocks(self):
        return [*self.layer1, *self.layer2, *self.layer3]

    def group_sizes(self):
        """Gated channels: conv1 and conv2 of every block."""
        return [size for block in self.blocks() for size in (block.conv1.out_channels, block.conv2.out_channels)]

    def forward(self, x, gates):
        gates = iter(gates)
        x = F.relu(self.bn1(self.conv1(x)))
        for block in self.blocks():
            x = block(x, next(gates), next(gates))
        return self.linear(x.mean((2, 3)))


class SoftFlops:
    """FLOPs in thop's convention of 2021 with gate sums as widths: convolutions, two per batch-norm element, pooling, linear."""

    def __init__(self, model, size=32):
        self.terms = []  # (pixels, conv1's input channels, conv2's output channels)
        stem = model.conv1.out_channels
        self.constant = size * size * (3 * 9 * stem + 2 * stem)
        pixels, channels = size * size, stem
        for block in model.blocks():
            pixels //= block.stride**2
            self.terms.append((pixels, channels))
            channels = block.conv1.out_channels
        self.constant += channels * (pixels + 1) + channels * 10

    def __call__(self, gates):
        flops = self.constant
        for (pixels, inputs), gate1, gate2 in zip(self.terms, gates[0::2], gates[1::2]):
            width1, width2 = gate1.sum(), gate2.sum()
            flops = flops + pixels * (9 * inputs * width1 + 2 * width1 + 9 * width1 * width2 + 2 * width2)
        return flops


class GateTraining:
    def __init__(self, model, target, beta=6.0, gamma=0.4, learning_rate=0.6, device="cpu"):
        self.model = model.to(device).eval().requires_grad_(False)
        self.sizes = model.group_sizes()
        self.alpha = torch.full((sum(self.sizes),), math.log(9.0), device=device, requires_grad=True)
        self.optimizer = torch.optim.Adam([self.alpha], lr=learning_rate)
        self.flops = SoftFlops(model)
        self.dense = float(self.flops([torch.ones(size) for size in self.sizes]))
        self.target, self.beta, self.gamma = target, beta, gamma

    def step(self, images, labels):
        self.optimizer.zero_grad()
        gates = torch.sigmoid(self.alpha).split(self.sizes)
        cross_entropy = F.cross_entropy(self.model(images, gates), labels)
        flops = self.flops(gates)
        if flops > self.target:
            g = (flops - self.target) / (self.dense - self.target)
        else:
            g = 1 - flops / self.target
        h = torch.stack([(gate - gate.detach().round()).abs().mean() for gate in gates]).mean()
        loss = cross_entropy + self.beta * g + self.gamma * h
        loss.backward()
        self.optimizer.step()
        return {"loss": loss.item(), "cross_entropy": cross_entropy.item(), "g": g.item(), "h": h.item(), "flops": flops.item()}


def load_safetensors(path):
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header, data = json.loads(file.read(length)), file.read()
    header.pop("__metadata__", None)
    return {
        name: torch.from_numpy(np.frombuffer(data[slice(*entry["data_offsets"])], "<f4").reshape(entry["shape"]).copy())
        for name, entry in header.items()
    }


def load_images(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
        records = np.frombuffer(file.read(), np.uint8).reshape(-1, 3073)
    pixels = torch.from_numpy(records[:, 1:].reshape(-1, 3, 32, 32).copy()).float() / 255
    return (pixels - torch.tensor(MEAN).view(3, 1, 1)) / torch.tensor(STD).view(3, 1, 1), records[:, 0]


def iteration(args):
    if args.device == "cuda":
        torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = True
    training = GateTraining(create(args), args.target, device=args.device)
    images = torch.randn(args.batch, 3, 32, 32, device=args.device)
    labels = torch.randint(0, 10, (args.batch,), device=args.device)
    seconds = []
    for _ in range(args.warmup + args.repetitions):
        start = time.perf_counter()
        training.step(images, labels)
        seconds.append(time.perf_counter() - start)
    print_json(case="gate-iteration", batch=args.batch, threads=torch.get_num_threads(), median_ms=1000 * statistics.median(seconds[args.warmup:]))


def golden(args):
    training = GateTraining(create(args), args.target)
    values = training.step(torch.zeros(1, 3, 32, 32), torch.zeros(1, dtype=torch.long))
    print_json(case="golden", dense_flops=int(training.dense), beta_g=training.beta * values["g"], gamma_h=training.gamma * values["h"])


def predict(args):
    model = create(args).eval()
    images, labels = load_images(args.images)
    gates = [torch.ones(size) for size in model.group_sizes()]
    with torch.inference_mode():
        predictions = torch.cat([model(chunk, gates).argmax(1) for chunk in images.split(100)]).numpy()
    print_json(case="predict", accuracy=float((predictions == labels).mean()), predictions=predictions.tolist())


def create(args):
    torch.manual_seed(0)
    model = ResNet(args.blocks)
    if args.weights:
        missing = model.load_state_dict(load_safetensors(args.weights), strict=False)
        wrong = [name for name in missing.missing_keys if not name.endswith("num_batches_tracked")] + missing.unexpected_keys
        if wrong:
            raise SystemExit(f"{args.weights}: does not fit the network: {', '.join(wrong)}")
    return model


def print_json(**values):
    print(json.dumps({"peer": f"PyTorch {torch.__version__}", **values}))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("iteration", "golden", "predict"))
    parser.add_argument("--weights", help="safetensors file; random weights without")
    parser.add_argument("--images", help="CIFAR-10 binary records")
    parser.add_argument("--blocks", type=int, default=9, help="blocks a stage: 9 is ResNet-56, 3 is ResNet-20")
    parser.add_argument("--target", type=float, default=55.84e6)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--warmup", type=int, default=2)
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--repetitions", type=int, default=8)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    {"iteration": iteration, "golden": golden, "predict": predict}[args.command](args)


if __name__ == "__main__":
    main()
