"""What follows in Sphinx's configuration from other settings: the name, the addresses, what is ours alone."""

from sphinx.errors import ConfigError

from dlbasics.sphinxext.html_pages.site_languages import site_language
from dlbasics.sphinxext.repository_address import (
    GITHUB,
    is_on_github,
    pages_address,
    plain_address,
    repository_address,
)

# Parts of the theme's layout, which it would render for each page to see whether they are empty.
THEME_PARTS = ("article_header_start", "article_header_end", "article_footer_items", "content_footer_items",
               "secondary_sidebar_items")


def configure(config) -> None:
    """Name the book, and settle the addresses of its repository and of its site.

    Raises
    ------
    sphinx.errors.ConfigError
        If the site's address is not configured, and does not follow from that of the repository.
    """
    config.project = config.html_title
    options = config.html_theme_options
    configured = plain_address(options["repository_url"])
    repository = options["repository_url"] = repository_address(configured)
    # A domain of one's own can be configured; it is that of this repository, not of a fork. GitHub takes
    # a name in any case.
    if not config.html_baseurl or repository.lower() != configured.lower():
        if not is_on_github(repository):
            raise ConfigError(f"repository: url in _config.yml is {repository!r}; expected "
                              f"{GITHUB}OWNER/NAME, or the site's own address as "
                              "`baseurl: https://...` below `html:`")
        config.html_baseurl = pages_address(repository)
    if not config.html_baseurl.endswith("/"):
        config.html_baseurl += "/"
    config.dlbasics_root_address = config.html_baseurl
    config.html_baseurl += site_language().folder
    config.html_sidebars = {"**": []}
    options |= {part: [] for part in THEME_PARTS}


def on_builder_inited(app):
    """Let Sphinx make no index of its own: the search is ours (`search_index`)."""
    app.builder.search = False
