"""The sentences of MyST Markdown, a block each: paragraphs, headings, list items, cells of tables, summaries.

Formulas that stand alone, code and directives are no sentences; comments and strings of fenced Python are.
"""

import re
from collections.abc import Callable
from itertools import pairwise

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin

from dlbasics.translation.python_source import WORD, source_messages, translated_source

PARSER = MarkdownIt("commonmark").enable("table").use(dollarmath_plugin, double_inline=True)
SUMMARY = re.compile(r"(?<=<summary>).*?(?=</summary>)", re.DOTALL)
NO_PROSE = re.compile(r"\$\$.*?\$\$|\$[^$]*\$|`[^`]*`|<[^>]*>|\]\([^)]*\)", re.DOTALL)
TEX_WORDS = re.compile(r"\\text(?:bf|it)?\{[^}]*[^\W\d_]{2,}")


def markdown_messages(source: str) -> list[str]:
    """List the sentences of a page or of a notebook's cell, in their order."""
    found = []

    def note(message):
        found.append(message)
        return message

    translated_markdown(source, note)
    return found[::-1]


def translated_markdown(source: str, translate: Callable[[str], str]) -> str:
    """Give a text with other sentences; what a block begins with, such as ``> -``, stays.

    Parameters
    ----------
    source : str
        MyST Markdown.
    translate : callable
        Leads from a message to its translation. It is called for the last sentence first.
    """
    lines = source.split("\n")
    for token in reversed(PARSER.parse(source)):
        if token.map is None:
            continue
        begin, end = token.map
        match token.type:
            case "inline" if token.level and _is_row(lines, begin):
                lines[begin] = _with_cell(lines[begin], token.content, translate)
            case "inline" if is_prose(token.content):
                lines[begin:end] = [_start(lines[begin], token.content) + translate(_one_line(token.content))]
            case "html_block":
                block = SUMMARY.sub(lambda match: translate(_one_line(match[0])), "\n".join(lines[begin:end]))
                lines[begin:end] = block.split("\n")
            case "math_block" if TEX_WORDS.search(token.content):
                lines[begin:end] = _math_block(lines[begin:end], translate)
            case "fence" if token.info.strip() == "python" and _has_sentences(token.content):
                code = translated_source(token.content, translate).rstrip("\n").split("\n")
                indent = re.match(r"[\s>]*", lines[begin])[0]
                lines[begin + 1 : end - 1] = [indent + line if line else indent.rstrip() for line in code]
    return "\n".join(lines)


def heading_texts(source: str) -> list[str]:
    """The headings of a text in their order, as docutils reads them: no markup, and formulas as their TeX."""
    tokens = PARSER.parse(source)
    found = []
    for before, token in pairwise(tokens):
        if before.type == "heading_open":
            found.append("".join(child.content for child in token.children if child.type != "html_inline"))
    return found


def is_prose(content: str) -> bool:
    """Whether a text has words besides its formulas, code, tags and targets of links."""
    return bool(WORD.search(NO_PROSE.sub(" ", content)) or TEX_WORDS.search(content))


def _one_line(content: str) -> str:
    return re.sub(r"\s+", " ", content).strip()


def _start(line: str, content: str) -> str:
    """What stands in a block's first line before its sentence."""
    return line[: line.index(content.split("\n")[0].strip())]


def _is_row(lines: list[str], begin: int) -> bool:
    return lines[begin].lstrip().startswith("|")


def _with_cell(line: str, content: str, translate) -> str:
    """A row of a table with one other cell; cells come from the right."""
    if not is_prose(content):
        return line
    for written in (content, content.replace("|", "\\|")):
        cell = re.compile(rf"(?<=\|)(\s*){re.escape(written)}(\s*)(?=\|)")
        matches = list(cell.finditer(line))
        if matches:
            at = matches[-1]
            translation = translate(_one_line(content))
            translation = translation if "\\|" in translation else translation.replace("|", "\\|")
            return line[: at.start()] + at[1] + translation + at[2] + line[at.end() :]
    raise ValueError(f"{content!r} stands nowhere in the row {line!r}")


def _math_block(lines: list[str], translate) -> list[str]:
    """A formula with words in it is one message."""
    formula = "\n".join(lines)
    start = re.match(r"[\s>]*", formula)[0]
    return [start + translate(_one_line(formula))]


def _has_sentences(code: str) -> bool:
    try:
        return bool(source_messages(code))
    except (SyntaxError, ValueError):
        return False
