"""The gate: the Chinese follows the English, message by message."""

import shutil

import polib
import pytest
from support.book import ROOT

from dlbasics.sphinxext.translation import __main__ as command_line
from dlbasics.sphinxext.translation import catalogue_checks, catalogue_files
from dlbasics.sphinxext.translation.extraction import CatalogueEntry, extract
from dlbasics.texts.page import PAGE_TEXTS

HERE = ROOT / "locale" / "zh_CN"


@pytest.fixture(scope="module")
def messages():
    return extract(ROOT)


def test_every_message_is_translated_and_right(messages):
    assert catalogue_checks.faults(ROOT, messages) == []


def test_catalogues_stand_in_the_order_of_the_book(messages):
    """As `make messages` writes them, in whatever order this Python keeps its sets."""
    for name, wanted in messages.items():
        found = catalogue_files.entries_by_key(catalogue_files.read(HERE / f"{name}.po"))
        assert list(found) == [message.key for message in wanted]


def test_a_line_that_scripts_draw_has_one_name(messages):
    """In the chapters its label, in the texts what scripts look for."""
    shown = {text: code for code, text in PAGE_TEXTS.items() if code.startswith("page.line.")}
    texts = {entry.msgctxt: entry.msgstr for entry in catalogue_files.read(HERE / "texts.po")}
    for path in HERE.glob("chapters-*.po"):
        for entry in catalogue_files.read(path):
            if entry.msgid in shown and "code" in (entry.comment or "") and "comment" not in entry.comment:
                assert entry.msgstr == texts[shown[entry.msgid]], f"{path.name}: {entry.msgid}"


OLD = CatalogueEntry("The old sentence of the chapter.", "mlp, cell 1")


def catalogue(tmp_path, wanted=(OLD,), **translations):
    new = catalogue_files.updated(polib.POFile(), list(wanted), "zh_CN")
    for entry in new:
        entry.msgstr = translations.get("all", "这一章的旧句子。")
    new.save(str(tmp_path / "mlp.po"))
    return tmp_path / "mlp.po"


def test_what_is_in_order_is_not_told(tmp_path):
    assert catalogue_checks.catalogue_faults(catalogue(tmp_path), [OLD]) == []


def test_changed_english_shows_old_and_new_until_somebody_has_looked(tmp_path):
    path = catalogue(tmp_path)
    changed = CatalogueEntry("The new sentence of the chapter.", "mlp, cell 1")
    assert "missing" in catalogue_checks.catalogue_faults(path, [changed])[0]
    new = catalogue_files.updated(catalogue_files.read(path), [changed], "zh_CN")
    new.save(str(path))
    (fault,) = catalogue_checks.catalogue_faults(path, [changed])
    assert OLD.text in fault and changed.text in fault and "这一章的旧句子。" in fault
    # It stays so, however often the catalogue is made anew.
    again = catalogue_files.updated(catalogue_files.read(path), [changed], "zh_CN")
    assert again[0].fuzzy and again[0].previous_msgid == OLD.text
    again[0].flags.remove("fuzzy")
    again.save(str(path))
    assert catalogue_checks.catalogue_faults(path, [changed]) == []


def test_what_translators_note_stays(tmp_path):
    path = catalogue(tmp_path)
    old = catalogue_files.read(path)
    old.header, old.metadata["Last-Translator"] = "Terms are in STYLE.md.", "Li"
    old[0].tcomment = "asked Li about this term"
    old[0].flags.append("no-wrap")
    for text in (OLD.text, "The new sentence of the chapter."):
        new = catalogue_files.updated(old, [CatalogueEntry(text, "mlp, cell 1")], "zh_CN")
        assert new[0].tcomment == "asked Li about this term" and "no-wrap" in new[0].flags
        assert new[0].fuzzy == (text != OLD.text)
        assert (new.header, new.metadata["Last-Translator"]) == ("Terms are in STYLE.md.", "Li")


@pytest.fixture
def locale(tmp_path, monkeypatch):
    """The folder of a language, whose catalogues are brought up to date with what is given."""
    folder = tmp_path / "locale" / "zh_CN"
    folder.mkdir(parents=True)

    def update(**messages):
        monkeypatch.setattr(command_line, "extract", lambda book: messages)
        command_line.update(tmp_path)
        return {path.stem: [(entry.msgid, entry.msgstr, entry.fuzzy) for entry in catalogue_files.read(path)]
                for path in folder.glob("*.po")}

    return update


