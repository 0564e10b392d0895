"""Numbers as people write them."""

import math
import time
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.typed_answer_cases import TYPED_NUMBERS

from dlbasics import messages
from dlbasics.exercises.model import UnreadableAnswer
from dlbasics.exercises.typed_answers.numeric_answer import MAX_LENGTH, as_text, read_number

FORMS = [(text, (group["unit"], group["is_count"], group.get("counted", "")), expected)
         for group in TYPED_NUMBERS for text, expected in group["forms"].items()]
READ = [form for form in FORMS if not str(form[2]).startswith("number.")]
REFUSED = [form for form in FORMS if str(form[2]).startswith("number.")]


def refusal(*answer):
    with pytest.raises(UnreadableAnswer) as refused:
        read_number(*answer)
    return refused.value.message


def test_there_are_forms_of_both_kinds():
    assert len(READ) > 300 and len(REFUSED) > 150


def test_what_people_type_is_read():
    for text, asked, value in READ:
        assert read_number(text, *asked) == pytest.approx(float(value), rel=1e-12, abs=0), text


def test_what_is_no_number_or_may_be_two_is_refused_for_its_reason():
    for text, asked, code in REFUSED:
        message = refusal(text, *asked)
        assert message.code == code, text
        assert all(str(value) in str(message) for value in message.params.values()), text


def test_every_proposal_is_read_when_it_is_typed():
    for text, asked, code in REFUSED:
        params = refusal(text, *asked).params
        match code:
            case "number.two-meanings":
                assert read_number(params["first"], *asked) != read_number(params["second"], *asked), text
            case "number.colon":
                read_number(params["quotient"], *asked)
            case "number.range":
                assert read_number(params["difference"], *asked) < 0, text


@pytest.mark.parametrize(("text", "first", "second"), [
    ("1,600", 1600, 1.6), ("1.600", 1600, 1.6), ("1/1,024", 1 / 1024, 1 / 1.024), ("1,000", 1000, 1),
    ("9.77x10-4", 9.77e-4, 93.7), ("9.77*10e-4", 9.77e-4, 9.77e-3), ("1/20%", 0.0005, 5),
    ("(1/4)(0.25)", 1 / 16, 1 / 4), ("(3) (-2) (-6)", 36, -6),
    ("2e^-2", 0.02, 2 * math.exp(-2)), ("e\u22122", math.exp(-2), math.e - 2),
    ("0\u00b72", 0.2, 0),
    ("2\u00b7303", 2.303, 606), ("9,766.10^-4", 9.766e-4, 9766.1**-4),
    ("300-20%", 240, 299.8), ("2'303", 2303, 2.303), ("+-0.2", 0.2, -0.2),
    ("log210", math.log2(10), math.log(210)),
    ("2.10\u207b\u00b9", 0.2, 1 / 2.1), ("log(8,2)", math.log(8.2), 3),
    ("2 100/200", 10.5, 2.5), ("x = 1,600", 1600, 1.6),
])
def test_both_meanings_are_proposed(text, first, second):
    params = refusal(text).params
    assert [read_number(params[name]) for name in ("first", "second")] == pytest.approx([first, second])


@pytest.mark.parametrize(("text", "quotient"), [
    ("3:4", "3/4"), ("-3:4", "(-3)/4"), ("16/17:4/17", "(16/17)/(4/17)"), ("16/17:4", "(16/17)/4"),
    ("ln(2):ln(10)", "(ln(2))/(ln(10))"), ("1:2%", "1/(2%)"),
])
def test_a_colon_divides_the_whole_of_one_side_by_the_whole_of_the_other(text, quotient):
    assert refusal(text).params.get("quotient") == quotient


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"))
def test_a_mark_before_three_digits_is_never_guessed(whole, decimals, mark):
    text = f"{whole}{mark}{decimals:03}"
    if mark == "," and decimals:
        assert read_number(text, "", True) == whole * 1000 + decimals, "nobody counts 1.6 of anything"
        assert refusal(text).code == "number.two-meanings"
        return
    params = refusal(text, "", True).params
    assert read_number(params["first"], "", True) == whole * 1000 + decimals
    assert read_number(params["second"], "", True) == float(f"{whole}.{decimals:03}")
    if mark == "," or decimals % 10 == 0:
        assert refusal(text).code == "number.two-meanings"
    else:
        assert read_number(text) == float(text), "2.303: with a digit at its end it is no number of thousands"


