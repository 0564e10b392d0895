"""The reader's language: which ones there are, and what is looked up in it."""

import json
import os
import re
import subprocess
import sys

import polib
import pytest

from dlbasics import translation
from dlbasics.exercises import all_exercises, find
from dlbasics.exercises.judging.verdict import STATUSES
from dlbasics.exercises.translate_exercise import translated
from dlbasics.messages import TEXTS, plural, text
from dlbasics.sphinxext.html_pages.site_languages import SiteLanguage, site_language
from dlbasics.translation import LANGUAGE_VARIABLE, stored_catalogues
from dlbasics.translation.join_sentences import join_sentences


@pytest.fixture
def chinese():
    translation.set_language("zh_CN")
    yield
    translation.set_language("en")


def test_there_is_english_and_chinese():
    assert translation.language() == "en" and stored_catalogues.languages() == ["zh_CN"]
    with pytest.raises(ValueError, match="language is 'fr'; expected one of en, zh_CN"):
        translation.set_language("fr")


def in_environment(variable: str) -> tuple[str, str]:
    """The language of a new process with this in its environment, and of what it warns."""
    code = "from dlbasics import translation; print(translation.language())"
    done = subprocess.run([sys.executable, "-c", code], env=os.environ | {LANGUAGE_VARIABLE: variable},
                          capture_output=True, text=True, check=True)
    return done.stdout.strip(), done.stderr


@pytest.mark.parametrize(("tag", "expected"), [
    ("zh", "zh_CN"), ("zh-CN", "zh_CN"), ("zh_TW", "zh_CN"), ("zh_Hans", "zh_CN"), ("ZH_cn.UTF-8", "zh_CN"),
    ("zh_CN@pinyin", "zh_CN"), (" zh_CN ", "zh_CN"), ("en_US.UTF-8", "en"), ("EN", "en"), ("en-GB", "en"),
])
def test_a_language_is_read_by_any_of_its_names(tag, expected):
    assert translation.named_language(tag) == expected
    translation.set_language(tag)
    assert translation.language() == expected
    translation.set_language("en")
    assert in_environment(tag) == (expected, "")


@pytest.mark.parametrize("tag", ["fr", "zhongwen", "english", "C.UTF-8"])
def test_an_unknown_language_in_the_environment_stops_nobody(tag):
    language, warned = in_environment(tag)
    assert language == "en"
    assert f"DLBASICS_LANGUAGE: language is {tag!r}; expected one of en, zh_CN; en is used" in warned


def test_an_empty_variable_names_no_language():
    assert in_environment("") == ("en", "")


def test_texts_are_found_by_their_codes(chinese):
    assert text("exercise.check") == "检查" and TEXTS["exercise.check"] == "Check"
    assert plural("exercise.points", 1, points=1) != "1 point"
    assert not any(set(STATUSES[name].heading) <= set(translation.translate(STATUSES[name].heading))
                   for name in STATUSES)


@pytest.mark.parametrize(("english", "shown"), [
    ("squared", "平方"), ("平均squared误差", "平均平方误差"), ("elastic net，λ = 0", "弹性网络，λ = 0"),
    ("L2 penalty 0.03：训练集", "L2正则化 0.03：训练集"),
    ("6e-13 (none), 0.2 (batch norm)", "6e-13 (无), 0.2 (批归一化)"), ("$none$ none", "$none$ 无"),
])
def test_words_that_code_puts_into_a_sentence_are_looked_up(chinese, english, shown):
    assert translation.translate_with_values(english) == shown
    translation.set_language("en")
    assert translation.translate_with_values(english) == english


def test_sentences_that_end_with_a_full_width_mark_follow_without_a_gap():
    assert join_sentences(["One.", "", "Two."]) == "One. Two."
    assert join_sentences(["一。", "二。", "Three."]) == "一。二。Three."


def test_an_exercise_keeps_its_identity(chinese):
    translation.set_language("en")
    ours = {exercise.id: exercise for exercise in all_exercises()}
    translation.set_language("zh_CN")
    theirs = all_exercises()
    assert [exercise.id for exercise in theirs] == list(ours)
    for exercise in theirs:
        english = ours[exercise.id]
        assert exercise.version == english.version and exercise.title != english.title
        assert find(exercise.id) is find(exercise.id)


