"""The contents of a page: where one reads, beside the text and in the menu of a phone."""


def test_contents_say_where_one_is(visit, folder):
    page = visit().open(f"{folder}chapters/losses")
    page.evaluate("document.getElementById('why-cross-entropy').scrollIntoView({behavior: 'instant'})")
    page.wait_for_selector(".dl-aside a[aria-current=location]")


def test_a_phone_has_the_contents_of_the_page_in_its_menu(visit, folder):
    page = visit(width=390).open(f"{folder}chapters/losses")
    page.locator(".dl-open-menu").click()
    link = page.locator(".dl-menu-contents a[href='#why-cross-entropy']")
    assert link.is_visible()
    link.click()
    page.wait_for_url("**#why-cross-entropy")
    page.wait_for_function("!document.getElementById('dl-menu').matches(':popover-open')")
