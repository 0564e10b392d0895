"""The sentences of MyST Markdown, a block each: paragraphs, headings, list items, cells of tables, summaries.

Formulas that stand alone, code and directives are no sentences; comments and strings of fenced Python are.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise, takewhile, zip_longest

import yaml
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from dlbasics.package_contents import PACKAGE
from dlbasics.translation.python_source import WORD, source_messages, translated_source

SUMMARY = re.compile(r"(?<=<summary>).*?(?=</summary>)", re.DOTALL)
NO_PROSE = re.compile(r"\$\$.*?\$\$|\$[^$]*\$|`[^`]*`|<[^>]*>|\]\([^)]*\)", re.DOTALL)
TEX_WORDS = re.compile(r"\\text(?:bf|it)?\{[^}]*[^\W\d_]{2,}")
STROKE = re.compile(r"(?<!\\)\|")  # what divides the cells of a row
LINE_BREAK = re.compile(r"(?: {2,}|\\)$")  # what makes one of the end of a line


@cache
def markdown_parser(is_cell: bool = False) -> MarkdownIt:
    """The parser that reads the pages when they are built.

    Parameters
    ----------
    is_cell : bool
        Whether it reads cells of notebooks, where no front matter is.
    """
    config = yaml.safe_load((PACKAGE.parent / "_config.yml").read_text(encoding="utf-8"))
    extensions = config["parse"]["myst_enable_extensions"]
    # As Jupyter Book sets it.
    settings = MdParserConfig(enable_extensions=extensions, dmath_double_inline=True)
    parser = create_md_parser(settings, RendererHTML)
    return parser.disable("front_matter") if is_cell else parser


def markdown_messages(source: str, is_cell: bool = False) -> list[str]:
    """List the sentences of a page or of a notebook's cell, in their order."""
    found = []

    def note(message):
        found.append(message)
        return message

    translated_markdown(source, note, is_cell)
    return found[::-1]


def translated_markdown(source: str, translate: Callable[[str], str], is_cell: bool = False) -> str:
    """Give a text with other sentences; what a block begins with, such as ``> -``, stays.

    Parameters
    ----------
    source : str
        MyST Markdown.
    translate : callable
        Leads from a message to its translation. It is called for the last sentence first.
    is_cell : bool
        As for `markdown_parser`.

    Raises
    ------
    ValueError
        If the blocks of the text are others with these sentences.
    """
    parser = markdown_parser(is_cell)
    lines, tokens = source.split("\n"), parser.parse(source)
    for at in reversed(range(len(tokens))):
        token = tokens[at]
        begin, end = token.map or (0, 0)
        match token.type:
            case "tr_open":
                lines[begin] = _row(lines[begin], _cells(tokens[at:]), translate)
            case "inline" if tokens[at - 1].type not in ("th_open", "td_open"):
                end = max(end, begin + 1)  # that of a term in a list of definitions is its beginning
                lines[begin:end] = _sentences(lines[begin:end], token, translate)
            case "html_block":
                block = SUMMARY.sub(lambda match: _other(match[0], translate), "\n".join(lines[begin:end]))
                lines[begin:end] = block.split("\n")
            case "math_block" if TEX_WORDS.search(token.content):
                lines[begin:end] = _math_block(lines[begin:end], token.content, translate)
            case "fence" if token.info.strip() == "python" and _has_sentences(token.content):
                code = token.content.removesuffix("\n").split("\n")
                end = begin + 1 + len(code)
                lines[begin + 1 : end] = _code(lines[begin + 1 : end], code, translate)
    other = "\n".join(lines)
    if other != source:
        _expect_same_blocks(source.split("\n"), tokens, parser.parse(other))
    return other


def heading_texts(source: str, is_cell: bool = False) -> list[str]:
    """The headings of a text in their order, as docutils reads them: no markup, and formulas as their TeX."""
    tokens = markdown_parser(is_cell).parse(source)
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


def _other(content: str, translate) -> str:
    """The translation of a text, or the text with its own lines where it stays the same."""
    message = _one_line(content)
    translation = translate(message)
    return content if translation == message else translation


def _sentences(lines: list[str], block: Token, translate) -> list[str]:
    """The lines of a block with another sentence; with several, if its author breaks lines."""
    content = block.content.split("\n")
    ends = [end for end, line in enumerate(content[:-1], 1) if LINE_BREAK.search(line)]
    if len(ends) != _line_breaks(block):  # a line of code or of a formula can end so, too
        ends = []
    for begin, end in reversed([*pairwise([0, *ends, len(content)])]):
        text = "\n".join(content[begin:end])
        line_break = LINE_BREAK.search(text)[0] if end in ends else ""
        text = text.removesuffix(line_break)
        other = _other(text, translate) if is_prose(text) else text
        if other != text:
            first, last = (text.split("\n")[number].strip() for number in (0, -1))
            before = lines[begin].rpartition(first)[0]
            after = line_break or lines[end - 1].rpartition(last)[2]
            lines[begin:end] = [before + other + after]
    return lines


def _line_breaks(block: Token) -> int:
    """How often the author of a block breaks a line."""
    return sum(child.type == "hardbreak" for child in block.children or ())


def _cells(tokens: list[Token]) -> list[str]:
    """What the cells of the row say that the tokens begin with."""
    row = takewhile(lambda token: token.type != "tr_close", tokens)
    return [token.content for token in row if token.type == "inline"]


def _row(line: str, cells: list[str], translate) -> str:
    """A row of a table with other cells."""
    pieces = STROKE.split(line)
    written = [cell.replace("|", "\\|") for cell in cells]
    # Without a stroke before it, the first cell stands behind what the block begins with.
    is_first = pieces[0].rstrip().endswith(written[0])
    rest = zip(pieces[1:], written[1:], strict=False)  # a row can be shorter, and longer
    start = 0 if is_first and all(piece.strip() == cell for piece, cell in rest) else 1
    for at in reversed(range(len(cells))):
        other = _other(cells[at], translate) if is_prose(cells[at]) else cells[at]
        if other != cells[at]:
            before, _, after = pieces[start + at].rpartition(written[at])
            pieces[start + at] = before + STROKE.sub(r"\\|", other) + after
    return "|".join(pieces)


def _math_block(lines: list[str], content: str, translate) -> list[str]:
    """A formula with words in it is one message."""
    formula = f"$${content}$$"
    other = _other(formula, translate)
    return lines if other == formula else [lines[0].partition("$$")[0] + other]


def _code(lines: list[str], code: list[str], translate) -> list[str]:
    """Lines of code with other sentences, each behind what the block begins its lines with."""
    source = "\n".join(code)
    other = translated_source(source, translate)
    if other == source:
        return lines
    start = next(line.removesuffix(own) for line, own in zip(lines, code, strict=True) if own)
    return [start + line if line else start.rstrip() for line in other.split("\n")]


def _has_sentences(code: str) -> bool:
    try:
        return bool(source_messages(code))
    except (SyntaxError, ValueError):
        return False


def _expect_same_blocks(lines: list[str], tokens: list[Token], others: list[Token]) -> None:
    """Raise if lines with other sentences are read as other blocks."""
    begin = 0
    for token, other in zip_longest(tokens, others):
        begin = token.map[0] if token and token.map else begin
        if _kind(token) != _kind(other):
            raise ValueError(f"the translation makes other blocks of {lines[begin]!r}")


def _kind(token: Token | None) -> tuple:
    """What a translation must keep of a block; none is behind the last."""
    return (token.type, token.level, _line_breaks(token)) if token else ()
