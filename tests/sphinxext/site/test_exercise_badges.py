"""The contents of a page say which of its exercises are done."""

from dlbasics.messages import text


def test_contents_say_what_is_done(visit, folder):
    page = visit().open(f"{folder}chapters/losses")
    card = page.locator("section.dl-exercise").first
    link = page.locator(f".dl-aside a[href='#{card.get_attribute('id')}']")
    assert link.locator(".dl-done").count() == 0
    page.evaluate("""({ exercise, version, points }) => dlProgressStore.update(exercise, version,
      { status: "right", earned: +points, when: new Date().toISOString() })""",
      card.evaluate("card => ({...card.dataset})"))
    done = link.locator(".dl-done").text_content()
    assert done.strip() == text("page.exercise-done") and link.text_content().endswith(f" {done.strip()}")
    written = link.evaluate("link => link.childNodes.length")
    page.evaluate("document.dispatchEvent(new Event('dl:progress'))")
    assert link.evaluate("link => link.childNodes.length") == written, "each change adds nothing to it"
