"""Links to the same page in the other languages."""


def test_the_link_to_the_other_language_keeps_the_place_before_a_click(visit):
    seen = visit()
    page = seen.page
    page.goto(f"{seen.server}/chapters/losses.html?a.b=1#summary")
    link = page.locator(".dl-language")
    link.focus()
    assert link.get_attribute("href").endswith("losses.html?a.b=1#summary")
    page.evaluate("history.replaceState(null, '', '?a.b=2#summary')")
    link.click(button="middle", no_wait_after=True)
    assert link.get_attribute("href").endswith("losses.html?a.b=2#summary")
