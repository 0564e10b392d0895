"""What is copied into a cell and is not Python: line numbers, fences, formulas, sentences.

It is named only where Python comes further in the cell without it.
"""

import keyword
import re

from dlbasics.messages import Message
from dlbasics.syntax_advice.parse_check import first_error, is_python
from dlbasics.syntax_advice.syntax_repairs import OTHER_LANGUAGES, is_statement
from dlbasics.translation.han import IDEOGRAPHS

NUMBERED = re.compile(r"\s*(\d+)\s*(?:[|:.)]\s?|\s(?!\s*[-+*/%@&|^<>=.,)\]])|(?=[^\W\d])|$)")
# A comparison of two versions, a mail that is quoted, a list or a table, each at the beginning of its lines.
MARK = re.compile(r"\s*([+>|*-])\s?(?![\s+>|*=-])")
ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&#39;": "'", "&#x27;": "'", "&nbsp;": " "}
TAG = re.compile(r"</?(?:b|i|p|br|a|em|strong|code|pre|span|div|li|ul|sub|sup)\b[^<>]*>")
BOLD = re.compile(r"(?<![\w)\]])(\*{2,3})(?=\S)(.+?)(?<=\S)\1(?![\w(])")
ENTITY = re.compile("|".join(ENTITIES))
OF_AN_ERROR = re.compile(
    r"\s*(Traceback \(most recent|File \".*\", line \d+|Cell In ?\[\d+\], line|-+> \d+ |-{10,}$"
    r"|\w*(Error|Exception)(:|\s{2,}| *$))")
# What LaTeX begins with a backslash, and how Python writes it; other names lose the backslash.
LATEX = {
    "max": "np.maximum(...)", "min": "np.minimum(...)", "exp": "np.exp(...)", "log": "np.log(...)",
    "ln": "np.log(...)", "sqrt": "np.sqrt(...)", "tanh": "np.tanh(...)", "sum": "np.sum(...)",
    "frac": "(...) / (...)", "cdot": "*", "times": "*", "odot": "*", "div": "/", "pi": "np.pi",
    "infty": "np.inf", "le": "<=", "leq": "<=", "ge": ">=", "geq": ">=", "ne": "!=", "neq": "!=",
    "left": "", "right": "", "text": "", "mathrm": "",
}
BACKSLASH = re.compile(r"\\(?:([A-Za-z]+)|(.?))")
ESCAPED = "_*[](){}#<>+-.!&%"
SENTENCE_MARKS = ".,;:!?'\u2019"
SENTENCE = re.compile(r"(?:[^\W_]|[\s.,;:!?'\u2019-])+(?<![:,])")
CHINESE = re.compile(f"[{IDEOGRAPHS}]")
CHINESE_SENTENCE = re.compile("[\\s\\w\uff0c\u3002\u3001\uff1b\uff1a\uff01\uff1f\u201c\u201d,.!?-]+")
MIN_WORDS, MIN_WORDS_AFTER_A_KEYWORD = 3, 6
NEVER_IN_PROSE = {"def", "class", "import", "return", "lambda", "elif", "except", "assert", "raise", "del",
                  "global", "nonlocal", "yield", *OTHER_LANGUAGES}
ALSO_IN_PROSE = {"if", "for", "while", "with", "as", "and", "or", "not", "in", "is", "from", "else", "try",
                 "pass", "break", "continue", "finally", "async", "await", "let", "var", "const"}


def advice(error: SyntaxError, source: str) -> Message | None:
    """What to delete in a cell that was copied; None where nothing of the kind stands at the error.

    Parameters
    ----------
    error : SyntaxError
        As Python itself words it.
    source : str
        The cell; empty where it is not known.
    """
    lines, place = _cell(error, source)
    if not 0 <= place < len(lines):
        return None
    for find in (_fence, _message_of_an_error, _numbers, _marks, _inside_a_line, _backslash):
        found = find(lines, place, error)
        if found:
            return found
    return sentence(error, source) if CHINESE.search(lines[place]) else None


def sentence(error: SyntaxError, source: str) -> Message | None:
    """What to do with words that are no comment; None for any other line.

    Parameters
    ----------
    error : SyntaxError
        As Python itself words it, of a line that no small change makes Python.
    source : str
        The cell; empty where it is not known.
    """
    lines, place = _cell(error, source)
    if re.search("indent|triple-quoted", error.msg or "") or not 0 <= place < len(lines):
        return None
    line = lines[place]
    without = _with(lines, place, f"{line[: len(line) - len(line.lstrip())]}pass")
    is_sentence = reads_like_a_sentence(line) and _comes_further(without, place)
    return Message("syntax.pasted.sentence") if is_sentence else None


def _cell(error: SyntaxError, source: str) -> tuple[list[str], int]:
    """The lines of the cell, and which of them is wrong."""
    if source:
        return source.split("\n"), (error.lineno or 0) - 1
    return (error.text or "").rstrip("\n").split("\n"), 0


def _comes_further(lines: list[str], place: int) -> bool:
    following = first_error("\n".join(lines))
    return following is None or (following.lineno or 0) > place + 1


def _with(lines: list[str], place: int, line: str) -> list[str]:
    return [*lines[:place], line, *lines[place + 1 :]]


# -- whole lines: each takes the lines of the cell, the place of the wrong one, and the error ------


def _fence(lines, place, error) -> Message | None:
    """Three backticks, which mark code in a text."""
    is_fence = re.fullmatch(r"\s*```+\s*\w*\s*", lines[place])
    return Message("syntax.pasted.fence") if is_fence else None


