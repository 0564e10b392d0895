"""The search: what readers ask leads to the section that answers it, on the page as it is built."""

import re

import pytest
from playwright.sync_api import expect
from support.languages import LANGUAGES
from support.page_text_patterns import pattern
from support.search_hits import missed

from dlbasics.messages import text
from dlbasics.translation import ENGLISH

# What a reader types, and a place that must stand among the first two.
QUERIES = {
    ENGLISH: {
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
    },
    "zh_CN": {
        "梯度消失": "glossary.html#vanishing-gradient",
        "交叉熵": "losses.html#why-cross-entropy",
        "早停": "overfitting.html#early-stopping",
        "过拟合怎么办": "overfitting.html*",
        "softmax溢出": "activations.html#*",
        "批归一化": "glossary.html#batch-normalization",
        "层归一化": "glossary.html#layer-normalization",
        "dropout": "regularization.html#dropout",
        "权重衰减": "regularization.html#weight-decay",
        "学习率": "mlp.html*",
        "死亡神经元": "glossary.html#dead-unit",
        "标签平滑": "glossary.html#label-smoothing",
        "困惑度": "losses.html#the-next-word-perplexity",
        "反向传播": "glossary.html#backpropagation",
        "链式法则": "mlp.html#the-chain-rule",
        "ROC曲线": "logistic_regression.html#the-threshold-and-the-roc-curve",
        "数据泄漏": "glossary.html#leak",
        "交叉验证": "glossary.html#cross-validation",
        "均方误差": "glossary.html#mean-squared-error",
        "独热编码": "glossary.html#one-hot",
    },
}


# A word of more than thirty places in each language.
COMMON = {ENGLISH: "loss", "zh_CN": "损失"}


@pytest.fixture
def search(visit, language, folder):
    seen = visit()
    seen.open(f"{folder}search")
    seen.page.wait_for_function("document.readyState === 'complete'")
    seen.page.locator("#dl-q").fill(COMMON[language])
    seen.page.wait_for_selector("#dl-hits a")
    yield seen.page
    assert seen.errors == [] and seen.foreign == []


@pytest.mark.parametrize("language", LANGUAGES, indirect=True)
def test_what_readers_ask_is_found_first_or_second(search, language, folder):
    assert missed(search, f"/{folder}chapters/", QUERIES[language]) == {}


def test_nothing_found_and_nothing_asked_are_said(search):
    box, status = search.locator("#dl-q"), search.locator("#dl-hit-count")
    box.fill("zebra")
    assert "zebra" in status.text_content()
    assert search.locator("#dl-hits li").count() == 0
    assert status.locator("a").get_attribute("href").endswith("/chapters/glossary.html")
    box.fill("<img src=x onerror=alert(1)>")
    assert search.locator("#dl-hit-count img").count() == 0
    box.fill("")
    assert status.text_content().startswith(text("page.search-prompt")) and search.url.endswith("search.html")


@pytest.mark.parametrize("language", ["zh_CN"], indirect=True)
def test_what_an_input_method_composes_is_searched_when_it_is_whole(search):
    box, status = search.locator("#dl-q"), search.locator("#dl-hit-count")
    said, address = status.text_content(), search.url
    keyboard = search.context.new_cdp_session(search)
    box.press("End")
    keyboard.send("Input.imeSetComposition", {"text": "q\u2019q", "selectionStart": 3, "selectionEnd": 3})
    assert box.input_value().endswith("q\u2019q")
    assert (status.text_content(), search.url) == (said, address)
    keyboard.send("Input.insertText", {"text": "交叉熵"})
    assert "交叉熵" in status.text_content() and search.url != address


@pytest.mark.parametrize("language", [ENGLISH], indirect=True)
def test_words_that_the_keyboard_of_a_phone_composes_are_searched_letter_by_letter(search):
    box, status = search.locator("#dl-q"), search.locator("#dl-hit-count")
    box.fill("")
    keyboard = search.context.new_cdp_session(search)
    keyboard.send("Input.imeSetComposition", {"text": "softmax", "selectionStart": 7, "selectionEnd": 7})
    assert "softmax" in status.text_content()
    search.evaluate("window.pressed = document.querySelector('#dl-hits a')")
    keyboard.send("Input.insertText", {"text": "softmax"})
    assert box.input_value() == "softmax" and search.evaluate("pressed.isConnected")


@pytest.mark.parametrize("answer", [{"status": 404}, {"body": "<html>"}], ids=["missing", "damaged"])
def test_a_search_that_cannot_be_loaded_says_so_and_tries_again(visit, folder, answer):
    seen = visit()
    page = seen.page
    page.route("**/search_entries.json", lambda route: route.fulfill(**answer), times=1)
    page.goto(f"{seen.server}/{folder}search.html?q=softmax")
    sentence = text("page.search-not-loaded")
    page.wait_for_function(
        "words => document.getElementById('dl-hit-count').textContent.includes(words)", sentence)
    page.locator("#dl-q").press("Enter")
    page.wait_for_selector("#dl-hits a")


