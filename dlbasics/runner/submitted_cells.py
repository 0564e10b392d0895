"""Find the exercises in a notebook's cells by their syntax trees, and the statements that each one needs.

Standard library only: the box holds this module and runs it there, since source can break a parser.
"""

import ast
import json
import re

from dlbasics.runner.names import APART, BROKEN, names, readable

ID = re.compile(r"[a-z][a-z0-9_]*/[a-z0-9-]+")
MARK = re.compile(rf"^[ \t]*@[\w.]+\(\s*[\"']({ID.pattern})[\"']\s*\)", re.MULTILINE)
SCOPES = (*APART, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


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


def blank(statement) -> bool:
    """Whether it defines a function that has no more than a docstring."""
    body = statement.body if isinstance(statement, ast.FunctionDef) else [statement]
    said = [s.value if isinstance(s, ast.Expr) else s for s in body]
    return all(isinstance(s, ast.Pass | ast.Constant) for s in said)


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
    said, made = [names(ast.Module([s], [])) for *_, s in flat], {}
    for id, places in found.items():
        written = [p for p in places if not isinstance(p, str) and not blank(flat[p][2])]
        last = (written or places)[-1]  # what is no Python never ran, and a stub is no second answer
        here = [] if isinstance(last, str) else [flat[n][:2] for n in needed(flat, said, last)]
        made[id] = {"needs": here, "times": len(places), "fault": last if isinstance(last, str) else ""}
    return {"found": made, "asked": answers, "skipped": skipped[:50], "broken": broken[:50]}


def needed(flat: list, said: list, own: int) -> list:
    """Places of the statements that one statement needs, itself last; `said` is what `names` says of each.

    What stands before it comes first, as when the notebook ran; only names that are bound nowhere before it
    are looked for behind it (a notebook whose cells were reordered). Calls to modules are left out: they
    plot, print and test.
    """
    modules = set().union(*(s.imports for s in said))
    gives = [s.binds | s.imports.keys() | s.changes for s in said]
    for n, (*_, statement) in enumerate(flat):
        if isinstance(statement, ast.Expr):
            gives[n] -= modules
    before, chosen, wanted, grew = set().union(*gives[: own + 1]), {own}, said[own].reads, True
    while grew:
        grew = False
        for n in range(len(flat)):
            if n not in chosen and gives[n] & (wanted - before if n > own else wanted | {"*"}):
                chosen.add(n)
                wanted |= said[n].reads
                grew = True
    return [*sorted(chosen - {own}), own]
