"""The sentences of Markdown are found block by block, and others can stand in their place."""

import json

import pytest
from support.book import ROOT

from dlbasics.sphinxext.translation.markdown_messages import (
    PARSER,
    heading_texts,
    markdown_messages,
    translated_markdown,
)

PAGE = """\
# A title with `code` and $x^2$

A paragraph that
runs over two lines.

1. first step
2. second *step*
   goes on

> **Pitfall.** Do not
> do this.
>
> - nor that

| name | meaning of it |
| --- | --- |
| `x` | so \\| or so |
| $y$ | two words |

<details class="dl-box">
<summary>Going deeper: more</summary>

$$\\sigma(x)$$

$$L = x \\quad\\text{where } x > 0$$

```python
print("it is so")  # a comment here
```

```{explorer} mlp#unit
```

</details>

    indented code stays
"""
FOUND = [
    "A title with `code` and $x^2$", "A paragraph that runs over two lines.", "first step",
    "second *step* goes on", "**Pitfall.** Do not do this.", "nor that", "name", "meaning of it",
    "so | or so", "two words", "Going deeper: more", "$$L = x \\quad\\text{where } x > 0$$", "it is so",
    "a comment here",
]


def test_each_block_is_one_message():
    assert sorted(markdown_messages(PAGE)) == sorted(FOUND)


def test_translations_stand_where_their_sentences_stood():
    other = translated_markdown(PAGE, lambda text: f"«{text.replace('|', '或')}»")
    for expected in ("# «A title", "\n1. «first step»\n2. «second", "> **".replace("**", "«**Pitfall"),
                     "> - «nor that»", "| `x` | «so 或 or so» |", "<summary>«Going deeper: more»</summary>",
                     "\n$$\\sigma(x)$$\n", 'print("«it is so»")  # «a comment here»', "    indented code"):
        assert expected in other
    assert markdown_messages(other) == [f"«{text.replace('|', '或')}»" for text in markdown_messages(PAGE)]


@pytest.mark.parametrize("path", sorted([*ROOT.glob("chapters/*.md"), *ROOT.glob("chapters/*.ipynb")]),
                         ids=lambda path: path.stem)
def test_the_book_with_its_own_sentences_is_the_same_book(path):
    source = path.read_text(encoding="utf-8")
    texts = [source] if path.suffix == ".md" else [
        "".join(cell["source"]) for cell in json.loads(source)["cells"] if cell["cell_type"] == "markdown"]
    for text in texts:
        again = translated_markdown(text, lambda message: message)
        assert " ".join(PARSER.render(again).split()) == " ".join(PARSER.render(text).split())


def test_headings_are_read_as_docutils_reads_them():
    assert heading_texts("# A `b` *c*\n\ntext\n\n## $x$ <span>d</span>\n") == ["A b c", "x d"]
