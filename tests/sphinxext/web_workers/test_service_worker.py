"""The service worker: the whole book, code included, without a network."""

import json

import pytest
from support.book import toc_pages
from support.browser import chromium_options
from support.flaky_host import CORE, OPEN_CELL
from support.languages import LANGUAGES
from support.pyodide_page import InPage, of, printed


@pytest.fixture(scope="module")
def browser(chromium):
    """A whole Chromium, as readers have it."""
    browser = chromium.launch(**chromium_options(shell=False))
    yield browser
    browser.close()


CHECK = [
    "import numpy as np\nfrom dlbasics.exercises import check",
    '@check("activations/hard-sigmoid")\ndef hard_sigmoid(x):\n    return np.clip((x + 3) / 6, 0, 1)',
]


# Whether a file is cached; a path begins at the site's root.
HOLDS = "async (path) => Boolean(await caches.match(new URL(path, location.origin)))"


@pytest.mark.parametrize("language", LANGUAGES, indirect=True)
def test_the_whole_book_works_without_a_network(context, server, site, folder):
    page = context.new_page()
    page.goto(f"{server}/{folder}{toc_pages()[0]}.html")
    page.evaluate("() => navigator.serviceWorker.ready")
    static = f"{folder}_static"
    for part in ("pyodide", "python"):
        for file in (site / static / part).iterdir():
            page.wait_for_function(HOLDS, f"/{static}/{part}/{file.name}")
    context.set_offline(True)
    for name in toc_pages():
        page.goto(f"{server}/{folder}{name}.html")
        assert page.locator("h1").count() == 1
    page.goto(f"{server}/{folder}")
    page.wait_for_url("**/index.html")
    page.goto(f"{server}/{folder}chapters/losses.html")
    assert page.evaluate("document.fonts.ready.then(() => getComputedStyle(document.body).fontFamily)")
    python = InPage(page)
    ready = python.start()
    assert ready["type"] == "ready", ready
    assert of("verdict", python.run(CHECK))[0]["verdict"]["status"] == "right"
    drawn = of("output", python.run(["import matplotlib.pyplot as plt", "plt.plot([1, 2]);"]))
    assert "<svg" in drawn[0]["html"]
    assert printed(python.run(["print(6 * 7)"])) == "42\n"


# -- a small site, whose host is difficult ---------------------------------------------------------

IN_CHARGE = "() => Boolean(navigator.serviceWorker.controller)"
FETCHED = "async (path) => (await fetch(new URL(path, location.origin))).text()"
# Asks for the newest service worker, and says when it is in charge, or was given up.
UPDATE = """async () => {
  const registration = await navigator.serviceWorker.ready, before = registration.active;
  const isNew = () => registration.installing || registration.waiting || registration.active !== before;
  // A look that the browser took by itself, before the new edition was there, may answer for this one, too.
  for (let looks = 0; looks < 20 && !isNew(); looks += 1) {
    await registration.update().catch(() => {});
    await new Promise((done) => { setTimeout(done, 100); });
  }
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  while (!["activated", "redundant"].includes(worker.state)) {
    await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
  }
  return worker.state;
}"""


def visit(context, host):
    """Open the site, and wait until the service worker is in charge."""
    page = context.new_page()
    page.goto(host.address)
    page.wait_for_function(IN_CHARGE)
    return page


def edition(page, host, path=""):
    """The edition of a page."""
    page.goto(host.address + path)
    return page.locator("h1").inner_text()


def test_nobody_waits_for_a_slow_core(context, host):
    host.held.add(CORE)
    page = visit(context, host)
    while CORE not in host.asked:
        page.wait_for_timeout(20)
    assert edition(page, host, "other.html") == "one"
    assert not page.evaluate(HOLDS, CORE)
    host.release()
    page.wait_for_function(HOLDS, CORE)


def test_a_download_that_broke_off_goes_on_with_the_next_page(context, host):
    host.failing.add(CORE)
    page = visit(context, host)
    while CORE not in host.asked:
        page.wait_for_timeout(20)
    host.failing.clear()
    edition(page, host, "other.html")
    page.wait_for_function(HOLDS, CORE)


