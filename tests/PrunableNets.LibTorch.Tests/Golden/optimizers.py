"""Writes optimizers.txt: parameters after each of five steps, and learning rates over twelve epochs, as PyTorch has them.

Run: python3 optimizers.py > optimizers.txt
"""
import torch
from golden_wave import wave

OPTIMIZERS = {
    "sgd": lambda p: torch.optim.SGD(p, 0.1),
    "sgd_momentum": lambda p: torch.optim.SGD(p, 0.1, momentum=0.9, weight_decay=0.01),
    "sgd_nesterov": lambda p: torch.optim.SGD(p, 0.1, momentum=0.9, nesterov=True),
    "sgd_dampening": lambda p: torch.optim.SGD(p, 0.1, momentum=0.9, dampening=0.2, maximize=True),
    "adam": lambda p: torch.optim.Adam(p, 0.05, betas=(0.8, 0.99), weight_decay=0.1),
    "adam_amsgrad": lambda p: torch.optim.Adam(p, 0.05, amsgrad=True),
    "adamw": lambda p: torch.optim.AdamW(p, 0.05, weight_decay=0.1),
    "rmsprop": lambda p: torch.optim.RMSprop(p, 0.02, momentum=0.5, centered=True, weight_decay=0.01),
}

S = torch.optim.lr_scheduler
SCHEDULERS = {
    "step": lambda o: S.StepLR(o, 3, 0.5),
    "multistep": lambda o: S.MultiStepLR(o, [2, 5, 5, 9], 0.5),
    "exponential": lambda o: S.ExponentialLR(o, 0.8),
    "constant": lambda o: S.ConstantLR(o, 0.25, 4),
    "linear": lambda o: S.LinearLR(o, 0.1, 0.9, 6),
    "cosine": lambda o: S.CosineAnnealingLR(o, 5, 0.01),
    "lambda": lambda o: S.LambdaLR(o, lambda e: 1 / (1 + e)),
    "onecycle": lambda o: S.OneCycleLR(o, 0.5, total_steps=12),
    "onecycle_linear": lambda o: S.OneCycleLR(o, 0.5, epochs=3, steps_per_epoch=4, anneal_strategy="linear", three_phase=True, pct_start=0.4),
    "warmup_cosine": lambda o: S.SequentialLR(o, [S.LinearLR(o, 0.1, 1.0, 3), S.CosineAnnealingLR(o, 8)], [3]),
}

for name, make in OPTIMIZERS.items():
    w = torch.nn.Parameter(wave(2, 3))
    optimizer = make([w])
    for step in range(5):
        optimizer.zero_grad()
        ((w * wave(2, 3, k=0.3 + step)).sum() - 1).pow(2).backward()
        optimizer.step()
        print("\t".join([f"{name}.{step}", "2,3", " ".join(repr(float(v)) for v in w.detach().flatten())]))

for name, make in SCHEDULERS.items():
    optimizer = torch.optim.SGD([torch.nn.Parameter(wave(2, 3))], 0.1, momentum=0.9)
    scheduler = make(optimizer)
    rates = []
    for epoch in range(11):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    rates.append(optimizer.param_groups[0]["momentum"])
    print("\t".join([name, "12", " ".join(map(repr, rates))]))
