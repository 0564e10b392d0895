"""Find the exercises in a notebook's cells by their syntax trees, and the statements that each one needs.

Standard library only: the box holds this module and runs it there, since source can break a parser.
"""

import ast
import builtins
import dis
import json
import re
import types

MAGIC = re.compile(r"^(\s*)([\w., ]+=\s*)?([%!?].*|[\w.]+\?{1,2}\s*)$")
PYTHON_CELLS = ("%%time", "%%timeit", "%%capture", "%%prun")
ID = re.compile(r"[a-z][a-z0-9_]*/[a-z0-9-]+")
MARK = re.compile(rf"^\s*@[\w.]+\(\s*[\"']({ID.pattern})[\"']\s*\)", re.MULTILINE)
# What reading a source that is no Python, or too much of it, raises
BROKEN = (SyntaxError, ValueError, RecursionError, MemoryError)
READ = {"LOAD_NAME", "LOAD_GLOBAL", "LOAD_FROM_DICT_OR_GLOBALS"}
INNER = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
SCOPES = (*INNER, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def readable(source: str) -> tuple[str, list]:
    """A cell as Python, line for line, and the magics and shell lines that were left out of it."""
    try:
        ast.parse(source)
        return source, []
    except BROKEN:
        lines, skipped = source.split("\n"), []
    if lines[0].startswith("%%") and not lines[0].startswith(PYTHON_CELLS):
        return "", [lines[0]]
    shell = False
    for i, line in enumerate(lines):
        found = MAGIC.match(line)
        if found or shell:
            lines[i] = "" if shell else f"{found[1]}pass"
            skipped += [] if shell else [line.strip()]
            shell = line.endswith("\\")  # and goes on
    return "\n".join(lines), skipped


def surface(statement):
    """The nodes of a statement that are not inside a function, a class or a comprehension."""
    nodes = [statement]
    while nodes:
        node = nodes.pop()
        yield node
        if not isinstance(node, SCOPES):
            nodes += ast.iter_child_nodes(node)


def marked(node) -> str:
    """The id in a call ``check("chapter/name")``, whatever `check` is called; empty if it is none."""
    if isinstance(node, ast.Call):
        given = [getattr(a, "value", None) for a in (*node.args, *(k.value for k in node.keywords))]
        if len(given) == 1 and isinstance(given[0], str) and ID.fullmatch(given[0]):
            return given[0]
    return ""


def ids(statement) -> list:
    """The exercises that a statement answers: a decorated definition, or ``check("id")(function)``."""
    calls = []
    for node in surface(statement):
        calls += getattr(node, "decorator_list", [])
        calls += [node.func] if isinstance(node, ast.Call) else []
    return [id for id in map(marked, calls) if id]


def asked(statement) -> list:
    """The answers in calls ``ask("id", answer)`` that are written out, as (id, answer in JSON)."""
    found = []
    for node in surface(statement):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "ask":
            given = [*node.args, *(k.value for k in node.keywords if k.arg == "answer")]
            try:
                id, answer = map(ast.literal_eval, given)
                found += [(id, json.dumps(answer))] if isinstance(id, str) else []
            except (*BROKEN, TypeError):
                continue
    return found


def base(node) -> str:
    """The name that ``a.b[c].d`` begins with."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return getattr(node, "id", "")


def binds(statement) -> set:
    """Names that a statement binds or changes in the notebook; ``*`` for a star import."""
    found = set()
    for node in surface(statement):
        if isinstance(node, ast.Import | ast.ImportFrom):
            found |= {(a.asname or a.name).split(".")[0] for a in node.names}
        elif isinstance(node, INNER):
            found.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store):
            found.add(base(node))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            found.add(base(node.value.func))
    return found - {""}


def reads(statement) -> set:
    """Names of the notebook, not of a function's own, that a statement or what it defines looks up."""
    try:
        codes, found = [compile(ast.Module([statement], []), "", "exec")], set()
    except BROKEN:
        return set()
    while codes:
        code = codes.pop()
        found |= {step.argval for step in dis.get_instructions(code) if step.opname in READ}
        codes += [c for c in code.co_consts if isinstance(c, types.CodeType)]
    return found - set(dir(builtins))


def find(sources: list) -> dict:
    """Find the exercises of a notebook.

    Returns
    -------
    dict
        ``found``: id -> {needs: (cell, statement) in the order to run them, times, fault}, the last one where
        there are several; ``asked``: id -> answer in JSON; ``skipped``: magics; ``broken``: (cell, error).
    """
    flat, found, answers, skipped, broken = [], {}, {}, [], []
    for cell, source in enumerate(sources):
        text, magics = readable(source)
        skipped += magics
        try:
            tree = ast.parse(text)
        except BROKEN as error:
            told = f"{type(error).__name__}: {str(getattr(error, 'msg', error))[:200]}"
            told += f" (line {error.lineno})" if isinstance(error, SyntaxError) else ""
            broken.append([cell, told])
            for id in MARK.findall(text[: 10**5]):
                found.setdefault(id, []).append(told)
            continue
        for place, statement in enumerate(tree.body):
            for id in ids(statement):
                found.setdefault(id, []).append(len(flat))
            answers |= dict(asked(statement))
            flat.append((cell, place, statement))
    bound, made = [binds(s) for *_, s in flat], {}
    for id, places in found.items():
        last = places[-1]
        here = [] if isinstance(last, str) else [flat[n][:2] for n in needed(flat, bound, last)]
        made[id] = {"needs": here, "times": len(places), "fault": last if isinstance(last, str) else ""}
    return {"found": made, "asked": answers, "skipped": skipped[:50], "broken": broken[:50]}


def needed(flat: list, bound: list, own: int) -> list:
    """Places of the statements that one statement needs, itself last.

    What stands before it comes first, as when the notebook ran; only names that are bound nowhere before it
    are looked for behind it (a notebook whose cells were reordered). Calls to modules are left out: they
    plot, print and test.
    """
    modules = set().union(*(binds(s) for *_, s in flat if isinstance(s, ast.Import | ast.ImportFrom)), {"*"})
    idle = [isinstance(s, ast.Expr) and bound[n] <= modules for n, (*_, s) in enumerate(flat)]
    before, chosen, names, grew = frozenset().union(*bound[: own + 1]), {own}, reads(flat[own][2]), True
    while grew:
        grew = False
        for n, (*_, statement) in enumerate(flat):
            if n not in chosen and not idle[n] and bound[n] & (names - before if n > own else names | {"*"}):
                chosen.add(n)
                names |= reads(statement)
                grew = True
    return [*sorted(chosen - {own}), own]
