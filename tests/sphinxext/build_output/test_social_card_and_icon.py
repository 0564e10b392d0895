"""The pictures of the site: their colours are those of the book."""

import re

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
