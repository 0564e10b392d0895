"""Numbers in the words of a question whose numbers can vary."""

from fractions import Fraction
from math import isclose

from dlbasics.minus_sign import with_minus_signs

WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
         "twelve", "thirteen", "fourteen", "fifteen", "sixteen"]
FRACTION_CHARACTERS = {
    Fraction(1, 2): "½", Fraction(1, 3): "⅓", Fraction(2, 3): "⅔", Fraction(1, 4): "¼", Fraction(3, 4): "¾",
    Fraction(1, 5): "⅕", Fraction(2, 5): "⅖", Fraction(1, 6): "⅙",
}


def in_words(number: int) -> str:
    """A small number as a word, a larger one in digits."""
    return WORDS[number] if number < len(WORDS) else str(number)


def signed(number: float) -> str:
    """A number with the sign that text has for minus."""
    return with_minus_signs(f"{number:g}")


def fraction_of(value: float) -> Fraction:
    """The simple fraction that a decimal number stands for."""
    return Fraction(value).limit_denominator(1000)


def fraction_character(value: float) -> str:
    """A fraction as one character where there is one, else as 3/7."""
    fraction = fraction_of(value)
    return FRACTION_CHARACTERS.get(fraction, str(fraction))


def in_tex(value: float, digits: int = 3) -> str:
    """A number with so many significant digits, in TeX."""
    mantissa, _, exponent = f"{value:.{digits}g}".partition("e")
    return rf"{mantissa} \cdot 10^{{{int(exponent)}}}" if exponent else mantissa


def has_digits(value: float, digits: int) -> bool:
    """Whether a number is written out with so many significant digits."""
    return isclose(value, float(f"{value:.{digits}g}"), rel_tol=1e-9)
