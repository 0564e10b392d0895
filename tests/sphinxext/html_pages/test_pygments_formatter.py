"""Code on a page: an element for what has a colour, and for nothing else."""

import re
from html import unescape

CODE = '''from math import exp

@cache
def slope(x):  # a name, brackets, an operator
    return {"left": 1.5 * x[0], "right": not exp(-x)}
'''


def test_only_what_has_a_colour_is_an_element(small_book):
    code, said, pages = small_book(index=f"# Title\n\n```python\n{CODE}```\n")
    assert code == 0, said
    written = re.search(r"<pre>(.*?)</pre>", pages["index"], re.DOTALL)[1].removeprefix("<span></span>")
    assert unescape(re.sub(r"<[^>]+>", "", written)) == CODE
    elements = re.findall(r'<span class="(\w+)">(.*?)</span>', written)
    assert [unescape(text) for _, text in elements] == [
        "from", "import", "@cache", "def", "slope", "# a name, brackets, an operator",
        "return", '"left"', "1.5", "0", '"right"', "not"]
