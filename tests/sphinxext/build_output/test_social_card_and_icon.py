"""The pictures of the site: their colours are those of the book."""

import re

import numpy as np
import pytest

from dlbasics.sphinxext.build_output import social_card_and_icon
from dlbasics.sphinxext.static_files import SPHINXEXT

COLOUR = re.compile("#[0-9a-f]{6}")


def test_pictures_have_the_colours_of_the_book_and_of_its_logo():
    logo = (SPHINXEXT / "logo.svg").read_text(encoding="utf-8")
    source = (SPHINXEXT / "build_output" / "social_card_and_icon.py").read_text(encoding="utf-8")
    assert set(COLOUR.findall(source)) <= set(COLOUR.findall(logo))


def test_the_card_is_drawn_in_them(tmp_path):
    from matplotlib.colors import to_hex
    from matplotlib.image import imread

    social_card_and_icon.draw_social_card(tmp_path / "card.png", "Title", "What it is about")
    picture = imread(tmp_path / "card.png")
    assert picture.shape[:2] == (630, 1200) and to_hex(picture[0, 0]) == "#fffdf8"


def columns_of_ink(path, rows):
    """The first and the last column of a card in which something is drawn, in some rows."""
    from matplotlib.image import imread

    picture = imread(path)[rows]
    inked = np.flatnonzero((picture != picture[0, 0]).any(axis=(0, 2)))
    return inked[0], inked[-1]


@pytest.mark.parametrize("title", ["Introduction to Deep Learning", "Einf\xfchrung in maschinelles Lernen"])
def test_a_long_title_ends_before_the_edge(tmp_path, title):
    social_card_and_icon.draw_social_card(tmp_path / "card.png", title, "")
    first, last = columns_of_ink(tmp_path / "card.png", slice(0, 200))
    assert first >= 60 and 1000 < last <= 1200 - 60


def test_words_with_accents_need_no_font_with_han(monkeypatch):
    monkeypatch.setattr(social_card_and_icon, "get_font_names", lambda: ["DejaVu Serif"])
    assert social_card_and_icon.font_families("\xdcbung") == ["serif"]
    assert social_card_and_icon.font_families("\u6df1\u5ea6") == []


def test_a_subtitle_with_an_accent_is_wrapped_as_one_without(tmp_path):
    ends = []
    for end in ("e", "\xe9"):
        subtitle = "A live book whose figures move, and a clich" + end
        social_card_and_icon.draw_social_card(tmp_path / "card.png", "", subtitle)
        ends.append(columns_of_ink(tmp_path / "card.png", slice(165, 200))[1])
    assert ends[1] == pytest.approx(ends[0], abs=30)


def test_a_card_without_words_is_told(tmp_path, monkeypatch):
    said = []
    monkeypatch.setattr(social_card_and_icon.logger, "info", lambda text, *parts: said.append(text % parts))
    monkeypatch.setattr(social_card_and_icon, "get_font_names", lambda: ["DejaVu Serif"])
    social_card_and_icon.draw_social_card(tmp_path / "card.png", "Title", "What it is about")
    assert said == []
    social_card_and_icon.draw_social_card(tmp_path / "card.png", "深度学习基础", "一本活的书")
    assert len(said) == 1 and "card.png" in said[0] and "Noto Serif CJK SC" in said[0]
