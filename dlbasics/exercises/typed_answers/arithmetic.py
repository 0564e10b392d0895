"""Arithmetic as people type it, such as ``2*10^-1``, ``ln 10`` or ``sqrt(2)/2``: recursive descent, no eval.

It takes what `dlbasics.exercises.typed_answers.numeric_answer` has made of an answer. What could be meant in
two ways is refused. The page does the same in ``sphinxext/site/typed_answers/arithmetic.js``.
"""

import math
import re
from dataclasses import dataclass
from unicodedata import normalize

from dlbasics.exercises.model import UnreadableAnswer
from dlbasics.exercises.typed_answers.checked_math import (
    CONSTANTS,
    FUNCTIONS,
    applied,
    checked,
    not_too_large,
    power,
    quotient,
)

MAX_DEPTH = 40
# 1 600, 1'600 and 1_600; of commas and points it takes two, or the other one behind: 1,600,000 or 1,600.5.
# In India 16,38,400 is a number, too, but not 32,50,512, a shape: neither is read.
GROUPED = (r"[1-9][0-9]{0,2}(?:(?:(?: [0-9]{3})+|(?:'[0-9]{3})+(?!')|(?:_[0-9]{3})+)(?![0-9])(?:[.,][0-9]+)?"
           r"|(?:,[0-9]{3}){2,}(?![0-9])(?:\.[0-9]+)?|,[0-9]{3}\.[0-9]+"
           r"|(?:\.[0-9]{3}){2,}(?![0-9])(?:,[0-9]+)?|\.[0-9]{3},[0-9]+)")
SINGLE = r"[0-9]+(?:[.,][0-9]+|\.)?|[.,][0-9]+"
# log2, log_2, log₂ and log5(; the 2 of log210 may belong to either side
LOGARITHM = r"[lL][oO][gG](?:_?(?:10|2)(?![0-9.,])|_(?:e|[0-9]+)|[0-9]+(?=\()|[₀-₉]+|ₑ)"
# All but π, which is a constant wherever it stands.
LETTERS = "[A-Za-z\xc0-\u03bf\u03c1-\u1fff\u3040-\ud7a3]"
# Exponents that people write without brackets, as in 2^1/2; nobody means 10^(2/40).
USUAL_EXPONENT = re.compile("1/(?:[2-9]|[1-9][0-9]+)|2/[35]|3/[245]|4/5")
# Digits that repeat without end: all behind the point, or three of one kind.
REPEATED = re.compile(r"[.,](?:([0-9])\1+|[0-9]*([0-9])\2\2)$")
TOKEN = re.compile(
    r"(?P<whole>[0-9]*) ?(?P<vulgar>[¼-¾⅐-⅞]|[⁰¹²³⁴-⁹]+/[₀-₉]+)"
    rf"|(?P<number>{GROUPED}|{SINGLE})(?P<exponent>[eE][+-]?[0-9]+)?(?P<dots>…)?"
    rf"|(?:(?:np|numpy|math)\.)?(?P<name>{LOGARITHM}|(?:float|int)[0-9]+|{LETTERS}+)"
    r"|(?P<raised>[⁺⁻]?[⁰¹²³⁴-⁹]+)"
    r"|(?P<sign>[-+*/^()%])"
    r"|(?P<other>\\[A-Za-z]+|\.\.+|.)",
    re.ASCII,
)
SPACES = re.compile("[ ']*")


@dataclass(frozen=True)
class Token:
    """A piece of what was typed; `kind` is ``"number"``, ``"name"``, ``"raised"``, ``"end"``, or a sign."""

    kind: str
    text: str = ""
    value: float = math.nan


END = Token("end")


def evaluate(text: str) -> float:
    """Compute what was typed.

    Raises
    ------
    UnreadableAnswer
        If it is no arithmetic, may be meant in two ways, or has no value.
    """
    return _Parser(tokens_of(text)).parse()


def tokens_of(text: str) -> list[Token]:
    """Cut what was typed into pieces."""
    found, at = [], SPACES.match(text).end()
    while at < len(text):
        match = TOKEN.match(text, at)
        token = _token(match)
        if token.text in ("x", "X") and found and found[-1].kind in ("number", "raised", ")", "%"):
            token = Token("*", token.text)
        found.append(token)
        at = SPACES.match(text, match.end()).end()
    return found


