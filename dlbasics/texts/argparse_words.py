"""What Python's argparse says of itself, where the parser of the grader can come to say it.

argparse looks its sentences up by their English, which is word for word that of its source.
"""

ARGPARSE_TEXTS = {
    # -- help -------------------------------------------------------------------------------------
    "argparse.usage": "usage: ",
    "argparse.heading": "%(heading)s:",  # from Python 3.13 on
    "argparse.positional-arguments": "positional arguments",
    "argparse.options": "options",
    "argparse.help": "show this help message and exit",
    # -- what is wrong with what was given --------------------------------------------------------
    "argparse.argument": "argument %(argument_name)s: %(message)s",
    "argparse.unrecognized": "unrecognized arguments: %s",
    "argparse.ambiguous": "ambiguous option: %(option)s could match %(matches)s",
    "argparse.required": "the following arguments are required: %s",
    "argparse.one-argument": "expected one argument",
    "argparse.at-least-one-argument": "expected at least one argument",
    "argparse.invalid-choice": "invalid choice: %(value)r (choose from %(choices)s)",
    "argparse.invalid-choice-like": (  # from Python 3.14 on
        "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)"
    ),
    "argparse.invalid-value": "invalid %(type)s value: %(value)r",
    "argparse.explicit-argument": "ignored explicit argument %r",
}
