"""Every text that a script says stands in the table, and no script has one of its own."""

import json
import re
from pathlib import Path

import pytest
from pygments.lexers import JavascriptLexer
from pygments.token import Name, Punctuation, String
from support.book import ROOT

from dlbasics.exercises.judging.verdict import STATUSES
from dlbasics.messages import TEXTS
from dlbasics.sphinxext.html_pages.page_texts import page_texts, page_texts_json

SPHINXEXT = ROOT / "dlbasics" / "sphinxext"
SCRIPTS = sorted(path for folder in ("site", "search_page", "code_cells", "playground", "web_workers")
                 for path in (SPHINXEXT / folder).rglob("*.js"))
# A capital, or words with a space between them.
LABEL = re.compile(r"^[A-Z][a-z]|[A-Za-z]{2,}[,.:;!?]? [a-zA-Z]")
# Names of keys, events, files, algorithms, settings and drawn lines, and what JavaScript itself reads.
NO_TEXT = re.compile(
    "use strict|DOMContentLoaded|SHA-256|METADATA|PYODIDE_SOURCE|Python|PageError"
    r"|Backspace|Delete|stopped early|\(prefers-reduced-motion: reduce\)"
    "|Enter|Escape|Tab|Shift|Page(Up|Down)|Arrow(Up|Down)|(Shift|Mod)-Enter|import numpy, platform; .*"
    "|this degree|default channel|squared error|second (path|loss)|constant c|cost of (c|the best)"
    "|equal loss|loss of the best|same penalty|best weights|λ from 0 to 4"
    r"|(output|dl-[a-z-]+|cell_output)( [a-z_-]+)*"
)
SELECTORS = {"querySelector", "querySelectorAll", "matches", "closest"}


def literals(source: str):
    """The string literals of a script, but for what selects elements; a template's parts one by one."""
    text, quote, function = "", "", ""
    for _, token, value in JavascriptLexer().get_tokens_unprocessed(source):
        if token in String and token is not String.Regex:
            text, quote = text + value, quote or function
            continue
        if text:
            yield quote, text.strip("`\"'")
            text = quote = ""
        if token in Name:
            function = value
        elif token in Punctuation and value not in ("(", "`"):
            function = ""
    if text:
        yield quote, text.strip("`\"'")


def labels(source: str) -> list[str]:
    """Literals that look like something that a reader would read."""
    return [text for function, text in literals(source) if function not in SELECTORS and LABEL.search(text)
            and text not in STATUSES and not NO_TEXT.fullmatch(text)]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(SPHINXEXT).as_posix())
def test_no_script_has_a_text_of_its_own(path):
    assert labels(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("line", [
    'button.textContent = "Copied";',
    'box.setAttribute("aria-label", "Output of the cell");',
    "announce(`${name} is done.`);",
    "result.textContent = `Now line ${place} of ${count}.`;",
    "const title = 'Stop';",
])
def test_a_text_in_a_script_would_be_found(line):
    source = (SPHINXEXT / "site" / "theme_switch.js").read_text(encoding="utf-8")
    assert len(labels(source.replace("showTheme();", f"{line}\nshowTheme();", 1))) >= 1


def test_every_text_that_a_script_asks_for_is_there_and_each_is_asked_for():
    scripts = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    families = "page|number|exercise|progress|verdict|explore|list-of"
    asked = set(re.findall(rf'"((?:{families})\.[a-z.-]+)"', scripts))
    for code in re.findall(r'dlPlural\("([a-z.-]+)"', scripts):
        asked = asked - {code} | {f"{code}.one", f"{code}.other"}
    lines = {code for code in page_texts() if code.startswith("page.line.")}
    assert asked == set(page_texts()) - lines


def test_every_line_that_a_model_draws_has_a_name():
    models = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS if path.parent.name == "models")
    models = re.sub(r"\{ length: [^}]*\}", "", models)
    drawn = set()
    for lines in re.findall(r"\blines: \{(.*?)\}(?:,\n| *$)", models, re.DOTALL | re.MULTILINE):
        drawn |= {quoted or plain for quoted, plain in
                  re.findall(r'(?:^|[{,]) *(?:"([^"]+)"|(\w+)):', lines, re.MULTILINE)}
    named = {code.removeprefix("page.line."): text for code, text in page_texts().items()
             if code.startswith("page.line.")}
    assert named == {name.replace(" ", "-"): name for name in drawn}


def test_placeholders_are_those_that_scripts_can_fill():
    assert all(re.fullmatch(r"([^{}]|\{\w+\})*", TEXTS[code]) for code in page_texts())


def test_each_page_carries_the_table(site):
    for path in [site / "search.html", *sorted(Path(site / "chapters").glob("*.html"))]:
        html = path.read_text(encoding="utf-8")
        (table,) = re.findall('<script type="application/json" id="dl-texts">(.*?)</script>', html)
        assert json.loads(table) == page_texts(), path.name


def test_the_table_cannot_end_its_element():
    assert "</" not in page_texts_json()
