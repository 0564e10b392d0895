"""The Chinese pages of the built site: all Chinese, with the anchors, exercises and work of the English."""

import json
import re

import pytest
from bs4 import BeautifulSoup, Comment
from support.book import CHAPTER_PAGES, PAGES
from support.deferred_data import parts_of

from dlbasics import datasets
from dlbasics.exercises import find

# Where English is right: code, formulas, what a learner quotes, and what is marked as another language.
ENGLISH_PLACES = "code, em, [lang=en], .citation, [role=doc-biblioentry]"
WORDS = re.compile(r"(?:[A-Za-z']{2,} ){3,}[A-Za-z']{2,}")


# Most of a page, and no prose: parsing it would take most of the time.
DRAWINGS_AND_CODE = re.compile(r"(<(svg|pre|script|style|math)\b[^>]*>).*?(</\2>)", re.DOTALL)


def parsed(site, name) -> BeautifulSoup:
    html = (site / f"{name}.html").read_text(encoding="utf-8")
    return BeautifulSoup(DRAWINGS_AND_CODE.sub(r"\1\3", html), "html.parser")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_the_anchors_the_explorers_and_the_exercises_of_the_english_one(chinese_site, name):
    ours, theirs = parsed(chinese_site, name), parsed(chinese_site, f"zh/{name}")
    assert (ours.html["lang"], theirs.html["lang"]) == ("en", "zh-CN")
    for places, attribute in (("section[id]", "id"), ("[data-explorer]", "id"),
                              ("[data-exercise]", "data-exercise"), ("[data-exercise]", "data-version")):
        assert ([place.get(attribute) for place in theirs.select(places)]
                == [place.get(attribute) for place in ours.select(places)])


# Sources stay in the language that they were written in.
@pytest.mark.parametrize("name", [name for name in PAGES if name != "chapters/references"])
def test_nothing_is_left_in_english(chinese_site, name):
    page = parsed(chinese_site, f"zh/{name}")
    for place in page.select(ENGLISH_PLACES):
        place.decompose()
    found = [words for words in page.find_all(string=WORDS) if not isinstance(words, Comment)]
    left = [" ".join(words.split()) for words in found]
    for element in page.select("[aria-label], [alt]"):
        left += [element[name] for name in ("aria-label", "alt") if WORDS.search(element.get(name, ""))]
    assert [words for words in left if not any(name in words for name in MAY_STAY)] == []


# Menu items and columns of platforms, and the reviews that Overfitting reads.
MAY_STAY = ("Allow updating records", "Upload multiple feedback files", "Grade can be changed",
            *datasets.load_reviews().sentences)


@pytest.mark.parametrize("name", PAGES)
def test_each_page_leads_to_itself_in_the_other_language(chinese_site, name):
    site = chinese_site
    for page, start in ((name, (site / name).parent), (f"zh/{name}", (site / "zh" / name).parent)):
        soup = parsed(site, page)
        (switch,) = soup.select("a.dl-language")
        other = f"zh/{name}" if page == name else name
        assert (start / switch["href"]).resolve() == (site / f"{other}.html").resolve()
        assert switch["hreflang"] == ("zh-CN" if page == name else "en") == switch["lang"]
        tags = {link["hreflang"]: link["href"] for link in soup.select("link[hreflang]")}
        assert tags["zh-CN"].endswith(f"/zh/{name}.html") and tags["en"].endswith(f"/{name}.html")


def test_the_switch_keeps_the_place_and_the_settings(visit, chinese_site):
    seen = visit()
    page = seen.open("chapters/mlp")
    slider = page.locator("#unit [data-control=w1]")
    slider.press("ArrowLeft")
    slider.dispatch_event("change")
    page.evaluate("location.hash = 'one-unit'")
    for folder in ("/zh/", "/"):
        page.locator(".dl-language").click()
        page.wait_for_url(lambda url, folder=folder: f"{seen.server}{folder}chapters/" in url)
        assert page.url.endswith("/chapters/mlp.html?unit.w1=0.5#one-unit")
        assert page.locator("#unit [data-control=w1]").input_value() == "3"
    assert seen.errors == [] and seen.foreign == []


