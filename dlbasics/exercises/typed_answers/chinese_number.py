"""Numbers as Chinese readers may write them: 约0.2, 两个, 四分之一, 百分之二十五, 负三, 一千六百, 无穷大.

A number is a sign (负, 正) and a size: digits, words below 10,000, words with 点 between, two of these with
分之 between, or one with % or 成 (tenths) behind. Behind it may stand a counter
and what is counted (63个参数). The page does the same in ``sphinxext/site/typed_answers/chinese_number.js``.
"""

import re

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
          "八": 8, "九": 9}
ONE = "([一二两兩三四五六七八九])"
# 一百零五 and 一百五十, but not 一百五, which is the second to some and the first to others.
WHOLE = re.compile(rf"(?:{ONE}千)?(?:零?{ONE}百)?(?:零?{ONE}?(十))?(?:(?:(?<=[千百])零|(?<=十)|^){ONE})?")
# What follows a number.
AFTER = re.compile("(?<=[0-9零〇一二两兩三四五六七八九十百千成%]) *"
                   "(?:左右|上下|[张張倍层層点點吧啊呢]|[个個步次参參权權](?!.*[半百千万分成倍方后後])[\u4e00-\u9fff]*)$")
DECIMAL = re.compile("[0-9]+(?:[.][0-9]+)?")
TENTHS = re.compile("([一二两兩三四五六七八九1-9])成")


def in_digits(written: str) -> str:
    """What was written, in digits and signs; anything else stays as it is.

    Parameters
    ----------
    written : str
        In plain signs.
    """
    number = written
    while AFTER.search(number):
        number = AFTER.sub("", number)
    signed = re.sub("^正", "+", re.sub("^[负負]", "-", number))
    sign, size = re.fullmatch("([-+]? *)(.*)", signed).groups()
    return sign + (_size(size.replace(" ", "")) or size)


def _size(written: str) -> str | None:
    """A size in digits. None if this is not a number, or is in digits already."""
    if re.fullmatch("[无無][穷窮限]大?", written):
        return "inf"
    if written == "一半":
        return "1/2"
    if tenths := TENTHS.fullmatch(written):
        return f"{DIGITS.get(tenths[1], tenths[1])}0%"
    denominator, _, numerator = written.rpartition("分之")
    if denominator:
        return _fraction(denominator, numerator)
    if DECIMAL.fullmatch(written.rstrip("%")):
        return None
    number = _decimal(written.removesuffix("%"))
    if number and written.endswith("%"):
        return f"{number}%"
    return number


def _fraction(denominator: str, numerator: str) -> str | None:
    """四分之三, three quarters, names the denominator first."""
    share = _decimal(numerator)
    if denominator == "百":
        return f"{share}%" if share else None
    below = {"千": "1000", "万": "10000", "萬": "10000"}.get(denominator) or _decimal(denominator)
    return f"{share}/{below}" if share and below else None


def _decimal(written: str) -> str | None:
    """A number in digits, with 点 or without."""
    whole, point, decimals = re.fullmatch("([^点點]*)([点點]?)(.*)", written).groups()
    before = whole if DECIMAL.fullmatch(whole) else _whole(whole)
    if not point or before is None:
        return before
    digits = "".join(str(DIGITS.get(sign, sign)) for sign in decimals)
    return f"{before}.{digits}" if re.fullmatch("[0-9]+", digits) else None


def _whole(words: str) -> str | None:
    """A whole number below 10,000 in characters."""
    if words in ("零", "〇"):
        return "0"
    match = WHOLE.fullmatch(words)
    if not words or not match:
        return None
    thousands, hundreds, tens, ten, ones = match.groups()
    places = (thousands, 1000), (hundreds, 100), (tens or (ten and "一"), 10), (ones, 1)
    return str(sum(DIGITS.get(digit, 0) * place for digit, place in places))