def test_a_host_that_lets_browsers_keep_files_gives_no_mixed_copy(context, host):
    page = visit(context, host)
    for path in ("other.html", "_static/code_cells/config.json"):
        page.evaluate(FETCHED, path)  # now the browser's own cache has it
    host.publish("two")
    assert page.evaluate(UPDATE) == "activated"
    context.set_offline(True)
    assert edition(page, host) == edition(page, host, "other.html") == "two"
    wheel = json.loads(page.evaluate(FETCHED, "_static/code_cells/config.json"))["wheel"]
    assert page.evaluate(FETCHED, f"_static/code_cells/{wheel}") == "wheel of two"


@pytest.mark.parametrize("trouble", ["held", "failing"])
def test_what_the_host_does_not_answer_comes_from_the_copy(context, host, trouble):
    page = visit(context, host)
    getattr(host, trouble).add("other.html")
    assert edition(page, host, "other.html?softmax") == "one"


def test_the_copy_stands_in_for_what_a_page_asks_of_a_broken_host(context, host):
    page = visit(context, host)
    host.failing |= {"_static/code_cells/config.json", "new.html"}
    assert json.loads(page.evaluate(FETCHED, "_static/code_cells/config.json")) == {"wheel": "one.whl"}
    assert page.goto(host.address + "new.html").status == 500, "of this there is no copy"


def test_a_page_from_the_copy_gets_what_it_asks_for_from_the_copy(context, host):
    page = visit(context, host)
    host.held.add("other.html")
    host.publish("two")
    assert edition(page, host, "other.html") == "one"
    assert json.loads(page.evaluate(FETCHED, "_static/code_cells/config.json")) == {"wheel": "one.whl"}
    host.release()


def test_a_page_without_a_copy_is_waited_for(context, host):
    page = visit(context, host)
    (host.folder / "new.html").write_text("<!doctype html><h1>new</h1>", encoding="utf-8")
    host.held.add("new.html")
    page.evaluate("path => { setTimeout(() => { location.href = path; }); }", "new.html")
    while "new.html" not in host.asked:
        page.wait_for_timeout(20)
    # Longer than a page waits of which there is a copy; too short a time would only let a fault pass.
    page.wait_for_timeout(5000)
    host.release()
    page.get_by_role("heading", name="new").wait_for()


def test_a_half_published_edition_leaves_the_one_before_whole(context, host):
    page = visit(context, host)
    old = (host.folder / "other.html").read_text(encoding="utf-8")
    # The browser may look for an edition by itself while the host changes: this page it gets at the end.
    host.held.add("other.html")
    host.publish("two")
    (host.folder / "other.html").write_text(old, encoding="utf-8")
    host.release()
    page.evaluate(UPDATE)  # of what has failed at once, nothing is left to say so
    context.set_offline(True)
    assert edition(page, host) == edition(page, host, "other.html") == "one"


def test_an_open_page_still_gets_its_own_modules_after_an_update(context, host):
    page = visit(context, host)
    host.publish("two")
    assert page.evaluate(UPDATE) == "activated"
    assert page.evaluate(FETCHED, f"{OPEN_CELL}?v=one") == "module of one"
    assert page.evaluate(FETCHED, f"{OPEN_CELL}?v=two") == "module of two"
    host.publish("three")
    assert page.evaluate(UPDATE) == "activated"
    assert len(page.evaluate("caches.keys()")) == 3, "the runtime, this edition and the one before"


def test_back_in_the_form_without_its_own_runtime_nothing_is_left(context, host):
    page = visit(context, host)
    host.publish("two", is_offline=False)
    page.evaluate(UPDATE)
    page.wait_for_function("""async () => !(await navigator.serviceWorker.getRegistrations()).length
                        && !(await caches.keys()).length""")
    assert edition(page, host, "other.html?fresh") == "two"
