"""The output of a code cell."""

from support.code_cell_page import PAGE, PLAIN, announced, open_cell, press, wait_for_status, write


def test_a_traceback_marks_the_line(code_page):
    page = code_page()
    cell = open_cell(page, PLAIN)
    write(cell, "x = 1\nraise ValueError")
    press(cell, "page.run")
    wait_for_status(cell, "page.ended-with-error")
    assert cell.locator(".dl-error-line").inner_text() == "raise ValueError"
    below = cell.locator("[aria-invalid=true] .dl-error-line + .dl-error-message")
    assert below.inner_text() == "ValueError: no"
    assert "ValueError: no" in cell.locator(".traceback").inner_text() and announced(page) == "ValueError: no"
    write(cell, "x = 1")
    assert cell.locator(".dl-error-line, .dl-error-message, [aria-invalid]").count() == 0


HOSTILE = """html(<img src=x onerror="window.ran = 1"><svg onload="window.ran = 2"></svg>
<iframe srcdoc="<script>parent.ran = 3</script>"></iframe><a href="javascript:window.ran = 4">press</a>
<form action="https://elsewhere.test/"><button>send</button></form><img src="https://elsewhere.test/x.png">)"""
# A frame and a picture that come after those of the cell: what those would do has been done then.
LATER_ONES = """() => Promise.all(["iframe", "img"].map((tag) => new Promise((done) => {
  const later = document.createElement(tag);
  later.onload = later.onerror = done;
  later[tag === "img" ? "src" : "srcdoc"] = "later";
  document.body.append(later);
})))"""


def test_what_a_cell_shows_runs_nothing_and_asks_nobody(code_page):
    page = code_page()
    cell = open_cell(page, PLAIN)
    write(cell, HOSTILE)
    press(cell, "page.run")
    wait_for_status(cell)
    shown = cell.locator(".dl-output-area")
    shown.evaluate("box => box.querySelectorAll('a, button').forEach((element) => element.click())")
    page.evaluate(LATER_ONES)
    assert page.evaluate("window.ran") is None
    assert page.url.endswith(f"{PAGE}.html") and page.visit.foreign == []
    refused = [error for error in page.visit.errors if "Content Security Policy" in error]
    assert len(refused) >= 4
    page.visit.errors.clear()


def test_all_of_a_long_output_is_on_paper(code_page):
    page = code_page()
    cell = open_cell(page, PLAIN)
    write(cell, "lines(100)")
    press(cell, "page.run")
    wait_for_status(cell)
    output, hidden = cell.locator(".dl-output-area .stream pre"), "box => box.scrollHeight - box.clientHeight"
    assert output.evaluate(hidden) > 0
    page.emulate_media(media="print")
    assert output.evaluate(hidden) == 0
