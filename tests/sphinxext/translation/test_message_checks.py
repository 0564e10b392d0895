"""Each rule of translation finds its fault, and lets a right translation pass."""

import pytest

from dlbasics.sphinxext.translation.message_checks import faults

RIGHT = [
    ("The loss is $x^2$ in `code`.", "损失是$x^2$，见`code`。"),
    ("See [a chapter](mlp.ipynb#unit), with **bold** words.", "见[一章](mlp.ipynb#unit)，有**粗体**的词。"),
    ("where $x \\text{ is small}$", "其中$x \\text{ 很小}$"),
    ("It takes 1,600 steps, or 2.5 hours.", "要1600步，也就是2.5小时。"),
    ("Hint {number} of {count}", "提示{number}/{count}"),
    ("the notes say <span lang=\"zh\">神经元</span> here", "笔记里写的是神经元"),
    ("ReLU", "ReLU"),
    ("**Pitfall.** Do not.", "**陷阱。** 不要这样。"),
    ("three steps", "三步"),
]
WRONG = [
    ("The loss is $x^2$.", "损失是$x^3$。", "other formulas"),
    ("The loss is $x$ and $x$.", "损失是$x$。", "other formulas"),
    ("in `code`", "在`codes`里", "other code"),
    ("See [it](a.md).", "见[它](b.md)。", "other targets of links"),
    ("See [it](a.md).", "见它。", "other targets of links"),
    ("a <b>word</b>", "一个词", "other HTML"),
    ("Hint {number} of {count}", "提示{number}", "other fields"),
    ("It takes 20 steps.", "要30步。", "other numbers"),
    ("It takes 20 steps.", "要很多步。", "other numbers"),
    ("a *new* word", "一个新词", "other emphasis"),
    ("**Pitfall.** Do not.", "**陷阱。**不要这样。", "emphasis does not close"),
    ("One, two.", "一, 二。", "Latin punctuation after Han"),
    ("One. Two.", "一. 二。", "Latin punctuation after Han"),
    ("20 steps", "２０步", "full-width"),
    ("One. Two.", "一。 二。", "a space between Han"),
    ('the notes say <span lang="zh">神经元</span>', "笔记里写的是单元", "words of the notes are missing"),
    ("A sentence.", " ", "empty"),
]


@pytest.mark.parametrize(("english", "translation"), RIGHT)
def test_a_right_translation_passes(english, translation):
    assert faults(english, translation) == []


@pytest.mark.parametrize(("english", "translation", "fault"), WRONG)
def test_a_wrong_translation_is_found(english, translation, fault):
    assert any(fault in found for found in faults(english, translation))


@pytest.mark.parametrize(("translation", "is_right"), [
    ("一步{size:.2f}，{{x}}", True), ("一步{shown_word(size):.2f}，{{x}}", True),
    ("一步{shown_word(other):.2f}，{{x}}", False), ("一步{size:.1f}，{{x}}", False), ("一步，{{x}}", False),
])
def test_the_expressions_of_a_template_are_the_same(translation, is_right):
    assert (faults("A step of {size:.2f}, {{x}}", translation, is_template=True) == []) == is_right
