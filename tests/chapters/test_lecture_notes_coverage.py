"""Every clause of the notes from which the book grew has its place, and its answer states the fact first."""

import re

import pytest
from support.book import notebooks
from support.chapter import read

BOX = "> **From the notes.** "

# Each clause as the book quotes it, the chapter that answers it, and words of the answer.
CLAUSES = [
    ("神经元", "mlp", "what a unit computes is only the formula above"),
    # 常用激活函数
    ("平滑且连续，适合二分类任务，具有明确的生物意义", "activations", "only an analogy"),
    ("输入绝对值过大时有梯度消失问题", "activations", "tanh becomes flat even sooner"),
    ("输出大多集中在 0 和 1，可能导致网络的权重更新不平衡", "activations", "That is the imbalance"),
    ("指数运算效率较慢", "activations", "right for the function alone"),
    ("输出均值为 0，收敛更快", "activations", "With inputs around 1 it is not"),
    ("仍有梯度消失问题，计算慢", "activations", "at 0 the slope of tanh is 1, not ¼"),
    ("计算简单且高效，无梯度消失问题", "activations", "right for positive inputs"),
    ("具有稀疏性，能提高训练效率", "activations", "the zeros do not save time"),
    ("对于 x<0，梯度恒为 0，神经元可能“死亡”，不再更新", "activations", "In a deeper layer it can come back"),
    ("输出非对称：输出范围是 [0,+∞)，可能导致权重更新不平衡", "activations", "same argument holds"),
    ("输出为概率分布，适合多分类任务", "activations", "Softmax gives a probability distribution"),
    ("强化高分输出，抑制低分输出，具有良好的区分性", "activations", "lie far enough apart"),
    ("对异常值敏感，可能会梯度消失", "activations", "Both are right"),
    ("减去最大值不会影响最终结果，并且可以避免数值溢出", "activations", "changes no result"),
    # 过拟合
    ("过拟合指，模型在训练集上的效果远远大于测试集/验证集上的效果", "overfitting", "That describes the gap"),
    ("图像数据就裁剪翻转等等、文本数据就是同义词替换", "overfitting", "only if it keeps the label"),
    ("在损失函数添加模型的参数，L2 是平方和，L1 是绝对值和", "overfitting", "Biases are left out"),
    ("L2 正则化通常能避免权重过大", "overfitting", "L2 makes weights small"),
    ("L1 正则化可以产生稀疏的模型（即很多权重为0，可以实现特征选择，计算资源需求小）", "regularization",
     "if the zeros are really left out"),
    ("随机对一些参数置 0", "overfitting", "**outputs of units** to 0, not weights"),
    ("在验证集上性能下降就早停", "overfitting", "**restores the best weights**"),
    ("噪声注入", "overfitting", "depends on where it is added"),
    # 正则化有哪些？为什么要加入正则化
    ("通过限制模型的复杂度，防止过拟合", "regularization", "what is limited is how large they become"),
    ("会将某些权重 w_i 收缩为 0，起到变量选择的作用", "regularization", "makes some of them exactly 0"),
    ("适用于特征稀疏的场景，容易导致某些特征被完全忽略", "regularization",
     "above all on the **share** of them that matters"),
    ("不会让权重完全为 0，而是倾向于将权重的值缩小", "regularization", "but not exactly 0"),
    ("更适合多特征问题", "regularization", "above all on the **share** of them that matters"),
    ("在每个训练批次中，以一定概率随机“屏蔽”一部分神经元，使其不参与前向和反向传播", "regularization",
     "separately for every **example** and unit"),
    ("防止神经网络中过度依赖某些特定的神经元", "regularization", "That is the idea of the paragraph above"),
    # 损失函数
    ("参数估计值与参数真值之差平方的期望值", "losses", "used for two different things"),
    ("MSE可以评价数据的变化程度", "losses", "the mean, whose MSE is the variance"),
    ("MSE的值越小，说明预测模型描述实验数据具有更好的精确度", "losses", "true of *these* data only"),
    ("均方根误差是均方误差的算术平方根", "losses", "RMSE"),
    ("平均绝对误差是绝对误差的平均值", "losses", "MAE"),
    ("平均绝对误差能更好地反映预测值误差的实际情况", "losses", "**typical** error"),
    ("信息量关于概率分布 P 的期望", "losses", "Entropy belongs to a distribution"),
    ("那些接近确定性的分布（输出几乎可以确定）具有较低的熵", "losses", "Both are right"),
    ("那些接近均匀分布的概率分布具有较高的熵", "losses", "Both are right"),
    ("故用交叉熵损失可让分类的分布更为确定/准确", "losses", "*more certain* does not follow"),
    ("其中 y_i 为真实分布，ŷ_i 为预测分布", "losses", "a handwritten 5"),
    ("多标签分类(二元交叉熵损失)", "losses", "The two differ by the number of labels"),
    ("很明显，图中是没有青菜的", "losses", "The network says 0.8, 0.9 and 0.1"),
    # 逻辑回归
    ("函数", "logistic_regression", "the product that fits is $Xw$"),
    ("模型输出经过 sigmoid", "logistic_regression", "The factor $\\frac1n$ matters"),
    ("用二元交叉熵损失", "logistic_regression", "brackets around both terms"),
    ("梯度推导", "logistic_regression", "lines 1 to 6 show where they come from"),
    ("梯度更新", "logistic_regression", "compute both, then change both"),
]

