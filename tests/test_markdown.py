"""Markdown as HTML: what is known becomes elements, everything else is escaped."""

from html import unescape

import pytest

from dlbasics import markdown


def test_inline_markdown_escapes_everything_else():
    links = "[t](javascript:x) [n](glossary.md#relu)"
    html = markdown.inline(f'**b `a<b`** $x<1$ <script>"&" {links} *em* 2*3*4 a_b_c')
    assert html == (
        '<strong>b <code>a&lt;b</code></strong> <span class="dl-math">$x&lt;1$</span> &lt;script&gt;"&amp;" '
        '[t](javascript:x) <a href="glossary.md#relu">n</a> <em>em</em> 2*3*4 a_b_c'
    )


def test_emphasis_needs_no_space_beside_a_chinese_letter():
    assert markdown.inline("注意*其他特征*几个字，*2*也是") == "注意<em>其他特征</em>几个字，<em>2</em>也是"
    assert markdown.inline("乘以2*3*4，或a*b*c") == "乘以2*3*4，或a*b*c"
    assert markdown.inline("**粗**的，*斜*的") == "<strong>粗</strong>的，<em>斜</em>的"


def test_blocks_are_paragraphs_and_code():
    assert markdown.block("a\n\n```\nx\n\ny < 1\n```\nb") == (
        "<p>a</p><pre><code>x\n\ny &lt; 1</code></pre><p>b</p>"
    )
    assert markdown.block(">>> 1 < 2\nTrue\n\n*b*") == (
        "<pre><code>&gt;&gt;&gt; 1 &lt; 2\nTrue</code></pre><p><em>b</em></p>"
    )
    assert markdown.block(" \n ") == ""


def test_a_learner_s_text_makes_no_link():
    assert "<a" in markdown.inline("[x](https://y)")
    assert "<a" not in markdown.inline(markdown.literal("[x](https://y)"))


@pytest.mark.parametrize("tex", ["x", "a < b & c", r"\frac{1}{2}", "x\n+ y", '"'])
def test_a_formula_is_found_again(tex):
    span = markdown.math_span(tex)
    assert [unescape(found) for found in markdown.MATH_SPAN.findall(f"<p>{span}, {span}</p>")] == [tex, tex]
    assert markdown.inline(f"${tex}$") == span


@pytest.mark.parametrize("text", ["from 5 $ to 6 $", "$ 5", "2 ** 3", "`a"])
def test_a_lone_sign_stays_what_it_is(text):
    assert markdown.inline(text) == text


def test_a_line_break_is_no_space_in_chinese():
    shown = markdown.block("一行，\n    下一行`x`\n再下一行 and\nthis")
    assert shown == "<p>一行，下一行<code>x</code>再下一行 and\nthis</p>"


def test_spans_of_formulas_are_replaced():
    html = f"<p>if {markdown.math_span('x < 1')} or $5</p>"
    assert markdown.typeset_spans(html, lambda tex: f"<b>{tex}</b>") == "<p>if <b>x < 1</b> or $5</p>"
    assert markdown.typeset_spans(html, markdown.math_span) == html
