"""Changes that make a line Python, for the slips that Python calls "invalid syntax".

A line is told to be what it looks like only where the change helps: the changed line is then Python, or
Python comes further in the cell than before.
"""

import keyword
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from dlbasics.messages import Message
from dlbasics.syntax_advice.line_repairs import (
    TYPES,
    call_of_print,
    commas_in_lists,
    function_head,
    grouped_digits,
    instead,
    is_in_a_call,
    parts_of,
)
from dlbasics.syntax_advice.parse_check import first_error, is_python, parses

BEGINS_A_BLOCK = re.compile(
    r"\s*(def|class|if|elif|else|for|while|with|try|except|finally|async)\b", re.ASCII)
WORDS = re.compile(r"[^\W\d]\w*")
# Words of other languages, and what Python has in their place.
OTHER_LANGUAGES = {
    "define": "def", "function": "def", "func": "def", "elseif": "elif", "elsif": "elif",
    "fn": "def", "fun": "def", "sub": "def", "otherwise": "else", "foreach": "for", "throw": "raise",
    "catch": "except", "include": "import",
}


@dataclass(frozen=True)
class Sign:
    """What Python does not know, and what to put in its place; `shown` is the sign, if not all that is found.

    `example` is a line that the change makes Python.
    """

    example: str
    pattern: str
    replacement: str
    shown: str = ""


SIGNS = [
    Sign("f = x => x + 1", r"(?<=[^=<>!]=)\s*\(?(\w+(?:\s*,\s*\w+)*)\)?\s*[=-]>", r" lambda \1:"),
    Sign("double f(x):", r"^\s*(?:void|int|float|double)(?=\s+\w+\s*\(.*\)\s*[:{])", "def"),
    Sign("y = x***2", r"\*{3,}", "**"),
    Sign("y = X @@ W", r"@@+", "@"),
    Sign("y = X %*% W", r"%\*%", " @ "),
    Sign("y = x.*w", r"\.([*/])", r"\1"),
    Sign("y = x.^2", r"\.\^", "**"),
    Sign("y = X' * w", r"(?<=[^\W\d]|[\])])'(?=\s*[*@](?!\*))", ".T", "'"),
    Sign("y = np..exp(x)", r"(?<=\w)\.\.+(?=\w)", "."),
    Sign("y := 3", r":=", "="),
    Sign("y = 0. 5", r"(?<![\w.])(\d+)(\.)\s+(\d+)|(?<![\w.])(\d+)\s+(\.)(\d+)", r"\1\2\3\4\5\6"),
    Sign("y = np exp(x)", r"\b(np(?:\.random|\.linalg)?|numpy|math|plt)\s+(\w+)(?=\s*\()", r"\1.\2"),
    Sign("else if y:", r"\belse\s+if\b", "elif", "else if"),
    Sign("else y:", r"\belse(?=\s*[^\s:])", "elif"),
    Sign("def f(x)::", r"::", ":"),
    Sign("return = x", r"\breturn\s*=(?!=)", "return", "return ="),
    Sign("y = a && b", r"&&", " and "),
    Sign("y = a || b", r"\|\|", " or "),
    Sign("y = x !== 3", r"!==", "!="),
    Sign("y = x === 3", r"===", "=="),
    Sign("if x => 3:", r"=>", ">="),
    Sign("if x =< 3:", r"=<", "<="),
    Sign("y = x <> 3", r"<>", "!="),
    Sign("y = !a", r"!(?!=)", "not ", "!"),
    Sign("// a note", r"^\s*//", "#"),
    Sign("i++", r"(\w+)\s*\+\+", r"\1 += 1"),
    Sign("i--", r"(\w+)\s*--", r"\1 -= 1"),
    Sign("y = |e|", r"\|([^|=]+)\|", r"np.abs(\1)"),
    Sign("y = x > 0 ? x : 0",
         r"(?:(?<=[^=<>!]=)(?!=)|(?<=\breturn\b))\s*([^?]+?)\s*\?\s*([^?:]+?)\s*:\s*([^?:]+?)\s*$",
         r" \2 if \1 else \3"),
]
# What is too much: words of other languages, types before names, dots.
LEFT_OUT = (rf"\b(then|do|begin|end|new)\b|^\s*{TYPES}\s+(?=[^\W\d]\w*\s*=(?!=))"
            rf"|(?<=[(,])\s*{TYPES}\s+(?=[^\W\d])|^\s*\.{{2,}}\s*|(?<!\bnp)(?<!numpy)\.+\s*$|[?;!]+\s*$")
