"""Which encoding bytes are in that do not say so."""

import pytest

from dlbasics.grading.collect.text_encoding import (
    OF_TEXT_FILES,
    OF_ZIP_NAMES,
    guess_encoding,
    words_of_names,
)

CHINESE = "张伟 王芳 李娜 刘洋 陈杰 杨磊 赵敏 黄强 周军 吴霞 徐丽 孙涛 胡明 朱超 高勇 林桂英".split()
RUSSIAN = ["Иванов Иван", "Петрова Анна", "Смирнов Пётр", "Щукин Эдуард", "Жуков Илья"]
LATIN = ["José Muñoz", "Zoë Li", "Jürgen Weiß", "François Petit", "Márta Kovács", "Åsa Öberg"]
CZECH = ["Łukasz Wiśniewski", "Antonín Dvořák", "Žofie Černá"]
JAPANESE = ["山田 太郎", "鈴木 花子", "田中 一郎", "佐藤 健"]
KOREAN = ["김민수", "이영희", "박지성"]
TRADITIONAL = ["張偉", "王芳", "陳大文", "黃淑惠"]
GREEK = ["Παπαδόπουλος Γιώργος", "Νικολάου Μαρία", "Ιωάννου Δημήτρης", "Γεωργίου Ελένη"]
HEBREW = ["דוד לוי", "שרה כהן", "משה פרץ", "רחל ביטון"]
ARABIC = ["محمد علي", "فاطمة حسن", "أحمد خالد", "مريم يوسف"]
THAI = ["สมชาย ใจดี", "สมหญิง รักเรียน", "วิชัย มั่งมี"]
TURKISH = ["Ayşe Yılmaz", "Gülşen Çağlar", "İbrahim Şahin", "Işıl Doğan"]
SAVED = {"gb18030": CHINESE, "cp1251": RUSSIAN, "cp1252": LATIN, "cp1250": CZECH, "cp932": JAPANESE,
         "cp949": KOREAN, "big5": TRADITIONAL, "koi8_r": RUSSIAN, "cp1253": GREEK,
         "cp1255": HEBREW, "cp1256": ARABIC, "cp874": THAI}
ZIPPED = {"gb18030": CHINESE, "cp866": RUSSIAN, "cp437": LATIN, "cp852": CZECH, "cp932": JAPANESE,
          "cp949": KOREAN, "big5": TRADITIONAL, "cp850": ["Søren Ågård", "Bjørn Næss"], "cp1251": RUSSIAN,
          "koi8_r": RUSSIAN, "cp737": GREEK, "cp1253": GREEK, "cp1255": HEBREW,
          "cp720": ARABIC, "cp1256": ARABIC, "cp874": THAI, "cp1250": CZECH}
# Whose letters are those of others: only the class's names tell them.
BY_ROSTER = {"cp857": TURKISH, "cp1254": TURKISH, "iso8859_2": CZECH, "iso8859_5": RUSSIAN,
             "mac_cyrillic": RUSSIAN, "mac_roman": LATIN, "iso8859_7": GREEK, "euc_jp": JAPANESE,
             "cp862": HEBREW}


@pytest.mark.parametrize("encoding", SAVED)
def test_a_roster_tells_its_encoding(encoding):
    """Also where most of the class is called in plain letters."""
    for names in (SAVED[encoding], [*SAVED[encoding], *["Ada Lovelace", "Ben Okri"] * 20]):
        lines = "".join(f"{number},{name},p{number}@uni.example\n" for number, name in enumerate(names))
        assert guess_encoding(f"id,name,email\n{lines}".encode(encoding), OF_TEXT_FILES).encoding == encoding


@pytest.mark.parametrize("encoding", ZIPPED)
def test_the_names_in_a_zip_tell_their_encoding(encoding):
    names = "\n".join(f"{name}_12_assignsubmission_file/a.ipynb" for name in ZIPPED[encoding])
    assert guess_encoding(names.encode(encoding), OF_ZIP_NAMES).encoding == encoding


@pytest.mark.parametrize("encoding", ["gb18030", "cp1251"])
def test_one_name_is_nearly_always_enough(encoding):
    names = SAVED[encoding]
    right = [guess_encoding(name.encode(encoding), OF_TEXT_FILES).encoding == encoding for name in names]
    assert sum(right) >= 0.9 * len(names)


@pytest.mark.parametrize("encoding", BY_ROSTER)
def test_the_roster_tells_what_letters_do_not(encoding):
    names, lines = BY_ROSTER[encoding], "\n".join(BY_ROSTER[encoding])
    found = guess_encoding(lines.encode(encoding), OF_ZIP_NAMES, words_of_names(names))
    assert lines.encode(encoding).decode(found.encoding) == lines


def test_what_are_no_names_in_any_encoding_are_told_apart_from_those():
    assert guess_encoding(bytes(range(128, 256)) * 4, OF_TEXT_FILES) is None
