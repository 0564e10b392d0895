"""Markdown of captions, questions and verdicts as HTML.

Inline it knows code, bold, emphasis, links and math, as blocks paragraphs, fenced code and doctest examples;
the rest is escaped. A formula becomes a span with its TeX, which whoever shows the HTML turns into MathML.
"""

import html
import re
from collections.abc import Callable

from dlbasics.translation.han import HAN

# Emphasis begins and ends between words; Chinese, which sets no spaces, has it inside a line of letters.
LETTER = rf"[^\W{HAN}]"
FORMULA = r"\$(?!\s)[^$]+?(?<!\s)\$"
TOKENS = re.compile(
    r"(?P<tick>`+)(?P<code>.+?)(?P=tick)"
    rf"|(?P<math>{FORMULA})"
    r"|\*\*(?P<bold>.+?)\*\*"
    rf"|(?<!{LETTER})(?<!\*)\*(?P<em>[^*\s](?:[^*]*[^*\s])?)\*(?!{LETTER})(?!\*)"
    r"|\[(?P<text>[^\]]+)\]\((?P<link>(?:https?://|[\w./#-])[^)\s:]*(?::[^)\s]*)?)\)",
    re.DOTALL,
)
# Chinese sets no spaces: a line may end anywhere in it.
LINE_BREAK_IN_CHINESE = re.compile(rf"(?<=[{HAN}])\n\s*|\n\s*(?=[{HAN}])")
# What `math_span` writes; its group is the escaped TeX.
MATH_SPAN = re.compile(r'<span class="dl-math">\s*\$(.+?)\$\s*</span>', re.DOTALL)


def math_span(tex: str) -> str:
    """The element that stands for a formula until it is typeset; `MATH_SPAN` finds it."""
    return f'<span class="dl-math">${_escape(tex)}$</span>'


def typeset_spans(fragment: str, typeset: Callable[[str], str]) -> str:
    """Replace the spans that stand for formulas in HTML.

    Parameters
    ----------
    fragment : str
        HTML.
    typeset : callable
        From the TeX of a formula to the HTML that takes its place.
    """
    return MATH_SPAN.sub(lambda match: typeset(html.unescape(match[1])), fragment)


def inline(text: str) -> str:
    """Turn one paragraph of inline Markdown into HTML."""
    parts = []
    end = 0
    for token in TOKENS.finditer(text):
        parts.append(_escape(text[end : token.start()]))
        parts.append(_element(token))
        end = token.end()
    parts.append(_escape(text[end:]))
    return "".join(parts)


def block(text: str) -> str:
    """Turn paragraphs, fenced code and doctest examples into HTML."""
    parts = []
    for number, part in enumerate(re.split(r"^[ \t]*```.*$\n?", text.strip(), flags=re.MULTILINE)):
        is_fenced = number % 2 == 1
        if is_fenced:
            parts.append(_code_block(part))
            continue
        for paragraph in re.split(r"\n[ \t]*\n", part):
            if paragraph.lstrip().startswith(">>>"):
                parts.append(_code_block(paragraph))
            elif paragraph.strip():
                words = LINE_BREAK_IN_CHINESE.sub("", paragraph.strip())
                parts.append(f"<p>{inline(words)}</p>")
    return "".join(parts)


def literal(text: str) -> str:
    """A learner's own text for a sentence in Markdown: it makes no link."""
    return text.replace("](", "] (")


def _element(token: re.Match) -> str:
    """One token of inline Markdown as HTML."""
    match token.lastgroup:
        case "code":
            return f"<code>{_escape(token['code'].strip())}</code>"
        case "math":
            return math_span(token["math"][1:-1])
        case "bold":
            return f"<strong>{inline(token['bold'])}</strong>"
        case "em":
            return f"<em>{inline(token['em'])}</em>"
        case _:
            return _link(token)


def _link(token: re.Match) -> str:
    """A link to the web or within the book; any other address, such as ``javascript:``, stays text."""
    address = token["link"]
    if address.startswith(("http:", "https:")) or ":" not in address:
        return f'<a href="{html.escape(address)}">{inline(token["text"])}</a>'
    return _escape(token[0])


def _code_block(code: str) -> str:
    return f"<pre><code>{_escape(code.rstrip())}</code></pre>"


def _escape(text: str) -> str:
    return html.escape(text, quote=False)
