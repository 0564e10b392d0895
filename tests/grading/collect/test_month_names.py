"""The months by their names."""

import pytest

from dlbasics.grading.collect.month_names import MONTHS, month_number

# As platforms shorten them, in English, German, Spanish, French, Portuguese, Italian, Dutch, Swedish,
# Finnish, Polish and Turkish.
SHORTENED = {
    1: "Jan janv. ene gen sty tammik. oca", 2: "Feb févr. fev feb. lut helmik. şub",
    3: "Mar Mrz März. mars mrt maa maalisk.", 4: "Apr avr. abr kwi huhtik. nis",
    5: "May Mai mag mei maj maio toukok.", 6: "Jun juin giu cze kesäk. haz", 7: "Jul juil. lug heinäk. tem",
    8: "Aug août ago aou sie elok. ağu", 9: "Sep Sept. set wrz syysk. eyl",
    10: "Oct Okt ott out paź lokak. eki",
    11: "Nov nov. marrask. marr kas", 12: "Dec Dez. déc. dic dez gru jouluk. ara des",
}


@pytest.mark.parametrize("number", SHORTENED)
def test_a_month_has_many_names_and_shorter_ones(number):
    assert {word: month_number(word) for word in SHORTENED[number].split()} == dict.fromkeys(
        SHORTENED[number].split(), number)


@pytest.mark.parametrize("word", ["jui", "lip", "srp", "listopada", "lis", "čer", "juu"])
def test_what_two_languages_call_two_months_is_none(word):
    """Listopad is October in Croatian, and November in Polish."""
    assert month_number(word) == 0


@pytest.mark.parametrize("word", ["Foo", "marble", "mayor", "decade", "Septuagint", "ja", "m", ""])
def test_a_word_that_only_begins_like_a_month_is_none(word):
    assert month_number(word) == 0


def test_every_name_is_its_own_month_but_those_of_two():
    wrong = {name for number, names in enumerate(MONTHS, 1) for name in names.split()
             if month_number(name) != number}
    assert wrong == {"listopada", "listopad"}
