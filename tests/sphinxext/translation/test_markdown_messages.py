"""The sentences of Markdown are found block by block, and others can stand in their place."""

import json

import pytest
from support.book import ROOT

from dlbasics.sphinxext.translation.markdown_messages import (
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


def mark(message: str) -> str:
    """Stands for a translation: a formula stays one."""
    return f"$$«{message.strip('$')}»$$" if message.startswith("$$") else f"«{message}»"


def marked(source: str, **options) -> str:
    return translated_markdown(source, mark, **options)


def test_each_block_is_one_message():
    assert sorted(markdown_messages(PAGE)) == sorted(FOUND)


def test_translations_stand_where_their_sentences_stood():
    other = translated_markdown(PAGE, lambda text: mark(text.replace("|", "或")))
    for expected in ("# «A title", "\n1. «first step»\n2. «second", "> **".replace("**", "«**Pitfall"),
                     "> - «nor that»", "| `x` | «so 或 or so» |", "<summary>«Going deeper: more»</summary>",
                     "\n$$\\sigma(x)$$\n", 'print("«it is so»")  # «a comment here»', "    indented code"):
        assert expected in other
    assert markdown_messages(other) == [mark(text.replace("|", "或")) for text in markdown_messages(PAGE)]


@pytest.mark.parametrize("path", sorted([*ROOT.glob("chapters/*.md"), *ROOT.glob("chapters/*.ipynb")]),
                         ids=lambda path: path.stem)
def test_the_book_with_its_own_sentences_is_the_same_book(path):
    source = path.read_text(encoding="utf-8")
    texts = [source] if path.suffix == ".md" else [
        "".join(cell["source"]) for cell in json.loads(source)["cells"] if cell["cell_type"] == "markdown"]
    for text in texts:
        assert translated_markdown(text, lambda message: message, path.suffix == ".ipynb") == text


@pytest.mark.parametrize(("source", "expected"), [
    ("Name | Value\n--- | ---\none thing | a word", "«Name» | «Value»\n--- | ---\n«one thing» | «a word»"),
    ("> | Name | Value |\n> | --- | --- |\n> | one thing | > |",
     "> | «Name» | «Value» |\n> | --- | --- |\n> | «one thing» | > |"),
    ("> Name | Value\n> --- | ---\n> one thing | a word",
     "> «Name» | «Value»\n> --- | ---\n> «one thing» | «a word»"),
    ("- | - | Name |\n  | - | --- |\n  | - | a word", "- | - | «Name» |\n  | - | --- |\n  | - | «a word»"),
    ("| word | word |\n|---|---|\n| | a `x\\|y` word |",
     "| «word» | «word» |\n|---|---|\n| | «a `x\\|y` word» |"),
])
def test_a_cell_of_a_table_is_changed_in_its_place(source, expected):
    assert marked(source) == expected


def test_a_cell_is_found_beside_one_that_says_the_same_in_translation():
    words = {"aa": "bb", "bb": "cc"}
    assert translated_markdown("| bb | aa |\n|---|---|\n", words.get) == "| cc | bb |\n|---|---|\n"


@pytest.mark.parametrize(("source", "expected"), [
    ("|x| is a value\nof x", "«|x| is a value of x»"),
    ("| `a|b` words | c |\n|---|---|", "«| `a|b` words | c | |---|---|»"),
    ("[^note]: note", "[^note]: «note»"), ("[^n]: The note\n    goes on.", "[^n]: «The note goes on.»"),
    ("# Title words #", "# «Title words» #"), ("Two words\nfor it\n====", "«Two words for it»\n===="),
    ("Term word\n: What it\n  says.\n\nOther word\n: This, too.",
     "«Term word»\n: «What it says.»\n\n«Other word»\n: «This, too.»"),
    ("% a note to authors\nThe text here.", "% a note to authors\n«The text here.»"),
    ("> One line  \n> and *two*\\\n> lines\n> more", "> «One line»  \n> «and *two*»\\\n> «lines more»"),
    ("Two words\n\\\nand more", "«Two words»\\\n«and more»"),
    ("A formula $a \\\nb$ goes\non.", "«A formula $a \\ b$ goes on.»"),
    ("> $$\n> a \\text{where it is}\n> $$", "> $$« a \\text{where it is} »$$"),
])
def test_a_block_is_changed_as_the_page_reads_it(source, expected):
    assert marked(source) == expected


@pytest.mark.parametrize("source", [
    ":::{note}\nSome text here.\n:::", "\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}",
    "---\ntitle: A page\ntags: x\n---", "(some-name)=", "+++ a new part", "{{ some_name }}",
])
def test_what_is_no_sentence_stays(source):
    assert marked(source) == source and markdown_messages(source) == []


def test_a_cell_of_a_notebook_has_no_front_matter():
    source = "---\n\nSome words.\n\n---"
    assert marked(source, is_cell=True) == source.replace("Some words.", "«Some words.»")
    assert marked(source) == source
    assert heading_texts("---\n\n# Some words\n\n---", is_cell=True) == ["Some words"]


@pytest.mark.parametrize(("source", "expected"), [
    ("- ```python\n  # a word\n\n  x = 1\n  ```", "- ```python\n  # «a word»\n\n  x = 1\n  ```"),
    ("> 1. ```python\n>    if x:\n>        y()  # a word\n>\n>    ```\n> Text here.",
     "> 1. ```python\n>    if x:\n>        y()  # «a word»\n>\n>    ```\n> «Text here.»"),
    ("```python\n# a word\n", "```python\n# «a word»\n"), ("```python\n# a word", "```python\n# «a word»"),
    ("> ```python\n> # a word\n\nText here.", "> ```python\n> # «a word»\n\n«Text here.»"),
])
def test_code_stays_in_its_block(source, expected):
    assert marked(source) == expected


@pytest.mark.parametrize("translation", ["- a point", "% a comment", "    four spaces", "# a title"])
def test_a_translation_that_makes_other_blocks_is_refused(translation):
    with pytest.raises(ValueError, match="'Some words'"):
        translated_markdown("# Title\n\nSome words\n", lambda text: translation if text != "Title" else text)


def test_headings_are_read_as_docutils_reads_them():
    assert heading_texts("# A `b` *c*\n\ntext\n\n## $x$ <span>d</span>\n") == ["A b c", "x d"]
