"""The HTML of a value, as a notebook would show it."""

from dlbasics.messages import text


def is_explorer(value) -> bool:
    """Whether a value is an explorer: by duck typing, so that Matplotlib is not imported."""
    return _attribute(value, "grid") is not None and _attribute(value, "controls") is not None


def html_of(value) -> str:
    """The richest HTML that a value has of itself; empty if it has none."""
    if isinstance(value, type):  # what its objects show is not what it shows
        return ""
    bundle = _mime_bundle(value)
    html = bundle.get("text/html") or bundle.get("image/svg+xml")
    if html and isinstance(html, str):
        return html
    if type(value).__module__ == "matplotlib.figure":
        from dlbasics import plotting

        plotting.theme_grounds(value)
        # a figure without words: those who cannot see it learn at least that it is there
        return f'<figure class="dl-figure">{plotting.svg(value, text("cell.figure"))}</figure>'
    for name in ("_repr_html_", "_repr_svg_"):
        method = _attribute(value, name)
        html = method() if callable(method) else None
        if html and isinstance(html, str):
            return html
    return ""


def _attribute(value, name: str):
    """An attribute; None where a value lacks it, answers for every name or raises: learners' classes do."""
    try:
        if getattr(value, "_ipython_canary_method_should_not_exist_", None) is not None:  # as IPython asks
            return None
        return getattr(value, name, None)
    except Exception:
        return None


def _mime_bundle(value) -> dict:
    """What a value says of itself by IPython's protocol: data, data with metadata, or nothing."""
    method = _attribute(value, "_repr_mimebundle_")
    bundle = method(include=None, exclude=None) if callable(method) else None
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    return data if isinstance(data, dict) else {}
