"""Record what PyTorch and Keras do by default: `python tests/support/record_library_defaults.py`.

Needs torch and keras (2.13.0 and 3.15.1 made the stored file); the tests read ``library_defaults.json``.
"""

import inspect
import json
import os
from pathlib import Path

os.environ["KERAS_BACKEND"] = "torch"

import keras
import numpy as np
import torch
from torch import nn


def refuses(call):
    """Whether a call raises an error."""
    try:
        call()
    except (RuntimeError, ValueError):
        return True
    return False


def after_one_step(optimizer, **options):
    """The weights 1 and 1 after one step with the gradients 0.01 and 100."""
    w = nn.Parameter(torch.ones(2, dtype=torch.float64))
    w.grad = torch.tensor([0.01, 100.0], dtype=torch.float64)
    optimizer([w], lr=0.1, **options).step()
    return w.tolist()


def slope_at_zero():
    x = torch.zeros(1, requires_grad=True)
    torch.relu(x).sum().backward()
    return x.grad.item()


def kept_by_dropout(output):
    """What dropout makes of ones, apart from 0."""
    return sorted({round(float(value), 6) for value in np.ravel(output)} - {0.0})


ones = torch.ones(1)
torch_facts = {
    "version": torch.__version__,
    "batch norm eps": nn.BatchNorm1d(3).eps,
    "batch norm momentum": nn.BatchNorm1d(3).momentum,
    "layer norm eps": nn.LayerNorm(3).eps,
    "leaky slope": nn.LeakyReLU().negative_slope,
    "relu slope at 0": slope_at_zero(),
    "batch norm refuses one row": refuses(lambda: nn.BatchNorm1d(3)(torch.ones(1, 3))),
    "batch norm refuses one image": refuses(lambda: nn.BatchNorm2d(3)(torch.ones(1, 3, 8, 8))),
    "BCELoss at log 0": nn.BCELoss()(torch.zeros(1), ones).item(),
    "BCELoss refuses logits": refuses(lambda: nn.BCELoss()(torch.tensor([3.0]), ones)),
    "BCEWithLogitsLoss of logit 3": nn.BCEWithLogitsLoss()(torch.tensor([3.0]), ones).item(),
    "CrossEntropyLoss of logits 1 2 3": nn.CrossEntropyLoss()(torch.tensor([[1.0, 2, 3]]),
                                                              torch.tensor([2])).item(),
    "NLLLoss of -1 -2 -3": nn.NLLLoss()(torch.tensor([[-1.0, -2, -3]]), torch.tensor([2])).item(),
    "loss arguments": list(inspect.signature(nn.CrossEntropyLoss.forward).parameters)[1:],
    "var of 1 3": torch.tensor([1.0, 3.0]).var().item(),
    "dropout p": nn.Dropout().p,
    "dropout 0.2 of ones": kept_by_dropout(nn.Dropout(0.2)(torch.ones(1000))),
    "SGD with weight decay": after_one_step(torch.optim.SGD, weight_decay=0.5),
    "Adam": after_one_step(torch.optim.Adam),
    "Adam with weight decay": after_one_step(torch.optim.Adam, weight_decay=0.5),
    "AdamW with weight decay": after_one_step(torch.optim.AdamW, weight_decay=0.5),
}

LOSSES = (keras.losses.CategoricalCrossentropy, keras.losses.SparseCategoricalCrossentropy,
          keras.losses.BinaryCrossentropy)
batch_norm = keras.layers.BatchNormalization()
batch_norm(np.full((4, 1), 8.0), training=True)
keras_facts = {
    "version": keras.__version__,
    "batch norm eps": batch_norm.epsilon,
    "batch norm momentum": batch_norm.momentum,
    "running mean after one batch of 8": float(batch_norm.moving_mean.numpy()[0]),
    "layer norm eps": keras.layers.LayerNormalization().epsilon,
    "leaky slope": keras.layers.LeakyReLU().negative_slope,
    "from logits": {loss.__name__: inspect.signature(loss).parameters["from_logits"].default
                    for loss in LOSSES},
    "binary cross-entropy of label 1": {
        str(said): float(keras.losses.BinaryCrossentropy()(np.ones((1, 1)), np.full((1, 1), said)))
        for said in (-3.0, 0.0, 0.4, 2.0)},
    "loss arguments": list(inspect.signature(keras.losses.Loss.call).parameters)[1:],
    "L2(0.1) of 1 2": float(keras.regularizers.L2(0.1)(np.array([1.0, 2.0]))),
    "dropout 0.2 of ones": kept_by_dropout(
        keras.layers.Dropout(0.2)(np.ones((1, 1000)), training=True).cpu()),
}

recorded = {"torch": torch_facts, "keras": keras_facts}
path = Path(__file__).with_name("library_defaults.json")
path.write_text(json.dumps(recorded, indent=1) + "\n", encoding="utf-8")
