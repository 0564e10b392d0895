"""Find the exercises in a notebook's cells by their syntax trees, and the statements that each one needs.

Standard library only: the box holds this module and runs it, so that source that breaks a parser breaks the
box alone.
"""

import ast
import builtins
import re

MAGIC = re.compile(r"^(\s*)([%!?].*|[\w.]+\?{1,2})$")
PYTHON_CELLS = ("%%time", "%%timeit", "%%capture", "%%prun")


def readable(source: str) -> tuple[str, list]:
    """A cell as Python, and the magics and shell lines that were left out of it."""
    try:
        ast.parse(source)
        return source, []
    except SyntaxError:
        lines, skipped = source.split("\n"), []
    if lines[0].startswith("%%") and not lines[0].startswith(PYTHON_CELLS):
        return "", [lines[0]]
    for i, line in enumerate(lines):
        found = MAGIC.match(line)
        if found:
            skipped.append(line.strip())
            lines[i] = found[1] + "pass"
    return "\n".join(lines), skipped


def marked(node) -> str:
    """The id in a call ``check("id")``, however check was imported; empty if it is none."""
    if isinstance(node, ast.Call) and len(node.args) == 1 and isinstance(node.args[0], ast.Constant):
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name == "check" and isinstance(node.args[0].value, str):
            return node.args[0].value
    return ""


def ids(statement) -> list:
    """The exercises that a statement answers: a decorated definition, or ``check("id")(function)``."""
    calls = list(getattr(statement, "decorator_list", []))
    if isinstance(statement, ast.Expr | ast.Assign) and isinstance(statement.value, ast.Call):
        calls.append(statement.value.func)
    return list(filter(None, map(marked, calls)))


def touches(statement) -> set:
    """Names that a statement binds or may change; ``*`` for a star import."""
    found = set()
    for node in ast.walk(statement):
        if isinstance(node, ast.Import | ast.ImportFrom):
            found |= {(a.asname or a.name).split(".")[0] for a in node.names}
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store):
            found.add(base(node))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            found.add(base(node.value.func))
    return found


def base(node) -> str:
    """The name that ``a.b[c].d`` begins with."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return getattr(node, "id", "")


def reads(statement) -> set:
    """Names that a statement mentions."""
    return {n.id for n in ast.walk(statement) if isinstance(n, ast.Name)} - {""}


def find(sources: list) -> dict:
    """The exercises of a notebook.

    Returns
    -------
    dict
        ``found``: id -> (cell, statement, how often it stands there), the last one where there are several;
        ``skipped``: magics; ``broken``: (cell, line, message) of cells that are no Python.
    """
    found, skipped, broken = {}, [], []
    for at, source in enumerate(sources):
        text, magics = readable(source)
        skipped += magics
        try:
            tree = ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            guess = re.findall(r"^\s*@\w*\.?check\(\s*[\"']([^\"']{1,80})[\"']\s*\)", text, re.MULTILINE)
            broken.append([at, int(getattr(error, "lineno", 0) or 0), str(error)[:200], guess])
            for id in guess:
                found[id] = (at, -1, found.get(id, (0, 0, 0))[2] + 1)
            continue
        for place, statement in enumerate(tree.body):
            for id in ids(statement):
                found[id] = (at, place, found.get(id, (0, 0, 0))[2] + 1)
    return {"found": {k: list(v) for k, v in found.items()}, "skipped": skipped[:50], "broken": broken[:50]}


def needed(sources: list, cell: int, place: int) -> list:
    """The statements that one exercise needs, as (cell, tree): its own and those that its names lead to.

    What stands before it comes first, as when the notebook ran; only names that are bound nowhere before it
    are looked for behind it (a notebook whose cells were reordered).
    """
    trees = []
    for at, source in enumerate(sources):
        try:
            trees.append((at, ast.parse(readable(source)[0], f"cell {at + 1}")))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
    flat = [(at, i, s) for at, tree in trees for i, s in enumerate(tree.body)]
    own = next(n for n, (at, i, _) in enumerate(flat) if (at, i) == (cell, place))
    bound = [touches(s) for *_, s in flat]
    names, chosen = reads(flat[own][2]) - set(dir(builtins)), {own}
    names |= {flat[own][2].name} if isinstance(flat[own][2], ast.FunctionDef) else set()
    for part in (range(own - 1, -1, -1), range(own + 1, len(flat))):
        grew = True
        while grew:
            grew = False
            for n in part:
                hit = bound[n] & names or "*" in bound[n]
                if n in chosen or not hit or ids(flat[n][2]) and not bound[n] & names:
                    continue
                if n > own and any(bound[m] & hit for m in chosen if m != n and isinstance(hit, set)):
                    continue
                chosen.add(n)
                names |= reads(flat[n][2]) - set(dir(builtins))
                grew = True
    order = sorted(chosen - {own}) + [own]
    return [(flat[n][0], flat[n][2]) for n in order]
