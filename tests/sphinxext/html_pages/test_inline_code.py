"""Code in a sentence or a cell: where its lines may end."""

import re
from html import unescape


def test_no_line_ends_within_a_list(small_book):
    sentence = "`[[5, -2, 6], [20, -5]]` and `f(1, [a, (2, 3)])`, `[x < 1, 2`"
    code, said, pages = small_book(index=f"# Title\n\n{sentence}\n")
    assert code == 0, said
    words = [re.findall(r'<span class="pre">(.*?)</span>', code)
             for code in re.findall(r"<code.*?</code>", pages["index"], re.DOTALL)]
    assert [[unescape(word) for word in line] for line in words] == [
        ["[[5, -2, 6],", "[20, -5]]"], ["f(1,", "[a,", "(2,", "3)])"], ["[x", "<", "1,", "2"]]
