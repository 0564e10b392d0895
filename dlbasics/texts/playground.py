"""What the playground says, on the page and in a kernel."""

PLAYGROUND_TEXTS = {
    "playground.shown-unit": "Shown unit",
    "playground.name": "Playground",
    "playground.needs-javascript": "The playground needs JavaScript, or the notebook.",
    "playground.run": "Recorded run",
    "playground.own-settings": "Your own settings",
    "playground.epochs": "{count} epochs",
    "playground.never": "never",
    "playground.how-to-paint": (
        "Paint points into the plane with the mouse or a finger. With the keyboard: choose the plane with "
        "Tab, move with the arrow keys, press 0 or 1 to set a point of that class, Backspace to take one "
        "away."
    ),
    "playground.paint-0": "Paint class 0",
    "playground.paint-1": "Paint class 1",
    "playground.undo": "Take one away",
    "playground.clear": "Remove all points",
    "playground.paint-more": (
        "Click into the plane, the square picture, to paint points: at least {least}, of both classes. "
        "There are {count} now."
    ),
    "playground.no-features": "The network needs an input: choose at least one.",
    "playground.painted": "{count} points. Press Play to train with them.",
    "playground.paint-surface": "The plane, to paint points into. The cursor is at {x1}, {x2}.",
    "playground.press-play": (
        "New settings. Press Play or Step to train with them in this page. The first time, that loads "
        "Python, about ten megabytes."
    ),
    "playground.loading": "Loading Python ({loaded} of {total} MB)",
    "playground.starting": "Starting Python",
    "playground.not-trained": "This could not be trained: {reason}",
    "playground.play": "Play",
    "playground.pause": "Pause",
    "playground.step": "Step",
    "playground.reset": "Reset",
    "playground.copy-link": "Copy link",
    "playground.network": "The network",
    "playground.units": (
        "Units of the network. Arrow keys move from unit to unit. Below, the weights into the chosen one "
        "can be changed."
    ),
    "playground.surface": "Output of the chosen unit over the plane",
    "playground.losses": "Losses",
    "playground.sizes": "Sizes by layer",
    "playground.training": "training",
    "playground.validation": "validation",
    "playground.activations": "activations",
    "playground.gradients": "gradients",
    "playground.epoch-axis": "epoch",
    "playground.layer-axis": "layer",
    "playground.class-0": "class 0",
    "playground.class-1": "class 1",
    "playground.input": "Input {name}",
    "playground.features": "Inputs of the network",
    "playground.feature.x1": "x1",
    "playground.feature.x2": "x2",
    "playground.feature.square1": "x1²",
    "playground.feature.square2": "x2²",
    "playground.feature.product": "x1·x2",
    "playground.feature.sine1": "sin(π·x1)",
    "playground.feature.sine2": "sin(π·x2)",
    "playground.unit": "Layer {layer}, unit {unit}",
    "playground.output": "Output",
    "playground.settings": "Settings",
    "playground.numbers": "Numbers",
    "playground.sizes-table": "Root mean square by layer",
    "playground.weights-table": "Weights into: {unit}",
    "playground.layer": "Layer",
    "playground.from": "From",
    "playground.weight": "Weight",
    "playground.bias": "Bias",
    "playground.value": "Value",
    "playground.bias-of": "Bias of {unit}",
    "playground.weight-between": "From {source} to {to}",
    "playground.state": (
        "Epoch {epoch}. Training: loss {train}, {train_right} % right. Validation: loss {validation}, "
        "{validation_right} % right."
    ),
    "playground.diverged": "The numbers became too large: training has ended.",
    "playground.stopped-early": "Early stopping has ended it: these are the weights of epoch {epoch}.",
    "playground.zeros": "{share} % of the weights are 0.",
    "playground.unit-shown": "{unit}: from {least} to {most} over the plane.",
    "playground.surface-alt": (
        "{unit} over the plane, from −{edge} to {edge} on both axes. {points} points: filled ones for "
        "training, hollow ones for validation; circles are class 0, squares class 1."
    ),
    "playground.losses-alt": "Loss by epoch, training and validation. {state}",
    "playground.sizes-alt": (
        "Root mean square by layer, on a logarithmic scale. The table below has the numbers."
    ),
    "playground.setting.data": "Data",
    "playground.setting.n": "Points",
    "playground.setting.noise": "Noise",
    "playground.setting.validation": "Validation share",
    "playground.setting.activation": "Activation",
    "playground.setting.depth": "Hidden layers",
    "playground.setting.width": "Units in a layer",
    "playground.setting.scale": "Initial scale",
    "playground.setting.loss": "Loss",
    "playground.setting.lr": "Learning rate",
    "playground.setting.batch_size": "Batch size",
    "playground.setting.l1": "L1",
    "playground.setting.l2": "L2",
    "playground.setting.drop_prob": "Dropout",
    "playground.setting.norm": "Normalization",
    "playground.setting.patience": "Early stopping",
    "playground.setting.seed": "Seed",
}
