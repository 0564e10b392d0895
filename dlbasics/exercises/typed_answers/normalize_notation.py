"""Words and notations that stand for a sign: ``percent``, ``**``, ``log 8 base 2``, ``\\frac{1}{3}``."""

import re

from dlbasics.exercises.typed_answers.normalize_unicode import normalize_unicode

# A bracket, and what stands in it.
BRACKET = r"(\((?:[^()]|\([^()]*\))*\))"
# What is written in place of a pattern.
WORDS = [(re.compile(pattern, re.ASCII | re.IGNORECASE), sign) for pattern, sign in [
    # LaTeX, with plain brackets; a root may have a number before what it is taken of.
    (r"\\[,;:! ]|\\(?:left|right)(?![a-z])", " "),
    (r"\\(?:cdot|times)(?![a-z])", "*"),
    (r"\\approx", "="),
    (r"\\[lc]?dots", ".."),
    (r"\\(?:text|mathrm) *\(([^()]*)\)", r" \1 "),
    (r"\\(?:overline|bar|dot) *\(?([0-9]+)\)?", "\\1\u0305"),
    (rf"\\[dt]?frac *{BRACKET} *{BRACKET}", r"(\1/\2)"),
    (r"\\[dt]?frac *([0-9]) *([0-9])(?![0-9.,])", r"(\1/\2)"),
    (r"\\(?![dt]?frac|sqrt *\([^()]*\) *\()(?=[a-z()%])", ""),
    (r"log_\(([0-9]+|e)\)", r"log_\1 "),
    (r"\(,\)", ","),
    # Dots behind decimals: these go on.
    (r"([.,][0-9]+) *\.\.+(?! *[0-9.,])", r"\1…"),
    (r"(?<=[0-9()]) *(?:p(?:er|ro|our|or) ?[cz](?:i?ento?)|pct)(?![a-z])", "%"),
    (r"\( *% *\)", "%"),
    # The sign of an exponent that is written on the line: 10-⁴, 10^⁻⁴, 10⁻4
    (r"(?<=10)\^?-(?=[⁰¹²³⁴-⁹])", "⁻"),
    (r"\^(?=[⁰-⁻¹²³])", ""),
    (r"(?<=[0-9a-zπ)]) ?⁻(?=[0-9])", "^-"),
    (r"⁻(?=[0-9])", "-"),
    (r"=+>|->|\bis\b(?! not)|(?<![不于於或少多])(?:差不多|大[约約概]|[约約取]|接近|近似|[一总總]?共|"
     "[正刚剛恰]好|答案|等[于於]|[是为為])+", "="),
    # P(y=1) = 0.2 has a sign in brackets, too; an equation in brackets at the end is one more side.
    (r"(?<=[a-z])\([^()=]*=[^()]*\)|\([^()=]*=[^()]*\)(?= *=)", ""),
    (r"\(([^()]*=[^()]*)\)(?=[ '.?;]*$)", r"=\1"),
    # log 8 base 2, log base 2 of 8, log(8, 2)
    (r"^ *\(([^()=]*:[^()=]*)\) *$", r"\1"),
    (r"\(((?:to |the )*base [^()]*)\)", r"\1"),
    (r"log *(\([^()]+\)|[0-9.]+) *(?:to |the )*base ([0-9]+|e)\b", r"log_\2 \1"),
    (r"log *(?:to |the )*base ([0-9]+|e)(?: of)?(?= *[0-9(])", r"log_\1 "),
    (r"log\( *([0-9.]+) *(?:, +|; *)([0-9]+) *\)", r"log_\2(\1)"),
    ("根[号號]下?", "√"),
    (r"\bminus\b(?= *[0-9.,(½¼¾])", " - "),
    # A derivative, which a quote is not; σ alone may be a standard deviation.
    (r"(?<=[a-zσ])'(?= *\()", "′"),
    (r"(?-i:[Ss]igma|σ)(?=\()", "sigmoid"),
    (r"(^[ ']*|[-+*/=:·(] *)\|([^|]+)\|(?! *[a-z0-9(|])", r"\1abs(\2)"),
]]


# A wide bracket behind a number is drawn with its space; that of log5（25） belongs to the name.
WIDE_BRACKET = re.compile("(?<=[0-9０-９)%％])(?<![A-Za-z_][0-9])(?<![A-Za-z_][0-9][0-9])（")
# A dash of a range may have its spaces; - with spaces is a minus.
SPACED_DASH = re.compile("(?<=[0-9０-９%]) +– +(?=[-−0-9.,])")


def normalize_notation(text: str) -> str:
    """What was typed, with one plain sign for all that means it."""
    written = SPACED_DASH.sub("–", WIDE_BRACKET.sub(" (", text))
    written = normalize_unicode(written).replace("**", "^")
    for words, sign in WORDS:
        written = words.sub(sign, written)
    return written
