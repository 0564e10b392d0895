"""The frame of the small pictures beside a verdict, made by hand so that the engine needs numpy alone."""


def svg_figure(width: int, height: int, body: str, caption: str) -> str:
    """Frame a drawing as a figure.

    Parameters
    ----------
    width, height : int
        In pixels.
    body : str
        SVG elements; their y axis points downwards.
    caption : str
        Stands below, and is what a screen reader says of the drawing.

    Returns
    -------
    str
        HTML.
    """
    return (
        f'<figure class="dl-verdict-picture"><svg viewBox="0 0 {width} {height}" width="{width}" role="img" '
        f'aria-label="{caption}">{body}</svg><figcaption>{caption}</figcaption></figure>'
    )