def test_what_moves_to_another_page_keeps_its_translation(locale, tmp_path):
    stays, moves = CatalogueEntry("It stays here.", "a"), CatalogueEntry("A sentence that moves.", "a")
    changes = CatalogueEntry("A long sentence that moves and changes.", "a")
    changed = CatalogueEntry("A long sentence that moves and has changed.", "b")
    locale(one=[stays, moves, changes], other=[])
    path = tmp_path / "locale" / "zh_CN" / "one.po"
    old = catalogue_files.read(path)
    for entry, translation in zip(old, ("留下。", "搬走。", "搬走又改。"), strict=True):
        entry.msgstr = translation
    old.save(str(path))
    locale(one=[stays, moves, changes], other=[moves])  # copied first
    assert locale(one=[stays], other=[moves, changed]) == {
        "one": [(stays.text, "留下。", False)],
        "other": [(moves.text, "搬走。", False), (changed.text, "搬走又改。", True)]}
    assert locale(renamed=[stays], other=[moves]) == {
        "renamed": [(stays.text, "留下。", False)], "other": [(moves.text, "搬走。", False)]}


def test_a_sentence_that_two_pages_have_can_differ_in_them(locale, tmp_path):
    same = CatalogueEntry("The same words.", "a")
    locale(one=[same])
    path = tmp_path / "locale" / "zh_CN" / "one.po"
    old = catalogue_files.read(path)
    old[0].msgstr = "同样的话。"
    old.save(str(path))
    assert locale(one=[same], other=[same])["other"] == [(same.text, "", False)]


def test_a_text_with_a_code_keeps_its_translation_beside_one_of_the_same_words(tmp_path):
    two = [CatalogueEntry("row", "a", code="relation.row"), CatalogueEntry("row", "b", code="table.row")]
    path = catalogue(tmp_path, two)
    assert [entry.msgctxt for entry in catalogue_files.read(path)] == ["relation.row", "table.row"]
    changed = [CatalogueEntry("line", "a", code="relation.row"), two[1]]
    new = catalogue_files.updated(catalogue_files.read(path), changed, "zh_CN")
    assert [(entry.msgid, entry.fuzzy) for entry in new] == [("line", True), ("row", False)]


@pytest.mark.parametrize(("translation", "fault"), [
    ("", "not translated"), ("旧句子, 这一章。", "Latin punctuation"),
])
def test_missing_and_wrong_translations_are_told(tmp_path, translation, fault):
    assert fault in catalogue_checks.catalogue_faults(catalogue(tmp_path, all=translation), [OLD])[0]


def test_a_term_is_written_one_way(tmp_path):
    table = "| hidden layer | 隐藏层 / 隐层 / 内层 |\n| layer | 层 |\n"
    (tmp_path / "STYLE.md").write_text(table, encoding="utf-8")
    catalogue(tmp_path, all="两个隐藏层")
    assert catalogue_checks.rejected_terms(tmp_path) == []
    catalogue(tmp_path, all="两个内层")
    rejected = catalogue_checks.rejected_terms(tmp_path)
    assert rejected == ["mlp.po: hidden layer is 隐藏层, not 内层: “两个内层”"]


def test_what_is_no_longer_in_the_book_is_told(tmp_path):
    assert "no longer there" in catalogue_checks.catalogue_faults(catalogue(tmp_path), [])[0]


def test_the_gate_is_red_when_english_changes(tmp_path):
    """In a copy of the book, a word of a chapter, of a cell and of an exercise's sentence each."""
    for name in ("chapters", "locale"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("_config.yml",):
        shutil.copy(ROOT / name, tmp_path / name)
    chapter = tmp_path / "chapters" / "index.md"
    text = chapter.read_text(encoding="utf-8").replace("A live book about", "A lively book about")
    chapter.write_text(text, encoding="utf-8")
    found = catalogue_checks.faults(tmp_path, extract(tmp_path))
    assert any("chapters-index.po" in line and "A lively book" in line for line in found)
    assert all("chapters-index.po" in line for line in found)