@given(st.floats(allow_nan=False))
def test_every_float_is_read_back_from_its_text(value):
    assert read_number(as_text(value)) == value
    written = f"{value:.15e}"
    if abs(value) < 1e308:
        mantissa, _, exponent = written.partition("e")
        assert read_number(f"{mantissa}*10^{int(exponent)}") == pytest.approx(value, rel=1e-12, abs=1e-300)


EXPRESSIONS = st.recursive(
    st.one_of(st.integers(1, 99).map(str), st.sampled_from(["0.5", "2.25", "pi", "e"])),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda parts: f"({' '.join(parts)})"),
        inner.map(lambda one: f"sqrt({one})"), inner.map(lambda one: f"(-{one})"),
        inner.map(lambda one: f"({one}**2)"),
    ),
    max_leaves=6,
)


@given(EXPRESSIONS)
def test_arithmetic_is_that_of_python(written):
    names = {"sqrt": math.sqrt, "pi": math.pi, "e": math.e}
    try:
        expected = eval(written, names)
    except (ValueError, ZeroDivisionError):
        assert refusal(written).code in ("number.no-value", "number.too-long")
        return
    if len(written) <= MAX_LENGTH:
        assert read_number(written) == pytest.approx(expected, rel=1e-12, abs=1e-12)


@given(st.one_of(st.text(max_size=100), st.text("()+-*/^0123456789.e ,ln\u221a\u00b2%", max_size=90)))
def test_whatever_is_typed_is_a_number_or_is_refused(text):
    try:
        assert not math.isnan(read_number(text))
    except UnreadableAnswer as refused:
        assert str(refused)


@pytest.mark.parametrize("text", [
    "9^9^9^9^9", "(" * 10**6, "-" * 10**6, "1" * 10**6, "1e999999999", "ln(" * 26, "9**9**9**9",
    "0*" * 40, "1 600" * 16, "10-4*" * 16, "," * 80, "1," * 40, "x=" * 40, "(=" * 40, "[" * 80, "2^" * 40,
])
def test_hostile_texts_end_at_once(text):
    begin = time.process_time()
    try:
        read_number(text, "nats")
    except UnreadableAnswer:
        pass
    assert time.process_time() - begin < 1, "of computing time; a search that tries all ways takes years"


@pytest.mark.parametrize(("value", "number"), [
    (0.25, 0.25), (3, 3), (np.float64(0.1), 0.1), (-math.inf, -math.inf), (np.int64(1600), 1600),
    (np.array(0.2), 0.2), (np.array([0.2]), 0.2), (np.array([[0.2]]), 0.2), ([0.2], 0.2), (("1/4",), 0.25),
    (Fraction(1, 3), 1 / 3), (Decimal("0.2"), 0.2), (10**20, 1e20), (np.str_("0,2"), 0.2), (-0.0, 0),
])
def test_a_value_that_is_one_number_is_taken(value, number):
    assert read_number(value) == number
    assert type(as_text(value)) is str and read_number(as_text(value)) == number


@pytest.mark.parametrize(("value", "number"), [
    (1.638, 1.638), (Decimal("1.600"), 1.6), (Decimal("-4.000"), -4),
])
def test_the_point_of_a_value_separates_no_thousands(value, number):
    assert read_number(value, "", True) == read_number(as_text(value), "", True) == number


def test_single_precision_is_taken_as_it_is():
    assert read_number(np.float32(0.1)) == float(np.float32(0.1))


@pytest.mark.parametrize(("value", "name"), [
    (None, "NoneType"), ([1, 2], "list"), ([], "list"), (np.zeros(3), "ndarray"), (True, "bool"),
    (np.bool_(True), "bool"), ({"a": 1}, "dict"), (1j, "complex"), (np.log, "ufunc"), (b"1", "bytes"),
])
def test_another_value_is_refused_by_its_type(value, name):
    sentence = str(refusal(value))
    assert sentence.startswith(f"A value of type {name}") and '0.25 or "1/4"' in sentence


