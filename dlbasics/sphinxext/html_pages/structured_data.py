"""What a page teaches, for search engines, as schema.org has it."""

from dlbasics.script_json import script_json

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def structured_data(name: str, description: str, address: str, book: dict) -> str:
    """What a page teaches, as JSON-LD that may stand in a ``<script>`` element.

    Parameters
    ----------
    name, description, address : str
        Of the page.
    book : dict
        ``name``, ``url``, ``author`` and ``language`` of the book.
    """
    data = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": name,
        "description": description,
        "url": address,
        "inLanguage": book["language"],
        "license": LICENCE,
        "isAccessibleForFree": True,
        "author": {"@type": "Organization", "name": book["author"]},
        "isPartOf": {"@type": "Book", "name": book["name"], "url": book["url"]},
    }
    return script_json(data)
