"""What the search finds: the places of a page with their own words, and nothing of its code and controls."""

import gzip
import json
import re

from dlbasics.sphinxext.build_output.search_index import search_entries

PAGE = """<main><article><section id="losses"><h1>Losses<a class="headerlink" href="#losses">#</a></h1>
<p>What an error costs, <math><mi>z</mi><mo>=</mo><mn>0</mn></math> at best.</p>
<section id="mse"><h2>Squares</h2><p>Errors are <em>squared</em>.</p><pre>import numpy</pre>
<details class="dl-box dl-deeper"><summary>Why?</summary><p>A proof.</p></details>
<figure data-explorer="fit" id="fit"><p class="dl-predict"><strong>Predict first.</strong> How large?</p>
<svg><text>axis</text></svg><button>Reset</button><figcaption>A line and its errors.</figcaption></figure>
<section class="dl-exercise" id="exercise-losses-huber"><h3>Huber <span class="dl-points">2 points</span></h3>
<p>Return the loss.</p><details><summary>Hint 1</summary>Use where.</details></section></section>
<div class="dl-progress"><ul><li>Losses <small>0 of 12</small></li></ul></div>
<nav class="dl-what-next">Next</nav></section></article></main>"""


def test_each_place_has_its_own_words_and_no_others():
    found = [(e.url, e.kind, e.title, e.text) for e in search_entries(PAGE, "chapters/losses.html")]
    assert found == [
        ("chapters/losses.html", "section", "Losses", "What an error costs, z=0 at best."),
        ("chapters/losses.html#mse", "section", "Squares", "Errors are squared. Why? A proof."),
        ("chapters/losses.html#fit", "explorer", "A line and its errors.", "How large?"),
        ("chapters/losses.html#exercise-losses-huber", "exercise", "Huber", "Return the loss."),
    ]
    assert {e.page for e in search_entries(PAGE, "chapters/losses.html")} == {"Losses"}


def test_fractions_and_powers_of_a_formula_can_be_told_apart():
    fraction = "<math><mfrac><mn>1</mn><mi>n</mi></mfrac></math>"
    power = "<math><msup><mi>e</mi><mi>x</mi></msup></math>"
    html = f'<article><section id="a"><h1>A</h1><p>{fraction} and {power}</p></section></article>'
    assert [e.text for e in search_entries(html, "a.html")] == ["1/n and e^x"]


def test_a_section_with_the_title_of_its_page_has_its_own_address():
    html = ('<article><section id="a"><h1>A</h1><section id="id1"><h2>A</h2><p>b</p></section></section>'
            "</article>")
    assert [e.url for e in search_entries(html, "a.html")] == ["a.html", "a.html#id1"]


def test_a_heading_of_the_glossary_is_a_term():
    html = ('<article><section id="glossary"><h1>Glossary</h1><section id="loss"><h3>Loss</h3><p>A price.</p>'
            "</section></section></article>")
    assert [e.kind for e in search_entries(html, "chapters/glossary.html")] == ["section", "term"]


def test_a_page_without_a_text_has_no_places():
    assert search_entries("<p>Moved.</p>", "index.html") == []


def test_a_page_below_another_is_found_and_stands_in_the_menu(small_book, tmp_path):
    contents = "# {}\n\n```{{toctree}}\n{}\n```\n".format
    code, said, pages = small_book(index=contents("Book", "losses\nmlp"), mlp="# Networks\n\n## Layers\n",
                                   losses=contents("Losses", "appendix"), appendix="# Appendix\n\n## Proof\n")
    assert code == 0, said
    entries = json.loads((tmp_path / "out" / "_static" / "search_entries.json").read_bytes())
    found = list(dict.fromkeys(entry["page"] for entry in entries))
    assert found == ["Book", "Losses", "Appendix", "Networks"]
    for name, shown in (("losses", True), ("appendix", True), ("mlp", False)):
        menu = re.search('<nav class="dl-menu".*?</nav>', pages[name], re.DOTALL)[0]
        linked = re.findall(r'class="[^"]*internal"[^>]*>([^<]+)</a>', menu.partition("dl-page-contents")[0])
        assert linked == ["Losses", *["Appendix"] * shown, "Networks"]


def test_the_entries_of_the_book_are_few_bytes_and_every_address_exists(site):
    content = (site / "_static" / "search_entries.json").read_bytes()
    assert len(gzip.compress(content, 9)) < 150_000
    entries = json.loads(content)
    kinds = [entry["kind"] for entry in entries]
    assert all(kinds.count(kind) >= 30 for kind in ("section", "term", "explorer", "exercise"))
    pages = {}
    for entry in entries:
        path, _, anchor = entry["url"].partition("#")
        html = pages.setdefault(path, (site / path).read_text(encoding="utf-8"))
        assert not anchor or f'id="{anchor}"' in html, entry["url"]
        assert "Show the code" not in entry["text"] and "import numpy" not in entry["text"], entry["url"]
