"""Pages that no document is for."""


def on_html_collect_pages(app):
    """The search, the 404 page, and the bare address, which leads to the first page."""
    yield "search", {}, "search.html"
    yield "404", {"dl_first": app.config.root_doc}, "not_found.html"
    if app.config.root_doc != "index":
        yield "index", {"dl_first": app.config.root_doc}, "redirect.html"
