"""JSON that may stand in a ``<script>`` element of a page."""

import json


def script_json(data) -> str:
    """Data as JSON without spaces, in which no text can end the element.

    Parameters
    ----------
    data
        What `json.dumps` takes.
    """
    packed = json.dumps(data, separators=(",", ":"), ensure_ascii=False)
    # "</script" inside would end the element, and after "<!--<script" its real end would not.
    return packed.replace("<", "\\u003c")