def test_a_question_is_answered_in_chinese_and_the_work_is_shared(visit, chinese_site):
    seen = visit()
    seen.open("zh/chapters/mlp")
    form = seen.page.locator('[data-exercise="mlp/unit-output"]')
    box = form.locator("input[name=number]")
    box.fill("4")
    form.get_by_role("button", name="检查").click()
    verdict = form.locator(".dl-result")
    verdict.get_by_text("偏置").wait_for()
    box.fill("3")
    form.get_by_role("button", name="检查").click()
    verdict.get_by_text("正确").first.wait_for()
    seen.page.locator(".dl-language").click()
    seen.page.wait_for_url(lambda url: "/zh/" not in url)
    done = seen.page.locator('[data-exercise="mlp/unit-output"] .dl-result')
    done.get_by_text("Right").first.wait_for()
    assert find("mlp/unit-output").points == 1 and seen.errors == []


def test_the_pages_python_judges_a_function_in_chinese(visit, chinese_site):
    seen = visit()
    seen.open("zh/chapters/mlp")
    cell = seen.page.locator(".dl-stub").first
    cell.get_by_role("button", name="试一试").click()
    editor = cell.locator(".cm-content")
    editor.get_by_text("返回认对的样本所占的").wait_for()
    editor.click()
    seen.page.keyboard.press("Control+a")
    seen.page.keyboard.insert_text('@check("mlp/share-read")\ndef share_read(scores, y):\n    return 0\n')
    cell.get_by_role("button", name="检查").click()
    verdict = cell.locator(".dl-verdict")
    verdict.get_by_text("还差一点").wait_for()
    assert "对试过的每个输入，你的函数都给出0。" in verdict.inner_text()
    assert seen.errors == [] and seen.foreign == []


# Words in frames that are the same in Chinese, and names of values in formulas.
NAMES = re.compile(r"\b(?:sigmoid|tanh|relu|leaky_relu|ReLU|SiLU|GELU|softmax|dropout|Adam|lasso|log|MSE|MAE"
                   r"|KL|ROC|float32|nan|inf|d[a-z]_hat)\b", re.ASCII)


def has_english_word(words):
    """Whether a text of a drawing has a word that is no name."""
    return re.search("[A-Za-z]{3}", NAMES.sub(" ", words))


@pytest.mark.parametrize("name", CHAPTER_PAGES)
def test_no_frame_of_an_explorer_has_an_english_word(chinese_site, name):
    """Options too, which code puts into its sentences."""
    left = set()
    parts = [json.loads(part) for part in parts_of(chinese_site / f"zh/{name}.html")]
    explorers = [part for part in parts if "frames" in part]
    assert explorers
    for data in explorers:
        shown = [re.sub("<[^>]*>", " ", block) for block in data["blocks"]] + data["says"]
        left |= set(filter(has_english_word, shown))
    assert left == set()


DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
# Of the names of functions and of layers that their authors gave, and of misconceptions, too.
DRAWN_NAMES = re.compile(r"\b(?:exp|ELU|Huber|BatchNorm|LayerNorm)\b", re.ASCII)


@pytest.mark.parametrize("name", CHAPTER_PAGES)
def test_no_figure_has_an_english_word(chinese_site, name):
    html = (chinese_site / f"zh/{name}.html").read_text(encoding="utf-8")
    words = [word for svg in DRAWING.findall(html) for word in re.findall("<text[^>]*>(.*?)</text>", svg)]
    left = {word for word in words if has_english_word(re.sub("<[^>]*>", " ", DRAWN_NAMES.sub(" ", word)))}
    assert words and left == set()


@pytest.mark.parametrize("name", CHAPTER_PAGES)
def test_explorers_speak_chinese_whatever_they_are_set_to(chinese_site, name):
    parts = [json.loads(part) for part in parts_of(chinese_site / f"zh/{name}.html")]
    sentences = [sentence for part in parts for sentence in part.get("says", ())]
    assert sentences and not [said for said in sentences if not re.search("[\u4e00-\u9fff]", said)]
