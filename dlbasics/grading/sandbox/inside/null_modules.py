"""Stand-ins for modules that only show things: in a sandbox nobody sees them, and they do nothing."""

import types

NULL_MODULES = ("dlbasics.explore", "ipywidgets", "IPython", "IPython.display", "google.colab")


class NullModule(types.ModuleType):
    """Stands for what only shows things: any attribute, any call, no effect."""

    version_info = (9, 0)  # of IPython: Matplotlib asks before it draws

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return NullModule(name)

    __enter__ = __exit__ = lambda *args: None

    def __call__(self, *args, **kwargs):  # interact, and what it returns, give their function back
        return args[0] if args and isinstance(args[0], types.FunctionType) else self
