"""What a page is made of."""

from html.parser import HTMLParser


class Elements(HTMLParser):
    """The elements of a page, and the names of all their attributes."""

    def __init__(self, page: str):
        super().__init__()
        self.elements, self.attributes = set(), set()
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attributes}
