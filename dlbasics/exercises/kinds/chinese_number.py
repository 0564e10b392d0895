"""Numbers as Chinese readers may write them: 约0.2, 两个, 四分之一, 百分之二十五, 负三, 零点五, 无穷大.

The page does the same in ``sphinxext/site/kinds/chinese_number.js``.
"""

import re

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
          "九": 9}  # fmt: skip
ONE = "[一二两三四五六七八九]"
# 一百零五 and 一百五十, but not 一百五, which is the second to some and the first to others.
HUNDREDS = re.compile(rf"({ONE})百(?:零({ONE})|({ONE})十({ONE})?)?")
TENS = re.compile(rf"({ONE}?)十({ONE})?")
# Words that say no more than ≈ does, and what follows a count.
BEFORE = re.compile("(?:答案是|答案为|结果是|大约是|大约|大概|约等于|约为|约|等于|是|为) *")
AFTER = re.compile("(?<=[0-9零〇一二两三四五六七八九十百%]) *(?:左右|个|张|步|次|倍|层|点)$")
DECIMAL = re.compile("[0-9]+(?:[.][0-9]+)?")


def in_digits(written: str) -> str:
    """What was written, in digits and signs; anything else stays as it is.

    Parameters
    ----------
    written : str
        In plain signs.
    """
    number = written
    while match := BEFORE.match(number):
        number = number[match.end() :]
    while AFTER.search(number):
        number = AFTER.sub("", number)
    sign = "-" if number.startswith("负") else ""
    size = re.sub("^[正负]", "", number)
    found = _size(size)
    return number if found is None else sign + found


def _size(words: str) -> str | None:
    if words in ("无穷", "无穷大"):
        return "inf"
    if words == "一半":
        return "1/2"
    parts, counted = words.partition("分之"), words.partition("点")
    if parts[1]:
        share = _whole(parts[2])
        if parts[0] == "百":
            return None if share is None else f"{share}%"
        whole = _whole(parts[0])
        return None if share is None or whole is None else f"{share}/{whole}"
    if counted[1]:
        whole, decimals = _whole(counted[0]), counted[2]
        if whole is None or not decimals or any(sign not in DIGITS for sign in decimals):
            return None
        return f"{whole}." + "".join(str(DIGITS[sign]) for sign in decimals)
    return None if DECIMAL.fullmatch(words) else _whole(words)


def _whole(words: str) -> str | None:
    """A whole number below 1000 in characters, or a number in digits."""
    if DECIMAL.fullmatch(words):
        return words
    if words in ("零", "〇"):
        return "0"
    if re.fullmatch(ONE, words):
        return str(DIGITS[words])
    if match := TENS.fullmatch(words):
        tens, ones = match.groups()
        return str(10 * DIGITS.get(tens, 1) + DIGITS.get(ones, 0))
    if match := HUNDREDS.fullmatch(words):
        hundreds, alone, tens, ones = (DIGITS.get(digit, 0) for digit in match.groups())
        return str(100 * hundreds + alone + 10 * tens + ones)
    return None
