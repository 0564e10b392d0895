"""What numpy itself has under its names: a cell may say ``np.clip = 5``, and then nothing can be judged.

Like all of its folder it imports nothing that knows an answer, so that a sandbox can hold it.
"""

import types

import numpy as np

# As they are when the first exercise is looked at. Its modules are left out: asking for them would load them.
OWN = {name: value for name, value in vars(np).items()
       if name in np.__all__ and not isinstance(value, types.ModuleType)}


def restore_numpy() -> list[str]:
    """Give numpy back what has been overwritten or deleted of its own.

    Returns
    -------
    list of str
        The names, such as ``np.clip``.
    """
    current = vars(np)
    overwritten = [name for name, value in OWN.items() if current.get(name) is not value]
    for name in overwritten:
        setattr(np, name, OWN[name])
    return [f"np.{name}" for name in overwritten]
