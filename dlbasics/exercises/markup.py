"""Inline Markdown, as exercises use it, to HTML: code, bold, emphasis, links and math; the rest is escaped."""

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
    for part in re.split(r"\n[ \t]*\n", text.strip()):
        lines = part.strip("\n")
        if lines.lstrip().startswith((">>>", "```")):
            kept = [line for line in lines.splitlines() if not line.lstrip().startswith("```")]
            made.append(f"<pre><code>{html.escape(chr(10).join(kept), quote=False)}</code></pre>")
        elif lines:
            made.append(f"<p>{inline(lines)}</p>")
    return "".join(made)
