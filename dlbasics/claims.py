"""Report an assertion that a reader's change has made false, and go on instead of ending the run.

A chapter's cells assert what its text claims. Where the book is built and tested, a false one is an error. A
reader who has changed a number has made a discovery: `say_when_broken` turns the error into a sentence.
Assertions inside functions still raise, since their caller relies on them.
"""

import ast
import os
from numbers import Number, Rational

from dlbasics.messages import text
from dlbasics.render_target import render_target, running_shell

# Functions that raise AssertionError themselves, called as a statement of their own.
CHECKS = {"check_gradient"}
MAX_CHARACTERS = 300
# Environment variables of pytest (nbval) and of services that build: nobody reads what runs there.
TEST_VARIABLES = {"CI", "PYTEST_VERSION"}


def say_when_broken() -> None:
    """Report broken claims of this notebook instead of raising, where a reader works with it.

    Nothing changes where the book is built or tested (`dlbasics.render_target`), nor outside Jupyter.
    """
    shell = running_shell()
    if shell is None or render_target() != "kernel" or TEST_VARIABLES & set(os.environ):
        return
    if not any(isinstance(transformer, BrokenClaimReporter) for transformer in shell.ast_transformers):
        shell.ast_transformers.append(BrokenClaimReporter())


class BrokenClaimReporter(ast.NodeTransformer):
    """Rewrites the assertions of a cell: a false one is reported, and the cell goes on."""

    def visit_Assert(self, node):
        """``assert x > 1`` becomes ``if not x > 1:`` with a report."""
        report = _report(ast.unparse(node.test))
        return _at(ast.If(test=ast.UnaryOp(ast.Not(), node.test), body=[report], orelse=[]), node)

    def visit_Expr(self, node):
        """A call such as ``check_gradient(...)`` is tried, and what it says is reported."""
        match node.value:
            case ast.Call(func=ast.Name(id=name)) if name in CHECKS:
                report = _report(ast.unparse(node.value))
                handler = ast.ExceptHandler(type=ast.Name("AssertionError", ast.Load()), body=[report])
                return _at(ast.Try(body=[node], handlers=[handler], orelse=[], finalbody=[]), node)
        return node

    def _leave(self, node):
        return node

    # What a function asserts its caller relies on, and a `try` may wait for the error.
    visit_FunctionDef = visit_AsyncFunctionDef = visit_ClassDef = visit_Try = _leave


def report_broken_claim(claim: str, names: dict) -> None:
    """Print that a claim does not hold, with the numbers in it.

    Parameters
    ----------
    claim : str
        The source of what was asserted.
    names : dict
        The names of the cell.
    """
    read = _names_of_cell(ast.parse(claim), frozenset())
    numbers = {name: names[name] for name in read if isinstance(names.get(name), Number)}
    shown = claim if len(claim) <= MAX_CHARACTERS else claim[:MAX_CHARACTERS] + " ..."
    print(text("claim.broken", claim=shown))
    if numbers:
        values = ", ".join(f"{name} = {_rounded(value)}" for name, value in numbers.items())
        print(text("claim.values", values=values))


def _names_of_cell(node: ast.AST, own: frozenset):
    """Yield the names in a part of a claim that are the cell's; `own` are of what is around it."""
    own |= _own_names(node)
    if isinstance(node, ast.Name) and node.id not in own:
        yield node.id
    for part in ast.iter_child_nodes(node):
        yield from _names_of_cell(part, own)


def _own_names(node: ast.AST) -> set[str]:
    """The names that a comprehension or a ``lambda`` has for itself, whatever the cell calls so."""
    match node:
        case ast.Lambda(args=arguments):
            return {part.arg for part in ast.walk(arguments) if isinstance(part, ast.arg)}
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            targets = [part for generator in node.generators for part in ast.walk(generator.target)]
            return {part.id for part in targets if isinstance(part, ast.Name)}
    return set()


def _rounded(value) -> str:
    return str(value) if isinstance(value, Rational) else f"{value:.4g}"


def _report(claim: str):
    """The statement ``dlbasics.claims.report_broken_claim(...)``, whatever names the cell has."""
    source = f"__import__('dlbasics.claims').claims.report_broken_claim({claim!r}, globals())"
    return ast.parse(source).body[0]


def _at(new, old):
    return ast.fix_missing_locations(ast.copy_location(new, old))