def _message_of_an_error(lines, place, error) -> Message | None:
    is_message = OF_AN_ERROR.match(lines[place]) and _comes_further(_with(lines, place, ""), place)
    return Message("syntax.pasted.error") if is_message else None


def _numbers(lines, place, error) -> Message | None:
    """Numbers of lines, one higher in each."""
    first, last = place, place
    while first > 0 and _number(lines, first - 1) == _number(lines, first) - 1 >= 0:
        first -= 1
    while last + 1 < len(lines) and _number(lines, last + 1) == _number(lines, last) + 1 > 0:
        last += 1
    bare = [NUMBERED.sub("", line, count=1) for line in lines[first : last + 1]]
    is_alone_in_a_name = first == last and re.match(r"\s*\d+[^\W\d]", lines[place])
    if _number(lines, place) < 0 or is_alone_in_a_name or not any(map(is_statement, bare)):
        return None
    if _comes_further([*lines[:first], *bare, *lines[last + 1 :]], place):
        return Message("syntax.pasted.numbers")
    return None


def _number(lines: list[str], place: int) -> int:
    """The number that a line begins with; below zero if it begins with none."""
    found = NUMBERED.match(lines[place])
    return int(found[1]) if found else -2


def _marks(lines, place, error) -> Message | None:
    """A mark that stands at the beginning of the lines, such as `>` in a mail."""
    found = MARK.match(lines[place])
    if not found or not is_statement(lines[place][found.end() :]):
        return None
    for behind in ("", " ?"):
        mark = re.compile(rf"^\s*{re.escape(found[1])}{behind}")
        if _comes_further([mark.sub("", line) for line in lines], place):
            return Message("syntax.pasted.mark", {"mark": found[1]})
    return None


def reads_like_a_sentence(line: str) -> bool:
    """Whether a line holds words only, as a sentence does, English or Chinese.

    Parameters
    ----------
    line : str
        A line that is not Python.

    Returns
    -------
    bool
    """
    words = [word.strip(SENTENCE_MARKS) for word in line.split()] or [""]
    if CHINESE.search(line) and CHINESE_SENTENCE.fullmatch(line):
        return not keyword.iskeyword(words[0])
    plain = [word for word in words if word.replace("'", "").replace("-", "").isalpha()]
    if words[0] in NEVER_IN_PROSE or not SENTENCE.fullmatch(line) or len(plain) < len(words) - 1:
        return False
    is_like_code = words[0] in ALSO_IN_PROSE or words[0].lower() in NEVER_IN_PROSE
    needed = MIN_WORDS_AFTER_A_KEYWORD if is_like_code else MIN_WORDS
    return len(plain) >= needed and sum(len(word) > 2 for word in plain) >= 2


# -- inside a line --------------------------------------------------------------------------------


def _inside_a_line(lines, place, error) -> Message | None:
    """What a page or a text writes into a line."""
    line = lines[place]
    if is_python(line):
        return None
    changes = [
        (ENTITY.sub(lambda found: ENTITIES[found[0]], line), _of_an_entity(line)),
        (TAG.sub("", line), Message("syntax.pasted.tag")),
        (line.replace("`", ""), Message("syntax.pasted.backticks")),
        (BOLD.sub(r"\2", line), Message("syntax.pasted.bold")),
        (line.replace("$", ""), Message("syntax.leave-out", {"word": "$"})),
    ]
    for changed, message in changes:
        if changed != line and (is_python(changed) or _comes_further(_with(lines, place, changed), place)):
            return message
    return None


def _of_an_entity(line: str) -> Message | None:
    """What stands for another sign on a page."""
    entity = (ENTITY.search(line) or [""])[0]
    right = ENTITIES.get(entity, "").strip()
    if not right:
        return Message("syntax.leave-out", {"word": entity})
    return Message("syntax.write-instead", {"wrong": entity, "right": right})


def _backslash(lines, place, error) -> Message | None:
    """A backslash that does not end its line: a name of LaTeX, or a sign that a text writes with it."""
    if "after line continuation" not in (error.msg or ""):
        return None
    line = lines[place]
    found = BACKSLASH.search(line, max((error.offset or 0) - 2, 0))
    if not found:
        return None
    behind = line[found.start() + 1 :].strip()
    if not behind or behind.startswith("#"):
        return Message("syntax.backslash-comment" if behind else "syntax.backslash-last")
    name, sign = found[1], found[2]
    if not name:
        return _of_a_sign(found[0], sign)
    if name.startswith("n") and _is_new_line(line, found.start()):
        return Message("syntax.backslash-n")
    right = LATEX.get(name, name)
    if not right:
        return Message("syntax.leave-out", {"word": found[0]})
    return Message("syntax.pasted.latex", {"wrong": found[0], "right": right})


def _of_a_sign(written: str, sign: str) -> Message | None:
    """What is said of a sign with a backslash: a narrow space of LaTeX, or one that a text writes so."""
    if sign in ",;":
        return Message("syntax.leave-out", {"word": written})
    return Message("syntax.write-instead", {"wrong": written, "right": sign}) if sign in ESCAPED else None


def _is_new_line(line: str, backslash: int) -> bool:
    """Whether a line is Python where a backslash with `n` begins a new one."""
    before, after = line[:backslash], line[backslash + 2 :]
    return bool(before.strip()) and is_python(before) and is_python(after)
