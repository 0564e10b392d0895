"""The contents of a page: where one reads, beside the text and in the menu of a phone."""


def test_contents_say_where_one_is(visit, folder):
    page = visit().open(f"{folder}chapters/losses")
    page.evaluate("document.getElementById('why-cross-entropy').scrollIntoView({behavior: 'instant'})")
    page.wait_for_selector(".dl-aside a[aria-current=location]")


def test_contents_mark_the_place_of_a_jump_and_bring_it_into_view(visit, folder):
    page = visit().open(f"{folder}chapters/glossary")
    page.evaluate("document.documentElement.style.scrollBehavior = 'auto'")
    links = page.locator(".dl-aside a").evaluate_all("links => links.map(({ hash }) => hash)")
    for link in (links[5], links[-5], links[len(links) // 2]):
        page.evaluate("link => { location.hash = link; }", link)
        current = page.wait_for_selector(f".dl-aside a[aria-current][href='{link}']")
        bottom, top = current.evaluate("""link => {
          const [box, nav] = [link, link.closest("nav")].map((element) => element.getBoundingClientRect());
          return [nav.bottom - box.bottom, box.top - nav.top];
        }""")
        assert bottom >= 0 and top >= 0


def test_a_phone_has_the_contents_of_the_page_in_its_menu(visit, folder):
    page = visit(width=390).open(f"{folder}chapters/losses")
    page.locator(".dl-open-menu").click()
    link = page.locator(".dl-menu-contents a[href='#why-cross-entropy']")
    assert link.is_visible()
    link.click()
    page.wait_for_url("**#why-cross-entropy")
    page.wait_for_function("!document.getElementById('dl-menu').matches(':popover-open')")