NOTE = re.compile(r"(?<!\S)(//|--|/\*|<!--|(?<=\S\s)%)\s*(?=[^\W\d][\w']*\s+[^\W\d]\w)")
EXPRESSION_ALONE = re.compile(r"\s*([^\W\d]\w*)\s+(?![^\W\d]\w*$)(.+)")
FOR_ARRAYS = {"&&": "(...) & (...)", "||": "(...) | (...)", "!": "~(...)"}


def repair(error: SyntaxError, source: str) -> Message | None:
    """Say what to change in the line of an error; None where no known change helps.

    Parameters
    ----------
    error : SyntaxError
        As Python itself words it.
    source : str
        The cell; empty where it is not known.
    """
    line = (error.text or "").rstrip()
    helps = partial(_helps, error, source, is_python(line))
    changes = (_prompt, function_head, _braces, call_of_print, _signs, _notes, _words, _left_out, _loop,
               _colons, grouped_digits, commas_in_lists, _names, _statements, _comparison, _parameters,
               _numbers, _assignments)
    for change in changes:
        for repaired, message in change(line):
            if helps(repaired):
                return message
    return None


def _helps(error: SyntaxError, source: str, was_python: bool, repaired: str) -> bool:
    """Whether a line in place of the wrong one is Python, as that was not, or lets Python come further."""
    if is_python(repaired) and not was_python:
        return True
    lines = source.split("\n")
    place = (error.lineno or 0) - 1
    if not 0 <= place < len(lines):
        return False
    lines[place] = repaired
    next_error = first_error("\n".join(lines))
    return next_error is None or (next_error.lineno or 0) > place + 1


# -- changes: each yields a line, and what is said if it helps -----------------------------------


def _prompt(line: str) -> Iterator:
    """The prompt of an interpreter, copied with its line."""
    prompt = re.match(r"\s*(>>>|In \[\d*\]:|Out\[\d*\]:)\s?", line)
    if prompt:
        yield line[prompt.end() :], Message("syntax.prompt", {"prompt": prompt[1]})


def _braces(line: str) -> Iterator:
    """A block in curly brackets."""
    if BEGINS_A_BLOCK.match(line) and line.endswith("{"):
        yield line[:-1].rstrip(" :") + ":", Message("syntax.braces")


def _signs(line: str) -> Iterator:
    """A sign of another language: once, everywhere, and beside one or two others."""
    present = [sign for sign in SIGNS if re.search(sign.pattern, line)]
    for sign in present:
        for found in re.finditer(sign.pattern, line):
            changed = line[: found.start()] + found.expand(sign.replacement) + line[found.end() :]
            yield changed, _of_a_sign(line, found, sign)
    for several in (*combinations(present, 1), *combinations(present, 2), *combinations(present, 3)):
        changed = line
        for sign in several:
            changed = re.sub(sign.pattern, sign.replacement, changed)
        yield changed, _of_a_sign(line, re.search(several[0].pattern, line), several[0])


def _of_a_sign(line: str, found: re.Match, sign: Sign) -> Message:
    """What is said of a sign; what joins truth values is written otherwise between arrays."""
    wrong, right = sign.shown or found[0], found.expand(sign.replacement)
    if wrong in FOR_ARRAYS and not re.match(r"\s*(if|elif|while|else\s*if|elseif)\b", line):
        about = {"wrong": wrong, "word": right.strip(), "arrays": FOR_ARRAYS[wrong]}
        return Message("syntax.single-or-array", about)
    return instead(wrong, right)


