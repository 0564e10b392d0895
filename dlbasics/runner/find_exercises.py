"""Find the exercises in a notebook's cells by their syntax trees, and the statements that each one needs.

Standard library only: the sandbox holds this module and runs it there, since source can break a parser.
"""

import ast
import json
from dataclasses import asdict, dataclass

from dlbasics.ipython_source import PARSE_ERRORS, parse, without_magics
from dlbasics.runner.find_check_calls import checked_ids, checked_ids_in_text
from dlbasics.runner.name_analysis import does_nothing, last_name, names_in_tree, nodes_that_run

MAX_NOTES = 50
MAX_BROKEN_TEXT = 10**5
ASK_PARAMETERS = ("id", "answer")


@dataclass(frozen=True)
class Statement:
    """A statement of a notebook: its cell, its place in it, its syntax tree."""

    cell: int
    place: int
    node: ast.stmt


@dataclass(frozen=True)
class CodeAnswer:
    """One of several answers to an exercise: the index of its statement, or why its cell does not parse."""

    statement_index: int = -1
    parse_error: str = ""


@dataclass(frozen=True)
class FoundExercise:
    """An answer to an exercise: the (cell, place) of statements in the order to run them, its own the last.

    `count` says how often the exercise is answered, `parse_error` why the cell of the answer does not parse.
    """

    needs: list
    count: int
    parse_error: str


def find_exercises(sources: list) -> dict:
    """Find the exercises of a notebook.

    Parameters
    ----------
    sources : list of str
        The code cells.

    Returns
    -------
    dict
        What JSON can carry. ``found``: id -> a `FoundExercise`, the last one where there are several;
        ``asked``: id -> answer in JSON; ``asked_in``: id -> the cell of that answer; ``unread``: ids whose
        answer only Python knows; ``skipped``: magics; ``broken``: (cell, error).
    """
    statements, code_answers, answers, skipped, broken = [], {}, {}, [], []
    cell_of_answer = {}
    for cell, source in enumerate(sources):
        text, magics = without_magics(source)
        skipped += magics
        try:
            tree = parse(text)
        except PARSE_ERRORS as error:
            message = _describe(error)
            broken.append([cell, message])
            for id in checked_ids_in_text(text[:MAX_BROKEN_TEXT]):
                code_answers.setdefault(id, []).append(CodeAnswer(parse_error=message))
            continue
        for place, node in enumerate(tree.body):
            for id in checked_ids(node):
                code_answers.setdefault(id, []).append(CodeAnswer(statement_index=len(statements)))
            written = written_answers(node)
            answers |= written
            cell_of_answer |= dict.fromkeys(written, cell)
            statements.append(Statement(cell, place, node))
    names = [names_in_tree(ast.Module([statement.node], [])) for statement in statements]
    provided = _provided_names(statements, names)
    found = {id: asdict(_answer_that_counts(given, statements, names, provided))
             for id, given in code_answers.items()}
    return {
        "found": found,
        "asked": {id: answer for id, answer in answers.items() if answer},
        "asked_in": {id: cell_of_answer[id] for id, answer in answers.items() if answer},
        "unread": [id for id, answer in answers.items() if not answer],
        "skipped": skipped[:MAX_NOTES],
        "broken": broken[:MAX_NOTES],
    }


def _describe(error: Exception) -> str:
    """What is wrong with a cell that does not parse."""
    message = f"{type(error).__name__}: {str(getattr(error, 'msg', error))[:200]}"
    return f"{message} (line {error.lineno})" if isinstance(error, SyntaxError) else message


def _answer_that_counts(answers: list, statements: list, names: list, provided: list) -> FoundExercise:
    """The last one that parses and is more than a stub; else the last one."""
    written = [answer for answer in answers
               if not answer.parse_error and not _is_stub(statements[answer.statement_index].node)]
    last = (written or answers)[-1]
    needs = []
    if not last.parse_error:
        needs = [
            (statements[index].cell, statements[index].place)
            for index in needed_statements(names, provided, last.statement_index)
        ]
    return FoundExercise(needs, len(answers), last.parse_error)


def _is_stub(node) -> bool:
    """Whether a statement, or the function that it defines, does nothing."""
    return does_nothing(node.body if isinstance(node, ast.FunctionDef) else [node])


def written_answers(statement) -> dict:
    """The answers in calls ``ask("id", answer)``: id -> answer in JSON, empty where it is not written out."""
    answers = {}
    for node in nodes_that_run(statement):
        if isinstance(node, ast.Call) and last_name(node.func) == "ask":
            given = dict(zip(ASK_PARAMETERS, node.args, strict=False))
            given |= {keyword.arg: keyword.value for keyword in node.keywords}
            id = getattr(given.get("id"), "value", None)
            is_one_answer = given.keys() == set(ASK_PARAMETERS) and len(node.args) <= len(ASK_PARAMETERS)
            if is_one_answer and isinstance(id, str):
                answer = _in_json(given["answer"])
                answers |= {} if answer == "null" else {id: answer}
    return answers


def is_literal(node: ast.expr) -> bool:
    """Whether a value is written out, so that nothing has to run to know it."""
    return bool(_in_json(node))


def _in_json(node: ast.expr) -> str:
    """A value that is written out, in JSON; empty where Python has to compute it, or JSON has none."""
    try:
        return json.dumps(ast.literal_eval(node))
    except (*PARSE_ERRORS, TypeError):
        return ""


def needed_statements(names: list, provided: list, own: int) -> list:
    """Indices of the statements that one statement needs, itself last.

    What stands before it comes first, as when the notebook ran; only names that are bound nowhere before it
    are looked for behind it (a notebook whose cells were reordered). Calls to modules are left out: they
    plot, print and test.

    Parameters
    ----------
    names : list of Names
        What each statement does with names.
    provided : list of set
        The names that each statement binds or changes.
    own : int
        Index of the statement.
    """
    provided_before = set().union(*provided[: own + 1])
    chosen, newly_chosen, names_read = {own}, {own}, set()
    while newly_chosen:
        names_read = names_read.union(*(names[index].reads for index in newly_chosen))
        names_sought_before = names_read | {"*"}
        names_sought_after = names_read - provided_before
        newly_chosen = set()
        for index, given in enumerate(provided):
            names_sought = names_sought_after if index > own else names_sought_before
            if index not in chosen and not given.isdisjoint(names_sought):
                newly_chosen.add(index)
        chosen |= newly_chosen
    return [*sorted(chosen - {own}), own]


def _provided_names(statements: list, names: list) -> list:
    """The names that each statement binds or changes; of a call, no module's."""
    modules = set().union(*(own.imports for own in names))
    provided = []
    for statement, own in zip(statements, names, strict=True):
        given = own.binds | own.imports.keys() | own.changes
        provided.append(given - modules if isinstance(statement.node, ast.Expr) else given)
    return provided
