"""The HTML of a value, as a notebook would show it."""


def is_explorer(value) -> bool:
    """Whether a value is an explorer: by duck typing, so that Matplotlib is not imported."""
    return hasattr(value, "grid") and hasattr(value, "controls")


def html_of(value) -> str:
    """The richest HTML that a value has of itself; empty if it has none."""
    if isinstance(value, type):  # what its objects show is not what it shows
        return ""
    make_bundle = getattr(value, "_repr_mimebundle_", None)
    if make_bundle:
        bundle = make_bundle()
        return bundle.get("text/html") or bundle.get("image/svg+xml", "")
    if type(value).__module__ == "matplotlib.figure":
        from dlbasics import plotting

        plotting.theme_grounds(value)
        # a figure without words: those who cannot see it learn at least that it is there
        return f'<figure class="dl-figure">{plotting.svg(value, "A figure drawn by this cell.")}</figure>'
    for method in ("_repr_html_", "_repr_svg_"):
        if hasattr(value, method):
            return getattr(value, method)() or ""
    return ""