def _words(line: str) -> Iterator:
    """A word that is nearly one of Python's own: `Return`, `retrun`, `ret urn`."""
    for found in re.finditer(r"\b(?=([^\W\d]+) ([^\W\d]+)\b)", line):
        wrong, right = f"{found[1]} {found[2]}", found[1] + found[2]
        if keyword.iskeyword(right):
            yield line[: found.start()] + right + line[found.end(2) :], instead(wrong, right)
    for found in WORDS.finditer(line):
        right = _nearest_keyword(found[0])
        if right:
            yield line[: found.start()] + right + line[found.end() :], instead(found[0], right)


def _nearest_keyword(word: str) -> str:
    """The word of Python's own that is meant; empty for one of them, and where none is near."""
    if keyword.iskeyword(word) or len(word) < 2:
        return ""
    small = word.lower()
    for known in keyword.kwlist:
        if small == known.lower() or (len(word) > 2 and sorted(small) == sorted(known)):
            return known
    import difflib  # takes longer to load than all that is here

    near = difflib.get_close_matches(small, keyword.kwlist, n=1, cutoff=0.8) if len(word) > 4 else []
    return OTHER_LANGUAGES.get(small, near[0] if near else "")


def _left_out(line: str) -> Iterator:
    """What is too much: `then`, `do`, `end`, the type of a name, a full stop, the dots of a stub."""
    for found in re.finditer(LEFT_OUT, line):
        start = line[: found.start()]
        message = Message("syntax.leave-out", {"word": found[0].strip()})
        yield (start.rstrip() or start) + line[found.end() :], message
        yield re.sub(LEFT_OUT, "", line), message


def _loop(line: str) -> Iterator:
    """A `for` that counts, as other languages write it."""
    if re.match(r"\s*for\b", line) and not re.search(r"\bin\b", line):
        yield "for i in range(n):", Message("syntax.for")


def _names(line: str) -> Iterator:
    """What cannot be a name: a word of Python's own, one with a hyphen or a space in it."""
    spaced = re.match(r"\s*(?:async\s+)?(?:def|class)\s+([^\W\d]\w*(?:\s+[^\W\d]\w*)+)(?=\s*[(:])", line)
    if spaced:
        right = "_".join(spaced[1].split())
        yield line[: spaced.start(1)] + right + line[spaced.end() :], Message("syntax.space", {"name": right})
    for found in re.finditer(r"\b[^\W\d]\w*(-[^\W\d]\w*)+(?=\s*(\(|=(?!=)))", line):
        right = found[0].replace("-", "_")
        yield line[: found.start()] + right + line[found.end() :], Message("syntax.hyphen", {"name": right})
    for found in WORDS.finditer(line):
        is_twice = line[: found.start()].split()[-1:] == [found[0]]
        if keyword.iskeyword(found[0]) and found[0].islower() and not is_twice:
            other = f"{found[0].lower()}_"
            message = Message("syntax.keyword-name", {"word": found[0], "other": other})
            yield line[: found.start()] + other + line[found.end() :], message


def _numbers(line: str) -> Iterator:
    """A number directly before a name; an exponent without its digits."""
    for found in re.finditer(r"(?<![\w.])\d+\.?\d*[eE](?![\w+-])", line):
        repaired = line[: found.end()] + "0" + line[found.end() :]
        yield repaired, Message("syntax.exponent", {"number": found[0]})
    for found in re.finditer(r"(?<![\w.])(\d+\.?\d*)\s*(?=[^\W\d])", line):
        if found[0].endswith(" ") and is_in_a_call(line[: found.start()]):
            yield f"{line[: found.end()].rstrip()}, {line[found.end() :]}", Message("syntax.comma-or-times")
        yield line[: found.end()].rstrip() + " * " + line[found.end() :], Message("syntax.times")
        yield line[: found.start()] + "_" + line[found.start() :], Message("syntax.digit-first")


