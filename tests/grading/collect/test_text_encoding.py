"""Which encoding bytes are in that do not say so."""

import pytest

from dlbasics.grading.collect.text_encoding import OF_TEXT_FILES, OF_ZIP_NAMES, guess_encoding

CHINESE = "张伟 王芳 李娜 刘洋 陈杰 杨磊 赵敏 黄强 周军 吴霞 徐丽 孙涛 胡明 朱超 高勇 林桂英".split()
RUSSIAN = ["Иванов Иван", "Петрова Анна", "Смирнов Пётр", "Щукин Эдуард", "Жуков Илья"]
LATIN = ["José Muñoz", "Zoë Li", "Jürgen Weiß", "François Petit", "Márta Kovács", "Åsa Öberg"]
CZECH = ["Łukasz Wiśniewski", "Antonín Dvořák", "Žofie Černá"]
JAPANESE = ["山田 太郎", "鈴木 花子", "田中 一郎", "佐藤 健"]
KOREAN = ["김민수", "이영희", "박지성"]
TRADITIONAL = ["張偉", "王芳", "陳大文", "黃淑惠"]
SAVED = {"gb18030": CHINESE, "cp1251": RUSSIAN, "cp1252": LATIN, "cp1250": CZECH, "cp932": JAPANESE,
         "cp949": KOREAN, "big5": TRADITIONAL}  # fmt: skip
ZIPPED = {"gb18030": CHINESE, "cp866": RUSSIAN, "cp437": LATIN, "cp852": CZECH, "cp932": JAPANESE,
          "cp949": KOREAN, "big5": TRADITIONAL, "cp850": ["Søren Ågård", "Bjørn Næss"]}  # fmt: skip


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


def test_what_are_no_names_in_any_encoding_are_told_apart_from_those():
    assert guess_encoding(bytes(range(128, 256)) * 4, OF_TEXT_FILES) is None
