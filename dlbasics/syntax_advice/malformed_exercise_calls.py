"""Lines with `check` and `ask` that are not Python, and how they are written."""

import re

from dlbasics.messages import Message
from dlbasics.notebook_function_names import NOTEBOOK_FUNCTION_NAMES
from dlbasics.syntax_advice.parse_check import first_error, is_python

ID = r"[a-z_]+/[\w-]+"
CHECK = re.compile(
    rf"\s*@?\s*check\b\s*[=:(\[]*\s*([\"']?)({ID})(?:\1|[\"']|(?=\)))\s*[)\]]*\s*[:;,.]?\s*(def\b.*)?")
# What stands between the id and an answer, in brackets or behind `=`.
ASK = re.compile(rf"""\s*(?P<call>(?:ask|another)\(\s*(["']){ID}\2)\s*
    (?:\)\s*=(?!=)\s*(?P<behind>.+) | (?P<sign>[,;]?)\s*(?P<inside>[^,;\s].*)\))\s*""", re.VERBOSE)
QUOTES = "\u201c\u201d\u201e\u201f\u2018\u2019\u300c\u300d\u300e\u300f"
# A list, or a name of several words, is no answer that lacks its quotes.
NO_ANSWER = re.compile(r"""["'\[\]_]|==""")
CALLED = re.compile(rf"\s*({'|'.join(NOTEBOOK_FUNCTION_NAMES)}|display)\s+([^=\s(\[.].*?)\s*")


def advice(error: SyntaxError) -> Message | None:
    """How the line of an error is written, if it is one of those; None for any other.

    Parameters
    ----------
    error : SyntaxError
        As Python itself words it.
    """
    line = (error.text or "").rstrip()
    return None if is_python(line) else _check(line) or _answer(line) or _without_brackets(line)


def _check(line: str) -> Message | None:
    found = CHECK.fullmatch(line)
    right = f'@check("{found[2]}")' if found else ""
    if not found:
        return None
    return Message("syntax.check-and-def" if found[3] else "syntax.write-line", {"line": right})


def _answer(line: str) -> Message | None:
    """A call without its comma, and an answer in words that has no quotes."""
    found = ASK.fullmatch(line)
    if not found:
        return None
    answer = (found["behind"] or found["inside"]).strip()
    right = f"{found['call']}, {answer})"
    if found["sign"] != "," and first_error(right) is None:
        return Message("syntax.write-line", {"line": right})
    answer = answer.strip(QUOTES)
    is_words = not NO_ANSWER.search(answer) and answer.count("(") == answer.count(")")
    right = f'{found["call"]}, "{answer}")'
    is_it = is_words and first_error(right) is None
    return Message("syntax.answer-in-quotes", {"line": right}) if is_it else None


def _without_brackets(line: str) -> Message | None:
    """A function that is called without its round brackets."""
    found = CALLED.fullmatch(line)
    right = f"{found[1]}({found[2]})" if found else ""
    return Message("syntax.write-line", {"line": right}) if found and is_python(right) else None
