"""A notebook's code cells in a document, as MyST-NB puts them there: a container with source and outputs."""

from docutils import nodes


def code_cells(doctree) -> list[nodes.container]:
    """The code cells of a document, in order."""
    return [cell for cell in doctree.findall(nodes.container) if cell.get("nb_element") == "cell_code"]


def source_of(cell) -> nodes.Node | None:
    """The node of a cell's source; None if the page does not show it."""
    return next((part for part in cell.children if part.get("nb_element") == "cell_code_source"), None)


def outputs_of(cell) -> list[nodes.Node]:
    """The nodes of what a cell has shown."""
    return [part for part in cell.children if part.get("nb_element") == "cell_code_output"]