def _token(match: re.Match) -> Token:
    match match.lastgroup:
        case "vulgar":
            above, below = re.split("[/⁄]", normalize("NFKC", match["vulgar"]))
            return Token("number", match[0], int(match["whole"] or 0) + quotient(int(above), int(below)))
        case "number" | "exponent" | "dots":
            number = _written_out(match["number"]) if match["dots"] else match["number"]
            value = float(_plain_decimal(number) + (match["exponent"] or ""))
            return Token("number", match[0], not_too_large(value))
        case "raised":
            return Token("raised", match[0], float(normalize("NFKC", match[0]).replace("−", "-")))
        case "sign":
            return Token(match[0], match[0])
        case _:
            return Token("name", match["name"] or match[0])


def _written_out(number: str) -> str:
    """A number with dots behind it: 0.33… is 1/3, 2.3025… is near enough, and 0.3… or 0.166… is not clear."""
    if REPEATED.search(number):
        return number + number[-1] * 20
    digits = re.sub("[.,]", "", number).lstrip("0")
    if len(digits) < 3 or (digits[-1] == digits[-2] != "0"):
        raise UnreadableAnswer("number.endless", part=number)
    return number


def _plain_decimal(written: str) -> str:
    """A number without groups, and with a decimal point."""
    digits = re.sub("[ '_]", "", written)
    marks = re.sub("[0-9]", "", digits)
    for mark in ".,":
        is_group = marks.count(mark) > 1 or (mark in marks and marks[-1] != mark)
        digits = digits.replace(mark, "" if is_group else ".")
    return digits


