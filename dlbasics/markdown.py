"""Inline Markdown as exercises use it to HTML: code, bold, emphasis, links, math; the rest is escaped."""

import html
import re

TOKENS = re.compile(
    r"(?P<tick>`+)(?P<code>.+?)(?P=tick)"
    r"|(?P<math>\$(?!\s)[^$]+?(?<!\s)\$)"
    r"|\*\*(?P<bold>.+?)\*\*"
    r"|(?<![\w*])\*(?P<em>[^*\s](?:[^*]*[^*\s])?)\*(?![\w*])"
    r"|\[(?P<text>[^\]]+)\]\((?P<link>(?:https?://|[\w./#-])[^)\s:]*(?::[^)\s]*)?)\)",
    re.DOTALL,
)


def inline(text: str) -> str:
    """Turn one paragraph of inline Markdown into HTML."""
    made, at = [], 0
    for token in TOKENS.finditer(text):
        made.append(html.escape(text[at : token.start()], quote=False))
        at = token.end()
        if token["code"]:
            made.append(f"<code>{html.escape(token['code'].strip(), quote=False)}</code>")
        elif token["math"]:
            made.append(f'<span class="dl-math">{html.escape(token["math"], quote=False)}</span>')
        elif token["bold"]:
            made.append(f"<strong>{inline(token['bold'])}</strong>")
        elif token["em"]:
            made.append(f"<em>{inline(token['em'])}</em>")
        elif token["link"].startswith(("http:", "https:")) or ":" not in token["link"]:
            made.append(f'<a href="{html.escape(token["link"])}">{inline(token["text"])}</a>')
        else:
            made.append(html.escape(token[0], quote=False))
    made.append(html.escape(text[at:], quote=False))
    return "".join(made)


def block(text: str) -> str:
    """Turn paragraphs, fenced code and doctest examples into HTML."""
    made = []
    for at, part in enumerate(re.split(r"^[ \t]*```.*$\n?", text.strip(), flags=re.MULTILINE)):
        if at % 2:
            made.append(_pre(part))
            continue
        for lines in filter(str.strip, re.split(r"\n[ \t]*\n", part)):
            example = lines.lstrip().startswith(">>>")
            made.append(_pre(lines) if example else f"<p>{inline(lines.strip())}</p>")
    return "".join(made)


def _pre(code: str) -> str:
    return f"<pre><code>{html.escape(code.rstrip(), quote=False)}</code></pre>"


def literal(text: str) -> str:
    """A learner's own text for a sentence in Markdown: it makes no link."""
    return text.replace("](", "] (")
