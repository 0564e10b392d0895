"""TeX that a learner could put between dollar signs, to do harm or by mistake."""

HOSTILE_TEX = [
    # HTML, in every place where TeX has text
    r"<script>alert(1)</script>", r"</math><img src=x onerror=alert(1)>", "<!-- y -->", "<![CDATA[x]]>",
    "&lt;b&gt;",
    r"\text{<img src=x onerror=alert(1)>}", r"\mathrm{<img src=x onerror=alert(1)>}",
    r"\operatorname{<img src=x onerror=alert(1)>}", r"\texttt{<script>alert(1)</script>}",
    r"\text{</mtext><annotation-xml encoding='text/html'><img src=x onerror=alert(1)></annotation-xml>}",
    r"\verb|<img src=x onerror=alert(1)>|", r'x" onload="alert(1)', r'\char"3C script\char"3E',
    r"\begin{<img src=x onerror=alert(1)>}\end{<img src=x onerror=alert(1)>}",
    # Links, styles, classes, lengths
    r"\href{javascript:alert(1)}{x}", r"\url{javascript:alert(1)}", r"\eqref{javascript:alert(1)}",
    r"\html{<b>}", r"\htmlClass{evil}{x}", r"\htmlStyle{position:fixed;inset:0}{x}", r"\htmlId{evil}{x}",
    r"\class{evil}{x}", r"\style{position:fixed}{x}", r"\includegraphics{https://example.com/x.png}",
    r'\color{red" onmouseover="alert(1)}x', r"\textcolor{url(x);position:fixed}{x}", r"\kern99999999em x",
    r'\begin{array}{c" onload="alert(1)|}a\end{array}', r'\begin{align}x\tag{"><img src=x>}\end{align}',
    # Definitions
    r"\def\a{\a}\a", r"\def\a{\a\a}\a", r"\newcommand{\a}{<img src=x onerror=alert(1)>}\a",
    r"\gdef\sum{EVIL}\sum", r"\def\a#1{\hat\hat\hat\hat\hat\hat#1}" + r"\a" * 900 + " x",
    # Too much of something
    "{" * 500, "{" * 10_000, "{" * 10_000 + "x" + "}" * 10_000, "(" * 60, r"\sin(" * 60, r"([\{" * 60,
    r"\sqrt{" * 10_000 + "x" + "}" * 10_000, r"\left(" * 10_000, "x^{" * 10_000 + "x" + "}" * 10_000,
    r"\hat" * 10_000 + " x", r"\not" * 10_000 + "=", "x" * 1_000_000, "9" * 1_000_000, r"\sum_i " * 150_000,
    "x" + "'" * 10_000, r"\begin{aligned}" + r"a&b\\" * 100_000 + r"\end{aligned}",
    # No TeX at all
    "a\0b", "\ud800", "\uffff", "\u202e", "#1 #", "a & b", "x^2^3", "^", "}", "\\", r"\right)",
    r"\end{matrix}", r"\frac{1", r"\unheard{<b>}",
    "numpy.ndarray' object has no attribute 'f'; {'a': [1]} <class 'int'>",
]