@pytest.mark.parametrize(("value", "code"), [
    (math.nan, "number.nan"), (np.float64("nan"), "number.nan"), (10**400, "number.too-large"),
])
def test_a_value_that_is_no_number_is_refused(value, code):
    assert refusal(value).code == code


def test_a_list_that_holds_itself_is_refused():
    endless = []
    endless.append(endless)
    assert refusal(endless).code == "question.not-one-number"


def test_a_character_that_cannot_be_seen_is_named_by_its_number():
    assert refusal("0.2\x07").params["part"] == "U+0007"


@pytest.mark.parametrize(("text", "unit", "part"), [
    ("b <= 0.2", "", "<="), ("ungef\u00e4hr 0,333", "", "ungef\u00e4hr"),
    ("5 \u82f9\u679c", "", "\u82f9\u679c"), ("2.303 nats per digit", "nats", "per"),
    ("2.303 (bits)", "nats", "bits"), ("2 (thousand)", "", "thousand"),
    ("0.2 (−)", "", "−"), ("0.2（负）", "", "负"), ("1、3", "", "、"),
    ("1600 — 32*50", "", "—"), ("[0,1]", "", "["),
    ("2 \\mathbf{3}", "", "\\mathbf"), ("\\frac{1}2", "", "\\frac"),
    ("w = 2.8 after one step", "", "after"), ("0.02 -- two digits", "", "--"), ("33.3％％", "", "％％"),
    ("0.333 +/− 0.001", "", "+/−"), ("½(1+tanh(−0.3466))", "", "tanh"), ("e^x = 10", "", "x"),
])
def test_a_refusal_names_the_whole_piece_that_is_in_the_way(text, unit, part):
    assert refusal(text, unit).params["part"] == part


@pytest.mark.parametrize(("text", "part"), [
    ("0.2\u0301", "2\u0301"), ("0.3\u0305", "0.3\u0305"), ("1/3 [ln 2]", "["), ("2{3}", "{"), ("‰", "‰"),
    ("3⋅/2", "/"), ("2**1/2", "**"), ("0.333[3]", "0.333[3]"), ("ｌｎ 10/3", "ｌｎ"), ("0.3…0.4", "…"),
    ("2.303奈特", "奈特"), ("0.2纳特", "纳特"),
])
def test_a_refusal_quotes_what_was_typed(text, part):
    assert refusal(text).params["part"] == part


@pytest.mark.parametrize(("text", "ways_out"), [
    ("-1/3 ln 0.24", {"-1/3 *ln 0.24": -math.log(0.24) / 3, "-1/(3 ln 0.24)": -1 / 3 / math.log(0.24)}),
    ("1/2π", {"1/2*π": math.pi / 2, "1/(2π)": 0.5 / math.pi}),
    ("-1/3 [ln .6 + ln .4]", {"-1/3 *[ln .6 + ln .4]": -math.log(0.24) / 3}),
    ("√17-1", {"√(17-1)": 4, "√(17)-1": 17**0.5 - 1}), ("√1/3", {"√(1/3)": 3**-0.5, "√(1)/3": 1 / 3}),
    ("ln 10/3", {"ln(10)/3": math.log(10) / 3, "ln(10/3)": math.log(10 / 3)}),
    ("ln -0.5", {"ln(0.5)": math.log(0.5)}),
    ("2^1/2", {"2^(1)/2": 1, "2^(1/2)": 2**0.5}), ("ln²(10)", {"(ln(10))^2": math.log(10) ** 2}),
    ("1/4 to the fifth power", {"(1/4)^5": 4**-5}), ("32,50", {"32.50": 32.5, "32*50": 1600}),
    ("0.3...", {"1/3": 1 / 3, "0.333": 0.333}), ("0.(3)", {"1/3": 1 / 3, "0.333": 0.333, "0.*(3)": 0}),
])
def test_the_ways_out_of_what_is_unclear_are_read(text, ways_out):
    sentence = str(refusal(text, "", True))
    for way_out, value in ways_out.items():
        assert read_number(way_out, "", True) == pytest.approx(value), sentence


def test_a_refusal_is_put_into_words_when_somebody_reads_it(monkeypatch):
    refused = UnreadableAnswer("number.unknown", part="?")
    assert "`?`" in str(refused)
    monkeypatch.delattr(messages, "text")
    assert refusal("2 ? 3").code == "number.unknown"
