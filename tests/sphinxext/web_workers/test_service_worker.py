"""The service worker: the whole book, code included, without a network."""

from support.book import toc_pages
from support.pyodide_page import InPage, of, printed

from dlbasics.sphinxext.pyodide_release import recorded_release

UNTIL_CACHED = """async (wanted) => {
  for (;;) {
    const names = [];
    for (const cache of await caches.keys())
      for (const { url } of await (await caches.open(cache)).keys()) names.push(url.split("/").pop());
    if (wanted.every((name) => names.includes(name))) return;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}"""
CHECK = [
    "import numpy as np\nfrom dlbasics.exercises import check",
    '@check("activations/hard-sigmoid")\ndef hard_sigmoid(x):\n    return np.clip((x + 3) / 6, 0, 1)',
]


def test_the_whole_book_works_without_a_network(context, server, site):
    page = context.new_page()
    page.goto(f"{server}/{toc_pages()[0]}.html")
    page.evaluate("() => navigator.serviceWorker.ready")
    made = [path.name for path in (site / "_static" / "python").iterdir()]
    page.evaluate(UNTIL_CACHED, [*recorded_release()["sha256"], *made])
    context.set_offline(True)
    for name in toc_pages():
        page.goto(f"{server}/{name}.html")
        assert page.locator("h1").count() == 1
    page.goto(f"{server}/")
    page.wait_for_url("**/index.html")
    page.goto(f"{server}/chapters/losses.html")
    assert page.evaluate("document.fonts.ready.then(() => getComputedStyle(document.body).fontFamily)")
    python = InPage(page)
    ready = python.start()
    assert ready["type"] == "ready", ready
    assert of("verdict", python.run(CHECK))[0]["verdict"]["status"] == "right"
    drawn = of("output", python.run(["import matplotlib.pyplot as plt", "plt.plot([1, 2]);"]))
    assert "<svg" in drawn[0]["html"]
    assert printed(python.run(["print(6 * 7)"])) == "42\n"
