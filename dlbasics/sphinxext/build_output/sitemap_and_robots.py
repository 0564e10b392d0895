"""What search engines ask a site for: its map and its rules."""

from pathlib import Path
from xml.sax.saxutils import escape

SITEMAP_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)


def write(site: Path, base: str, pages: list[str], folders=()) -> None:
    """Write the map of the site, and the rules for robots, which name it.

    Parameters
    ----------
    site : pathlib.Path
        The folder of the built site.
    base : str
        The site's address.
    pages : list of str
        Names of the pages, such as ``"chapters/losses"``.
    folders : sequence of str
        Of the site's other languages, which have maps of their own.
    """
    rows = "".join(f"<url><loc>{escape(f'{base}{page}.html')}</loc></url>\n" for page in sorted(pages))
    maps = [f"{base}sitemap.xml", *(f"{base}{folder}sitemap.xml" for folder in folders)]
    (site / "sitemap.xml").write_text(f"{SITEMAP_HEAD}{rows}</urlset>\n", encoding="utf-8")
    rules = "User-agent: *\nAllow: /\n" + "".join(f"Sitemap: {address}\n" for address in maps)
    (site / "robots.txt").write_text(rules, encoding="utf-8")