def test_a_hit_opens_at_its_place_with_its_words_marked(search, language):
    asked = {ENGLISH: ("the cross entropies", "cross-entropy"), "zh_CN": ("为什么交叉熵", "交叉熵")}
    query, word = asked[language]
    search.locator("#dl-q").fill(query)
    search.locator("#dl-q").press("Enter")
    search.keyboard.press("Enter")
    search.wait_for_url(re.compile("losses.html.*#"))
    search.wait_for_function("CSS.highlights.get('search')?.size > 0")
    marked = search.evaluate("[...CSS.highlights.get('search')].map(String)")
    assert word in {found.lower() for found in marked}


@pytest.mark.parametrize("language", ["zh_CN"], indirect=True)
def test_of_a_run_of_chinese_only_what_was_found_is_marked(search):
    search.locator("#dl-q").fill("为什么用交叉熵？")
    marked = search.locator("#dl-hits mark").all_text_contents()
    assert "交叉熵" in marked and max(map(len, marked)) <= len("为什么用交叉熵")
    assert "什么" not in marked and "为什么" not in marked


def test_a_slash_and_control_k_lead_to_the_box(visit, folder):
    page = visit().open(f"{folder}chapters/index")
    for keys in ("/", "Control+k"):
        page.locator("body").click(position={"x": 5, "y": 400})
        page.keyboard.press(keys)
        assert page.evaluate("document.activeElement.id") == "dl-q"
        page.evaluate("document.activeElement.blur()")
    assert page.locator("#dl-q").input_value() == ""


# Fields, and whether a slash is text there.
FIELDS = [("<input type=range>", False), ("<input type=radio>", False), ("<input type=checkbox>", False),
          ("<input type=file>", False), ("<select><option>a</select>", False), ("<input>", True),
          ("<input type=number>", True), ("<input type=search>", True), ("<textarea></textarea>", True),
          ("<p contenteditable>a</p>", True)]


def test_a_slash_leads_to_the_box_from_what_takes_no_text(visit, folder):
    page = visit().open(f"{folder}chapters/references")
    for field, takes_text in FIELDS:
        page.evaluate("""field => {
          document.querySelector("main").innerHTML = field;
          document.querySelector("main").firstChild.focus();
        }""", field)
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id === 'dl-q'") is not takes_text, field


@pytest.mark.parametrize("key", ["Control+/", "Alt+/", "Meta+/"])
def test_a_slash_with_another_key_is_left_to_the_browser(visit, folder, key):
    page = visit().open(f"{folder}chapters/references")
    page.keyboard.press(key)
    assert page.evaluate("document.activeElement.id") != "dl-q"


def test_the_words_of_a_search_leave_the_address(visit, folder):
    seen = visit()
    seen.page.goto(f"{seen.server}/{folder}chapters/losses.html?a.b=1&highlight=logits#summary")
    seen.page.wait_for_function("CSS.highlights.get('search')?.size > 0")
    assert seen.page.url.endswith(f"/{folder}chapters/losses.html?a.b=1#summary")


def test_it_searches_where_the_address_must_not_change(search):
    search.evaluate("() => { history.replaceState = () => { throw new DOMException('SecurityError'); }; }")
    search.locator("#dl-q").fill("softplus")
    search.locator("#dl-q").press("Enter")
    assert search.evaluate("document.activeElement.closest('#dl-hits') !== null")


def excerpt_of(visit, folder, words):
    """What the search for the Chinese of “gradient descent” shows of some words."""
    seen = visit()
    entry = {"url": "index.html", "kind": "section", "title": "T", "page": "T", "text": words}
    seen.page.route("**/search_entries.json", lambda route: route.fulfill(json=[entry]))
    seen.page.goto(f"{seen.server}/{folder}search.html?q=梯度下降")
    return seen.page.locator("#dl-hits p")


@pytest.mark.parametrize("rest", ["", " 0.25 、 0,25", "丙" * 300])
def test_an_excerpt_of_a_text_without_gaps_holds_the_word(visit, folder, rest):
    shown = excerpt_of(visit, folder, "甲" * 200 + "，梯度下降，" + "乙" * 100 + rest)
    expect(shown.locator("mark")).to_have_text(["梯度下降"])
    assert len(shown.text_content()) < 280


def test_an_excerpt_is_cut_at_gaps_that_are_near(visit, folder):
    words = "before " * 40 + "梯度下降" + " behind" * 60
    shown = excerpt_of(visit, folder, words).text_content()
    assert shown.startswith("… before ") and shown.endswith(" behind …")


def test_the_search_says_that_it_shows_the_first_places(search, language):
    status = search.locator("#dl-hit-count")
    sentence = pattern("page.search-first", shown=30, query=COMMON[language])
    assert re.fullmatch(sentence, status.text_content())
    assert search.locator("#dl-hits li").count() == 30
    search.locator("#dl-q").fill("softplus")
    found = search.locator("#dl-hits li").count()
    assert found <= 30
    assert status.text_content() == text("page.search-count.other", count=found, query="softplus")
