"""Names that other libraries and languages have for what numpy calls otherwise."""

# What learners call numpy.
NUMPY = ("np", "numpy")
# Of functions: in PyTorch, TensorFlow, MATLAB, R and JavaScript.
FUNCTIONS = {
    "clamp": "np.clip", "clip_by_value": "np.clip", "cat": "np.concatenate", "rbind": "np.vstack",
    "cbind": "np.column_stack", "mm": "np.matmul", "bmm": "np.matmul", "mul": "np.multiply",
    "sub": "np.subtract", "div": "np.divide", "neg": "np.negative", "ln": "np.log", "sgn": "np.sign",
    "ceiling": "np.ceil", "avg": "np.mean", "numel": "np.size", "unsqueeze": "np.expand_dims",
    "permute": "np.transpose", "gather": "np.take_along_axis", "masked_fill": "np.where",
    "ifelse": "np.where", "one_hot": "np.eye", "tensor": "np.array", "repmat": "np.tile",
    "seq": "np.arange", "reduce_sum": "np.sum", "reduce_mean": "np.mean", "reduce_max": "np.max",
    "eq": "np.equal", "gt": "np.greater", "lt": "np.less", "ge": "np.greater_equal", "le": "np.less_equal",
    "norm": "np.linalg.norm", "inv": "np.linalg.inv", "rand": "np.random.rand", "randn": "np.random.randn",
    "length": "len", "len": "len",
}
# Of functions that numpy does not have under any name.
EXPRESSIONS = {"relu": "np.maximum(x, 0)"}
# Of what follows the point behind an array or a list, as it is written with numpy or Python.
OF_ARRAYS = {
    "length": "len(...)", "len": "len(...)", "numel": ".size", "t": ".T", "clamp": "np.clip(...)",
    "permute": ".transpose(...)", "unsqueeze": "np.expand_dims(...)", "norm": "np.linalg.norm(...)",
    "float": ".astype(float)", "double": ".astype(float)", "int": ".astype(int)", "long": ".astype(int)",
    "type": ".dtype", "map": "[... for ... in ...]",
}
OF_LISTS = {"length": "len(...)", "len": "len(...)", "push": ".append(...)", "add": ".append(...)"}
LIBRARIES = ("torch", "tf", "jnp", "cp", "Math")
ARGUMENTS = {"dim": "axis", "type": "dtype", "dims": "axis", "keepdim": "keepdims", "keep_dims": "keepdims",
             "unbiased": "ddof"}
IMPORTS = {"np": "import numpy as np", "numpy": "import numpy", "plt": "import matplotlib.pyplot as plt",
           "math": "import math", "random": "import random"}
