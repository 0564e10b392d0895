"""Small books that are wrong on purpose."""

CONF = """
extensions = ["myst_nb", "dlbasics.sphinxext"]
include_patterns = ["*.md", "*.ipynb"]
myst_enable_extensions = ["dollarmath", "amsmath"]
myst_heading_anchors = 3
html_theme = "sphinx_book_theme"
html_theme_options = {"repository_url": "https://github.com/a/b", "repository_branch": "trunk"}
html_baseurl = "https://a.github.io/b/"
html_title = "Small"
html_short_title = "a small book"
nb_execution_raise_on_error = True
nb_execution_mode = "cache"
nb_execution_show_tb = True
"""


def cell(source, **metadata):
    return {"cell_type": "code", "id": str(abs(hash(source)))[:8], "metadata": metadata, "source": source,
            "outputs": [], "execution_count": None}
