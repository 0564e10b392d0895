"""Messages are found by their English, also those that an f-string has made."""

import pytest

from dlbasics.translation.catalogue import Catalogue

CATALOGUE = Catalogue(
    {"a part": "一部分", "the bias is missing": "漏了偏置", "both, and more": "都有，而且更多",
     "One.": "一。", "lit": "亮着"},
    {
        "A step of {size:g}.": "一步{size:g}。",
        "Two things at once: {one}, and {other}.": "有两处：{one}；{other}。",
        "{x} times {x} is {y}": "{x}乘{x}得{y}",
        "${{x}}$ is {x}": "${{x}}$是{x}",
        "The lamp is {state}.": "灯{state}。",
        "{name} the odds": "把几率{name}",
    },
)


@pytest.mark.parametrize(("english", "translation"), [
    ("a part", "一部分"),
    ("A step of 0.25.", "一步0.25。"),
    ("2 times 2 is 4", "2乘2得4"),
    ("${x}$ is 3", "${x}$是3"),
    ("The lamp is lit.", "灯亮着。"),
    ("Two things at once: a part, and the bias is missing.", "有两处：一部分；漏了偏置。"),
    ("Two things at once: both, and more, and a part.", "有两处：都有，而且更多；一部分。"),
    ("One. A step of 2.", "一。一步2。"),
    ("3.5", "3.5"),
    ("", ""),
])
def test_a_text_is_translated(english, translation):
    assert CATALOGUE.translate(english) == CATALOGUE.find(english) == translation


@pytest.mark.parametrize("english", ["unknown words", "2 times 3 is 6 not", "A step of"])
def test_what_is_unknown_stays(english):
    assert CATALOGUE.find(english) is None and CATALOGUE.translate(english) == english


def test_a_template_with_unknown_words_in_its_braces_keeps_them():
    assert CATALOGUE.translate("The lamp is broken.") == "灯broken。"


def test_sentences_are_set_apart_as_their_language_does():
    german = Catalogue({"One.": "Eins.", "Two.": "Zwei."}, {})
    assert german.translate("One. Two. One.") == "Eins. Zwei. Eins."