# The formulas and headings of the notes, as the book shows them.
FORMULAS = [
    ("activations", "\\sigma(x) = \\frac{1}{1+e^{-x}}"),
    ("activations", "\\tanh(x) = \\frac{e^x-e^{-x}}{e^x+e^{-x}}"),
    ("activations", "\\mathrm{ReLU}(x) = \\max(x, 0)"),
    ("activations", "\\dfrac{e^{x_i}}{\\sum_j e^{x_i}}"),
    ("regularization", "R_{1} = \\sum_i |w_i|"),
    ("regularization", "L = Loss(y, \\hat y) + \\lambda \\sum_i w_i^2"),
    ("normalization", "*LayerNorm & BatchNorm*"),
    ("losses", "\\mathrm{MSE} = \\frac1n \\sum_{i=1}^n (\\hat y_i - y_i)^2"),
    ("losses", "\\mathrm{RMSE} = \\sqrt{\\mathrm{MSE}}"),
    ("losses", "\\mathrm{MAE} = \\frac1n \\sum_{i=1}^n |\\hat y_i - y_i|"),
    ("losses", "H(x) = -\\sum_{i=0}^{N} P_i\\log P_i"),
    ("losses", "-\\sum_i y_i\\log\\hat y_i"),
    ("losses", "\\frac1n \\sum -y\\log\\hat y - (1-y)\\log(1-\\hat y)"),
    ("losses", "Loss_A + Loss_B + Loss_C"),
    ("logistic_regression", "z = wX + b"),
    ("logistic_regression", "\\hat y = \\sigma(z) = \\frac{1}{1+e^{-z}}"),
    ("logistic_regression", "\\frac{1}{n} \\sum -y \\log \\hat y - (1-y) \\log(1-\\hat y)"),
    ("logistic_regression", "\\frac{\\partial L}{\\partial w}=\\frac{1}{n} X^T (\\hat y - y)"),
    ("logistic_regression", "\\frac{\\partial L}{\\partial b}=\\frac{1}{n} \\sum_i (\\hat y_i - y_i)"),
    ("logistic_regression", "w^{(r+1)}=w^r-\\alpha \\frac{\\partial L}{\\partial w}"),
]


def paragraphs(chapter):
    return re.split(r"\n\s*\n|\n>\n> ", read(chapter).prose)


@pytest.mark.parametrize(("clause", "chapter", "answer"), CLAUSES, ids=[clause[0] for clause in CLAUSES])
def test_a_clause_is_quoted_once_and_answered_beside_it(clause, chapter, answer):
    quotation = f'<span lang="zh">{clause}</span>'
    places = [paragraph for paragraph in paragraphs(chapter) if quotation in paragraph]
    assert len(places) == 1 and places[0].count(quotation) == 1
    assert any(answer in paragraph for paragraph in paragraphs(chapter)
               if paragraph in places or paragraph.startswith(BOX)), answer


def test_the_book_quotes_nothing_else():
    quoted = [(text, path.stem) for path in notebooks()
              for text in re.findall(r'<span lang="zh">(.*?)</span>', read(path.stem).prose)]
    assert sorted(quoted) == sorted((clause, chapter) for clause, chapter, _ in CLAUSES)


@pytest.mark.parametrize(("chapter", "formula"), FORMULAS)
def test_a_formula_of_the_notes_is_shown(chapter, formula):
    assert formula in read(chapter).prose


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)
def test_chinese_is_marked_as_chinese(path):
    unmarked = re.sub(r'<span lang="zh">.*?</span>', "", read(path.stem).prose)
    assert not re.findall(r"[\u4e00-\u9fff]+", unmarked)


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)
def test_a_box_states_the_fact_first_and_can_be_read_without_the_notes(path):
    for box in re.findall(r"^> \*\*From the notes\.\*\* (.*)$", read(path.stem).prose, re.MULTILINE):
        first = re.split(r"(?<=[.:]) ", box)[0]
        assert "notes" not in first.lower() and not first.startswith(('"', "*", "$")), box