def test_a_package_made_for_a_language_speaks_it(tmp_path):
    """As the page's Python and the published notebooks have it: without the catalogues and without polib."""
    from dlbasics.package_contents import package_files

    files = {name: path.read_bytes() for name, path in package_files().items()}
    files |= {name: content.encode() for name, content in stored_catalogues.package_data("zh_CN").items()}
    for name, content in files.items():
        (tmp_path / "dlbasics" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "dlbasics" / name).write_bytes(content)
    code = ("import sys; sys.modules['polib'] = None\n"
            "from dlbasics.exercises import find\nfrom dlbasics.messages import text\n"
            "import json; print(json.dumps([text('exercise.check'), find('mlp/unit-output').title]))")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True,
                          env={"PYTHONPATH": str(tmp_path), "PATH": "/usr/bin", "PYTHONUTF8": "1"})
    check, title = json.loads(done.stdout)
    assert check == "检查" and not title.isascii(), done.stderr


def test_english_has_no_files_of_its_own():
    assert stored_catalogues.package_data("en") == {}


@pytest.mark.parametrize("exercise", all_exercises(), ids=lambda exercise: exercise.id)
def test_every_sentence_of_an_exercise_is_translated_with_whatever_numbers(exercise):
    catalogue, missed = stored_catalogues.catalogue("zh_CN", exercise.chapter), []

    def look_up(words):
        plain = re.sub(r"\$\$.*?\$\$|\$[^$]*\$|`[^`]*`", " ", words)
        if catalogue.find(words) is None and re.search(r"[^\W\d_]{2,}", plain):
            missed.append(words)
        return words

    # Among them variants that no message was made from.
    for number in (0, 1, *range(40, 60)) if exercise.variant_maker else (0,):
        shown = translated(exercise.variant(number), look_up)
        if hasattr(shown, "cases_from"):
            shown.cases_from(0)
    assert missed == []


def test_another_language_is_a_folder(tmp_path, monkeypatch):
    (tmp_path / "xx").mkdir()
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgctxt="layout.language", msgid="English", msgstr="Xx"))
    catalogue.save(str(tmp_path / "xx" / "texts.po"))
    monkeypatch.setattr(stored_catalogues, "CATALOGUES", tmp_path)
    stored_catalogues.stored.cache_clear()
    assert stored_catalogues.languages() == ["xx"]
    translation.set_language("xx")
    try:
        assert text("layout.language") == "Xx" and text("exercise.check") == "Check"
        assert site_language("xx") == SiteLanguage("xx", "xx/", "Xx")
    finally:
        translation.set_language("en")
        stored_catalogues.stored.cache_clear()


def test_two_languages_of_one_name_have_a_name_and_a_folder_each(tmp_path, monkeypatch):
    names = ("en_GB", "pt", "pt_BR", "zh_CN", "zh_TW")
    for name in names:
        (tmp_path / name).mkdir()
        polib.POFile().save(str(tmp_path / name / "texts.po"))
    monkeypatch.setattr(stored_catalogues, "CATALOGUES", tmp_path)
    stored_catalogues.stored.cache_clear()
    try:
        assert [translation.named_language(name) for name in ("en", *names)] == ["en", *names]
        meant = {"zh-tw": "zh_TW", "ZH_TW.UTF-8": "zh_TW", "zh_TW@x": "zh_TW", "zh": "zh_CN",
                 "zh_Hans": "zh_CN", "en-US": "en", "PT-br": "pt_BR", "pt_PT": "pt", "zhongwen": "zhongwen"}
        assert {tag: translation.named_language(tag) for tag in meant} == meant
        assert [site_language(name).folder for name in names] == ["en/", "pt/", "pt-br/", "zh/", "zh-tw/"]
    finally:
        stored_catalogues.stored.cache_clear()


def test_a_word_that_code_prints_is_looked_up_and_as_wide_as_in_english(monkeypatch):
    monkeypatch.setattr(translation, "_language", "zh_CN")
    word = translation.shown_word("bold")
    assert f"{word:7}|{word:>7}|{word}" == "大胆   |     大胆|大胆"
    assert f"{translation.shown_word('knows nothing'):3}" == "一无所知"
    assert translation.shown_word(None) == "None"
    monkeypatch.setattr(translation, "_language", "en")
    assert f"{translation.shown_word('bold'):7}" == "bold   "