class _Parser:
    """A method for each rule of the grammar.

    sum: product (+ product)*; product: factor (* factor)*; factor: -factor or power; power: primary ^ factor;
    primary: a number, a name, a function of a primary, or a sum in brackets, each with % behind it.
    """

    def __init__(self, tokens: list[Token]):
        self._tokens, self._at, self._depth = tokens, 0, 0

    def parse(self) -> float:
        """The value of all tokens."""
        value = self._sum()
        if self._next.kind != "end":
            raise UnreadableAnswer("number.brackets")  # what else can stand here is read by `_product`
        return value

    def _token_at(self, at: int) -> Token:
        return self._tokens[at] if 0 <= at < len(self._tokens) else END

    @property
    def _next(self) -> Token:
        return self._token_at(self._at)

    def _take(self) -> Token:
        self._at += 1
        return self._token_at(self._at - 1)

    def _sum(self) -> float:
        value = self._product()
        while self._next.kind in ("+", "-"):
            sign = 1 if self._take().kind == "+" else -1
            value = checked(value, self._product(), lambda a, b, sign=sign: a + sign * b)
        return value

    def _product(self) -> float:
        value, is_quotient = self._factor(), False
        while True:
            match self._next.kind:
                case "*":
                    self._take()
                    value = checked(value, self._factor(), lambda a, b: a * b)
                case "/":
                    self._take()
                    value, is_quotient = quotient(value, self._factor()), True
                case "name" | "(":
                    self._check_factor_without_sign(is_quotient)
                    value = checked(value, self._factor(), lambda a, b: a * b)
                case "number" | "raised":
                    is_second = self._token_at(self._at - 1).kind == self._next.kind == "number"
                    code = "number.two-numbers" if is_second else "number.missing-sign"
                    raise UnreadableAnswer(code, part=self._next.text)
                case _:
                    return value

    def _check_factor_without_sign(self, is_quotient: bool):
        """2π, 3 ln 2 and (a)(b) are products; 0.3(4) is none, and 1/2π may be two things."""
        before, token = self._token_at(self._at - 1), self._next
        if token.kind == "name" and not _is_known(_name_of(token)):
            raise _unknown(token)
        is_unfinished = token.text in ("e", "E") and before.kind == "number"  # 5e, before its exponent
        if is_unfinished or (token.kind == "(" and before.kind != ")"):
            raise UnreadableAnswer("number.missing-sign", part=token.text)
        if is_quotient:
            raise UnreadableAnswer("number.unclear-divisor", part=token.text)

    def _factor(self) -> float:
        self._go_deeper()
        match self._next.kind:
            case "+":
                self._take()
                value = self._factor()
            case "-":
                self._take()
                value = -self._factor()
            case _:
                value = self._power()
        self._depth -= 1
        return value

    def _in_percent(self, value: float) -> float:
        """A value with the percent signs behind it."""
        while self._next.kind == "%":
            self._take()
            value /= 100
        return value

    def _power(self) -> float:
        value = self._in_percent(self._primary())
        if self._next.kind == "raised":
            return self._in_percent(power(value, self._take().value))
        if self._next.kind != "^":
            return value
        self._take()
        begin = self._at
        value = power(value, self._factor())
        exponent, divisor = self._token_at(self._at - 1), self._token_at(self._at + 1)
        is_alone = exponent.kind == "number" and self._at - begin <= 2
        # 2^1/2 is half of 2, or its root; in 2^50% the power is in percent, or its exponent.
        is_usual = bool(USUAL_EXPONENT.fullmatch(f"{exponent.text}/{divisor.text}"))
        if (is_alone and self._next.kind == "/" and is_usual) or exponent.kind == "%":
            raise UnreadableAnswer("number.unclear", part="^")
        return value

    def _primary(self) -> float:
        self._go_deeper()
        token = self._take()
        match token.kind:
            case "number":
                value = token.value
            case "name":
                value = self._named(token)
            case "(":
                value = self._sum()
                if self._take().kind != ")":
                    raise UnreadableAnswer("number.brackets")
            case _:
                raise self._missing_number(token)
        self._depth -= 1
        return value

    def _missing_number(self, token: Token) -> UnreadableAnswer:
        """What to say where another token, or none, stands in the place of a number."""
        beside = self._token_at(self._at - 2) if token is END else token
        if beside is END:
            return UnreadableAnswer("number.empty")
        return UnreadableAnswer("number.missing-number", part=beside.text)

    def _named(self, token: Token) -> float:
        name = _name_of(token)
        if name == "nan":
            raise UnreadableAnswer("number.nan")
        if name in CONSTANTS:
            return CONSTANTS[name]
        if not _is_known(name):
            raise _unknown(token)
        if self._next.kind not in ("number", "name", "("):
            raise self._missing_argument(token)
        has_brackets = self._next.kind == "("
        argument = self._primary()
        if not has_brackets:
            argument = self._in_percent(argument)
            self._check_reach(token, argument)
        return applied(name, argument)

    def _missing_argument(self, function: Token) -> UnreadableAnswer:
        """What to say where no number stands behind a function, or a sign before it."""
        code = "number.missing-argument"
        if self._next.kind in ("^", "raised"):
            code = "number.function-power"
        elif self._next.kind in ("+", "-") and not function.text[-1].isdecimal():  # log2 may be log(2)
            code = "number.unclear"
        return UnreadableAnswer(code, part=function.text)

    def _check_reach(self, function: Token, argument: float):
        """Refuse ``ln 10/3``: the logarithm of 10, or of 10/3?

        The root sign has no line above the numbers here: √17-1 is not clear, nor is √1/3, for the root of 1
        need not be written; √2/2 is.
        """
        following, second = self._next.kind, self._token_at(self._at + 1).kind
        is_root = _name_of(function) in ("sqrt", "√")
        is_unclear = following in ("name", "(", "^", "raised")
        if following in ("*", "/"):
            is_clear = function.text == "√" and argument > 0 and math.sqrt(argument) % 1 != 0
            is_unclear = not is_clear and second in ("number", "(")
        if following in ("+", "-"):
            is_unclear = is_root and second in ("number", "(")
        if is_unclear:
            raise UnreadableAnswer("number.unclear", part=function.text)

    def _go_deeper(self):
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise UnreadableAnswer("number.too-deep")


# -- names ----------------------------------------------------------------------------------------


def _name_of(token: Token) -> str:
    """How a function or constant is called here: ``log2`` for ``log₂`` and ``log_2``, too."""
    return normalize("NFKC", token.text).lower().replace("_", "")


def _is_known(name: str) -> bool:
    return name in CONSTANTS or name in FUNCTIONS or bool(re.fullmatch("log[0-9]+", name))


def _unknown(token: Token) -> UnreadableAnswer:
    is_seen = not re.match("[\x00-\x1f\x7f-\x9f]", token.text)
    return UnreadableAnswer("number.unknown", part=token.text if is_seen else f"U+{ord(token.text):04X}")
