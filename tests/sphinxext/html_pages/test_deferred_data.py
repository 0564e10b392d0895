"""What explorers and questions hold beside what is seen: it comes after the page, to its place."""

import json

import pytest
from support.browser import new_context
from support.deferred_data import parts_of

from dlbasics.exercises import find
from dlbasics.sphinxext.exercises.exercise_cards import exercise_card
from dlbasics.sphinxext.html_pages import deferred_data

PAGE = "chapters/activations"
QUESTION = "activations/dying-relu"
FRAMES = '<script type="application/json" class="dl-frames">{"says": "</p>\\"\u2028"}</script>'
FIGURE = f"<p>before</p><figure>{FRAMES}</figure>"


def test_the_parts_of_a_page_leave_their_places_empty():
    form = exercise_card(find(QUESTION), [])
    body, script = deferred_data.without_data(f"{FIGURE}{form}")
    parts = json.loads(script.partition(", ")[2].removesuffix(");\n"))
    assert len(body) < len(FIGURE + form) - len(script) / 2
    for part in parts:
        body = body.replace("></script>", f">{part}</script>", 1)
    assert len(parts) == 2 and body == FIGURE + form


def test_a_page_without_parts_stays_and_loses_the_file_of_an_earlier_build(tmp_path):
    (tmp_path / "page.data.js").touch()
    body, script = deferred_data.without_data('<p>text</p><script type="application/json">{}</script>')
    assert body == '<p>text</p><script type="application/json">{}</script>'
    assert deferred_data.write(tmp_path, "page", script) == "" and not list(tmp_path.iterdir())


def test_another_content_has_another_address_and_the_service_worker_knows_it(tmp_path):
    addresses = [deferred_data.write(tmp_path, "chapters/page", deferred_data.without_data(figure)[1])
                 for figure in (FIGURE, FIGURE.replace("says", "frames"))]
    assert addresses[0] != addresses[1] and addresses[1].startswith("page.data.js?v=")
    known = [name + query for name, query in deferred_data.queries(tmp_path).items()]
    assert known == [f"chapters/{addresses[1]}"]


def test_a_reader_who_is_early_finds_each_thing_as_it_was_left(visit):
    seen, held = visit(), []
    seen.page.route("**/*.data.js*", lambda route: held.append(route))
    seen.page.goto(f"{seen.server}/{PAGE}.html", wait_until="domcontentloaded")
    check = seen.page.locator(f'[data-exercise="{QUESTION}"] .dl-check')
    slider = seen.page.locator(".dl-explorer input[type=range]").first
    before = slider.evaluate("s => s.closest('figure').querySelector('.dl-picture svg').innerHTML")
    slider.press("End")
    assert check.is_disabled()
    while not held:
        seen.page.wait_for_timeout(20)
    for route in held:
        route.continue_()
    seen.page.wait_for_load_state("load")
    assert check.is_enabled()
    drawn = slider.evaluate("s => s.closest('figure').querySelector('.dl-picture svg').innerHTML")
    assert drawn != before and slider.evaluate("s => s.value === s.max")
    slider.evaluate("s => s.closest('figure').querySelector('[data-action=reset]').click()")
    assert slider.evaluate("s => s.value === s.defaultValue && s.value !== s.max")
    again = slider.evaluate("s => s.closest('figure').querySelector('.dl-picture svg').innerHTML")
    assert again == before and seen.errors == []


def test_a_page_on_disk_is_filled_too(browser, site):
    page = new_context(browser).new_page()
    page.goto((site / f"{PAGE}.html").as_uri())
    parts = "[...document.querySelectorAll('.dl-frames, .dl-answer-table')]"
    filled = page.evaluate(f"{parts}.map(part => part.textContent)")
    page.context.close()
    assert filled == parts_of(site / f"{PAGE}.html") and len(filled) > 5


@pytest.mark.parametrize("act", [lambda page: page.locator("h1").click(),
                                 lambda page: page.keyboard.press("Tab")], ids=["click", "key"])
def test_what_a_broken_line_kept_back_comes_when_the_reader_wants_something(visit, act):
    seen, tries = visit(), []

    def answer(route):
        tries.append(route)
        return route.abort() if len(tries) == 1 else route.continue_()

    seen.page.route("**/*.data.js*", answer)
    seen.page.goto(f"{seen.server}/{PAGE}.html")
    check = seen.page.locator(f'[data-exercise="{QUESTION}"] .dl-check')
    assert check.is_disabled() and len(tries) == 1
    act(seen.page)
    while check.is_disabled():
        seen.page.wait_for_timeout(20)
    assert len(tries) == 2


def test_a_page_of_another_edition_is_fetched_anew_and_only_once(visit):
    seen, tries = visit(), []

    def answer(route):
        tries.append(route)
        route.fulfill(body='dlDeferredData.fill("another", ["{}", "{}"]);', content_type="text/javascript")

    seen.page.route("**/*.data.js*", answer)
    seen.page.goto(f"{seen.server}/{PAGE}.html")
    while len(tries) < 2:
        seen.page.wait_for_timeout(20)
    seen.page.wait_for_load_state("load")
    assert seen.page.locator(".dl-frames:empty").count() > 2 and len(tries) == 2
    seen.page.unroute("**/*.data.js*")
    seen.page.reload()
    seen.page.wait_for_function("!document.querySelector('.dl-frames:empty')")
    assert seen.errors == []


def test_an_explorer_that_fails_stops_no_other(visit):
    seen = visit()
    seen.page.add_init_script("""addEventListener("DOMContentLoaded", () => {
      document.querySelector(".dl-explorer .dl-controls").remove();
    });""")
    seen.page.goto(f"{seen.server}/{PAGE}.html")
    slider = seen.page.locator(".dl-explorer input[type=range]").last
    before = slider.evaluate("s => s.closest('figure').querySelector('.dl-picture svg').innerHTML")
    slider.press("End")
    assert slider.evaluate("s => s.closest('figure').querySelector('.dl-picture svg').innerHTML") != before
    assert seen.errors
