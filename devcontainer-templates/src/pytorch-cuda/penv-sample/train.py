"""Trains a small classifier on points of two rings, and tells penv how well that went."""

import json
import os
from pathlib import Path

import torch

EPOCHS = int(os.environ.get("PENV_PARAM_EPOCHS", "5"))
LEARNING_RATE = float(os.environ.get("PENV_PARAM_LR", "0.05"))
MEASURES = Path(os.environ.get("PENV_MEASURES_DIR", "measures"))
OUTPUT = Path(os.environ.get("PENV_OUTPUT_DIR", "output"))


def tell(name, **measures):
    """One file of measures: `epoch_1`, `epoch_2` and so on become plots, `summary` the result."""
    MEASURES.mkdir(parents=True, exist_ok=True)
    (MEASURES / name).write_text(json.dumps(measures))


def rings(count, device):
    angle = torch.rand(count, device=device) * 2 * torch.pi
    inner = torch.arange(count, device=device) % 2
    radius = 1 + inner + 0.2 * torch.randn(count, device=device)
    points = torch.stack([radius * angle.cos(), radius * angle.sin()], dim=1)
    return points, inner.float().unsqueeze(1)


def main():
    torch.manual_seed(1)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    print("torch", torch.__version__, "on", device, flush=True)
    points, labels = rings(4096, device)
    model = torch.nn.Sequential(
        torch.nn.Linear(2, 32), torch.nn.ReLU(), torch.nn.Linear(32, 1)
    ).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=LEARNING_RATE)
    loss_of = torch.nn.BCEWithLogitsLoss()
    for epoch in range(1, EPOCHS + 1):
        for _ in range(50):
            optimizer.zero_grad()
            loss = loss_of(model(points), labels)
            loss.backward()
            optimizer.step()
        print(f"epoch {epoch} of {EPOCHS}: loss {loss.item():.4f}", flush=True)
        tell(f"epoch_{epoch}", loss=loss.item())
    with torch.no_grad():
        accuracy = ((model(points) > 0) == (labels > 0.5)).float().mean().item()
    tell("summary", loss=loss.item(), accuracy=100 * accuracy)
    OUTPUT.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), OUTPUT / "model.pt")


main()