def _notes(line: str) -> Iterator:
    """A comment as other languages write it."""
    for found in NOTE.finditer(line):
        message = Message("syntax.comment", {"sign": found[1]})
        yield line[: found.start(1)] + "# " + line[found.end() :], message


def _statements(line: str) -> Iterator:
    """Two statements in one line; the name of a value without its ``=``."""
    for found in re.finditer(r"(?<=\S)\s+(?=[^\W\d])", line):
        before, after = line[: found.start()], line[found.end() :]
        does_something = is_statement(before) or (before.endswith(")") and is_python(before))
        if does_something and is_statement(after) and not keyword.iskeyword(before.strip()):
            yield before, Message("syntax.new-line", {"word": WORDS.match(after)[0]})
    found = EXPRESSION_ALONE.fullmatch(line)
    if found and not keyword.iskeyword(found[1]) and found[1] not in ("np", "numpy"):
        if parses(f"({found[2]}\n)"):
            yield f"{found[1]} = {found[2]}", Message("syntax.no-equals", {"name": found[1]})


def is_statement(line: str) -> bool:
    """Whether a line does something, other than a formula, which can stand behind a number or a name.

    Parameters
    ----------
    line : str

    Returns
    -------
    bool
    """
    return is_python(line) and not parses(f"({line.strip()}\n)")


def _comparison(line: str) -> Iterator:
    """One ``=`` behind `return`."""
    if re.match(r"\s*return\b", line):
        for found in re.finditer(r"(?<![=<>!])=(?!=)", line):
            if is_python(line[: found.start()]):
                yield f"{line[: found.start()]}=={line[found.end() :]}", Message("syntax.return-equals")


def _parameters(line: str) -> Iterator:
    """What cannot be a parameter: a value, two names without a comma."""
    function = re.fullmatch(r"(\s*def\s+\w+\s*)\((.*)\)(\s*(?:->.*)?:.*)", line)
    parts = parts_of(function[2]) if function else []
    wrong = next((part for part in parts if not parses(f"def f({part}): pass")), "")
    if wrong and _is_closed(wrong):
        right = f"{function[1]}(x){function[3]}"
        yield right, Message("syntax.parameter", {"part": wrong})


def _is_closed(text: str) -> bool:
    """Whether the brackets and quotes of a text come in pairs, as far as counting tells."""
    pairs = ("()", "[]", "{}")
    return all(text.count(a) == text.count(b) for a, b in pairs) and not any(text.count(q) % 2 for q in "\"'")


def _assignments(line: str) -> Iterator:
    """The name on the right of ``=``, and on its left what is computed."""
    sides = re.fullmatch(r"(\s*)([^=]+?)\s*=\s*([^\W\d]\w*)\s*", line)
    if sides and not keyword.iskeyword(sides[3]):
        turned = f"{sides[3]} = {sides[2]}"
        yield turned, Message("syntax.turned", {"line": turned})


def _colons(line: str) -> Iterator:
    """A line that begins a block, without its colon."""
    word = BEGINS_A_BLOCK.match(line)
    if not word:
        return
    code = line.partition("#")[0].rstrip()
    message = Message("syntax.colon", {"word": word[1]})
    yield code.rstrip(";") + ":", message
    for found in re.finditer(r"(?<=\))\s*;?\s*(?=\w)", code):
        yield f"{code[: found.start()]}: {code[found.end() :]}", message


def is_with_braces(line: str) -> bool:
    """Whether a line begins a block in curly brackets, and is Python with a colon.

    Parameters
    ----------
    line : str

    Returns
    -------
    bool
    """
    return any(is_python(changed) for changed, _ in _braces(line.rstrip()))
