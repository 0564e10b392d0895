"""What math-core writes and a browser draws in another way than TeX does."""

from xml.etree.ElementTree import Element, SubElement

PRIMES = ("\N{PRIME}", "\N{DOUBLE PRIME}", "\N{TRIPLE PRIME}", "\N{QUADRUPLE PRIME}")


def fix_for_browsers(formula: Element) -> None:
    """Change the tree of a formula in place."""
    for element in list(formula.iter()):
        match element.tag:
            case "msup" | "msubsup":
                _lower_prime(element)
                _keep_bracket_large(element)
            case "msub":
                _keep_bracket_large(element)
            case "mo" if element.text == "\N{CIRCLED DOT OPERATOR}":
                # Firefox draws it as large as a sum.
                element.set("largeop", "false")


def _lower_prime(script: Element) -> None:
    """Set a prime beside its letter: fonts have it small and raised, a superscript would be so twice.

    math-core writes f' as a superscript, f'_i as one beside the subscript, f'^2 as a row before the 2.
    """
    superscript = script[-1]
    is_row = superscript.tag == "mrow" and len(superscript) > 0
    prime = superscript[0] if is_row else superscript
    if prime.tag != "mo" or prime.text not in PRIMES:
        return
    prime.attrib.update(lspace="0", rspace="0")
    if script.tag == "msup" and not is_row:
        script.tag = "mrow"
        return
    primed = Element("mrow")
    primed.extend([script[0], prime])
    script[0] = primed
    if is_row:
        superscript.remove(prime)
    else:
        script.remove(superscript)
        script.tag = "msub"


def _keep_bracket_large(script: Element) -> None:
    r"""Keep a ``\bigr)`` with a script large: in Chromium it is so only beside something, in a row."""
    bracket = script[0]
    if bracket.tag == "mo" and "minsize" in bracket.attrib:
        row = Element("mrow")
        row.append(bracket)
        SubElement(row, "mrow")
        script[0] = row
