"""What an explorer writes into a page: every frame once, and nothing that breaks the page."""

import gzip

import pytest
from support import sample_explorers as sample
from support.sample_explorers import SENTENCES, draw_line

from dlbasics.explore import explore


def html(explorer, monkeypatch) -> str:
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "page")
    return explorer._repr_mimebundle_()["text/html"]


@pytest.mark.parametrize("make", [sample.forty, sample.busy])
def test_forty_frames_stay_under_60_kb(make, monkeypatch):
    assert len(gzip.compress(html(make(), monkeypatch).encode())) < 60_000


def test_a_frame_is_drawn_once(monkeypatch):
    drawn = []

    def draw(ax, slope, base):
        drawn.append((slope, base))
        draw_line(ax, slope)

    html(explore(draw, slope=[1, 2, 3], base=["tanh", "relu"], **SENTENCES), monkeypatch)
    assert sorted(drawn) == [(slope, base) for slope in (1, 2, 3) for base in ("relu", "tanh")]


def test_nothing_in_the_frames_can_end_the_script_element(monkeypatch):
    explorer = explore(draw_line, describe=lambda slope: "</script><b>", slope=[1, 2], **SENTENCES)
    text = html(explorer, monkeypatch)
    assert text.count("</script>") == 1 and "&lt;/script&gt;" in text
