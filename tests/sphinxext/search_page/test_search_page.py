"""The search: what readers ask leads to the section that answers it, on the page as it is built."""

import re

import pytest
from support.search_hits import missed

# What a reader types, and a place that must stand among the first two.
QUERIES = {
    "regularisation": "regularization.html",
    "normalise": "normalization.html",
    "crossentropy": "losses.html#why-cross-entropy",
    "cross entropy": "losses.html#why-cross-entropy",
    "cross-entropy": "losses.html#why-cross-entropy",
    "Early Stopping": "overfitting.html#early-stopping",
    "softplus": "activations.html#exercise-activations-softplus",
    "vanishing gradient": "glossary.html#vanishing-gradient",
    "vanishing gradeint": "glossary.html#vanishing-gradient",
    "dead relu": "glossary.html#dead-unit",
    "why divide by n - 1": "normalization.html#ddof-dividing-by-n-or-by-n-1",
    "dropout": "regularization.html#dropout",
    "perplexity": "losses.html#the-next-word-perplexity",
    "ROC": "logistic_regression.html#the-threshold-and-the-roc-curve",
    "GELU": "activations.html#smooth-relatives-silu-and-gelu",
    "weight decay": "regularization.html#weight-decay",
    "learning rate": "logistic_regression.html#the-learning-rate",
    "standardise the features": "logistic_regression.html#feature-scaling",
    "mean squared error": "glossary.html#mean-squared-error",
    "λ": "regularization.html#chosen-on-the-training-data",
    "梯度下降": "glossary.html#gradient-descent",
    "过拟合": "glossary.html#overfitting",
}


@pytest.fixture
def search(visit):
    seen = visit()
    seen.open("search")
    seen.page.wait_for_function("document.readyState === 'complete'")
    seen.page.locator("#dl-q").fill("loss")
    seen.page.wait_for_selector("#dl-hits a")
    yield seen.page
    assert seen.errors == [] and seen.foreign == []


def test_what_readers_ask_is_found_first_or_second(search):
    assert missed(search, "/chapters/", QUERIES) == {}


def test_nothing_found_and_nothing_asked_are_said(search):
    box, status = search.locator("#dl-q"), search.locator("#dl-hit-count")
    box.fill("zebra")
    assert "zebra" in status.text_content()
    assert search.locator("#dl-hits li").count() == 0
    box.fill("<img src=x onerror=alert(1)>")
    assert search.locator("#dl-hit-count img").count() == 0
    box.fill("")
    assert status.text_content() == "" and search.url.endswith("search.html")


@pytest.mark.parametrize("answer", [{"status": 404}, {"body": "<html>"}], ids=["missing", "damaged"])
def test_a_search_that_cannot_be_loaded_says_so_and_tries_again(visit, answer):
    seen = visit()
    page = seen.page
    page.route("**/search_entries.json", lambda route: route.fulfill(**answer), times=1)
    page.goto(f"{seen.server}/search.html?q=loss")
    page.wait_for_function("document.getElementById('dl-hit-count').textContent.includes('not be loaded')")
    page.locator("#dl-q").press("Enter")
    page.wait_for_selector("#dl-hits a")


def test_a_hit_opens_at_its_place_with_its_words_marked(search):
    search.locator("#dl-q").fill("the cross entropies")
    search.locator("#dl-q").press("Enter")
    search.keyboard.press("Enter")
    search.wait_for_url(re.compile("losses.html.*#"))
    search.wait_for_function("CSS.highlights.get('search')?.size > 0")
    marked = search.evaluate("[...CSS.highlights.get('search')].map(String)")
    assert {"cross-entropy"} <= {word.lower() for word in marked}


def test_a_slash_and_control_k_lead_to_the_box(visit):
    page = visit().open("chapters/index")
    for keys in ("/", "Control+k"):
        page.locator("body").click(position={"x": 5, "y": 400})
        page.keyboard.press(keys)
        assert page.evaluate("document.activeElement.id") == "dl-q"
        page.evaluate("document.activeElement.blur()")
    assert page.locator("#dl-q").input_value() == ""


def test_the_words_of_a_search_leave_the_address(visit):
    seen = visit()
    seen.page.goto(f"{seen.server}/chapters/losses.html?a.b=1&highlight=cross-entropy#summary")
    seen.page.wait_for_function("CSS.highlights.get('search')?.size > 0")
    assert seen.page.url.endswith("/chapters/losses.html?a.b=1#summary")


def test_it_searches_where_the_address_must_not_change(search):
    search.evaluate("() => { history.replaceState = () => { throw new DOMException('SecurityError'); }; }")
    search.locator("#dl-q").fill("softplus")
    search.locator("#dl-q").press("Enter")
    assert search.evaluate("document.activeElement.closest('#dl-hits') !== null")


def excerpt_of(visit, text):
    """What the search for the Chinese of “gradient descent” shows of a text."""
    seen = visit()
    entry = {"url": "index.html", "kind": "section", "title": "T", "page": "T", "text": text}
    seen.page.route("**/search_entries.json", lambda route: route.fulfill(json=[entry]))
    seen.page.goto(f"{seen.server}/search.html?q=梯度下降")
    return seen.page.locator("#dl-hits p")


@pytest.mark.parametrize("rest", ["", " 0.25 、 0,25", "丙" * 300])
def test_an_excerpt_of_a_text_without_gaps_holds_the_word(visit, rest):
    shown = excerpt_of(visit, "甲" * 200 + "，梯度下降，" + "乙" * 100 + rest)
    assert shown.locator("mark").all_text_contents() == ["梯度下降"]
    assert len(shown.text_content()) < 280


def test_an_excerpt_is_cut_at_gaps_that_are_near(visit):
    text = "before " * 40 + "梯度下降" + " behind" * 60
    shown = excerpt_of(visit, text).text_content()
    assert shown.startswith("… before ") and shown.endswith(" behind …")


def test_the_search_says_that_it_shows_the_first_places(search):
    status = search.locator("#dl-hit-count")
    assert re.fullmatch(r"The first 30 of \d+ places for “loss”.", status.text_content())
    assert search.locator("#dl-hits li").count() == 30
    search.locator("#dl-q").fill("softplus")
    found = search.locator("#dl-hits li").count()
    assert found <= 30 and status.text_content() == f"{found} places for “softplus”."
