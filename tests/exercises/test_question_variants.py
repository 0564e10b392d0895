"""Questions whose numbers can vary: what is made, and that each variant is as good as the book's."""

import math
from dataclasses import replace

import pytest
from support.obfuscated_table import look_up
from support.right_order import right_order
from support.sample_exercises import FRESH, FRESH_CHOICE, FRESH_NUMBER, FRESH_ORDER, NUMBER, larger, share

from dlbasics.exercises import Choice, Number, Order, WrongNumber, all_exercises, fresh_numbers
from dlbasics.exercises.judging import questions
from dlbasics.exercises.model import Question
from dlbasics.exercises.question_variants import practice_variants
from dlbasics.sphinxext.exercises.obfuscation import obfuscated_table
from dlbasics.sphinxext.exercises.question_variants import MAX_QUESTIONS

BOOK = [e for e in all_exercises() if isinstance(e, Question) and e.variant_maker]
ALL = [*BOOK, *FRESH]
VARIANTS = [1, 2, 3, 50, 2**32 - 1]


def of_all(test):
    return pytest.mark.parametrize("question", ALL, ids=lambda question: question.id)(test)


def test_numbers_choices_and_orders_of_the_book_have_fresh_numbers():
    kinds = [question.kind for question in BOOK]
    assert kinds.count("number") >= 12 and kinds.count("choice") + kinds.count("order") >= 4


@of_all
def test_the_first_variant_is_the_question_of_the_book(question):
    book = question.variant_maker.make()
    assert question.variant(0) is question and (question.variant_number, question.is_practice) == (0, False)
    assert (question.version, question.statement, question.solution()) == (
        book.version, book.statement, book.solution())


@of_all
def test_a_variant_is_the_same_each_time_and_keeps_id_and_points(question):
    for number in VARIANTS:
        one, again = question.variant(number), question.variant(number)
        assert (one.version, one.content()) == (again.version, again.content())
        assert one.solution() == again.solution()
        assert (one.id, one.points, one.kind) == (question.id, question.points, question.kind)
        assert one.version != question.version and one.content() != question.content()


@of_all
def test_there_are_others_for_practice_no_two_of_them_alike(question):
    others = practice_variants(question, MAX_QUESTIONS)
    assert 6 <= len(others) <= MAX_QUESTIONS
    assert len({other.version for other in others} | {question.version}) == len(others) + 1
    assert all(other.is_practice and other.variant_maker for other in others)


@of_all
def test_practice_has_other_numbers_than_those_of_one_s_own(question):
    own = question.of_learner("ada")
    others = practice_variants(own, 199)
    assert len(others) >= 2 and not any(other.repeats(own) for other in others)
    asked = [(other.statement, *sorted(other.lettered())) for other in others]
    assert (own.statement, *sorted(own.lettered())) not in asked


def made_here(number: Number):
    """The mistakes that lead to a number of their own with the numbers of this variant."""
    return [mistake for mistake in number.mistakes if not math.isnan(mistake.value)]


def assert_as_good_as_a_number_of_the_book(number: Number):
    assert questions.judge(number, number.answer).status == "right"
    assert questions.judge(number, number.answer + number.tolerance).status == "right"
    assert questions.judge(number, f"{number.answer:.12g}").status == "right"
    for mistake in made_here(number):
        verdict = questions.judge(number, mistake.value)
        assert (verdict.status, verdict.sentence) == ("misconception", mistake.sentence), mistake
    assert len({mistake.sentence for mistake in number.mistakes}) == len(number.mistakes)


def assert_as_good_as_a_choice_of_the_book(choice: Choice):
    right = [index for index, option in enumerate(choice.options) if option.right]
    assert questions.judge(choice, right).status == "right"
    for index, option in enumerate(choice.options):
        if not option.right:
            assert questions.judge(choice, [index]).sentence == option.feedback
    claims = [option.text.partition(":")[0] for option in choice.options]
    assert len(set(claims)) == len(claims), "two options say the same and differ in their reasons alone"


def assert_as_good_as_an_order_of_the_book(order: Order):
    assert questions.judge(order, right_order(order)).status == "right"
    assert questions.judge(order, range(len(order.lines))).status != "right", "shown in a right order"


@of_all
def test_every_variant_is_as_good_as_the_book_s(question):
    for number in range(60):
        variant = question.variant(number)
        match variant:
            case Number():
                assert_as_good_as_a_number_of_the_book(variant)
                assert number == 0 or questions.judge(variant, question.answer).status != "right"
            case Choice():
                assert_as_good_as_a_choice_of_the_book(variant)
                assert variant.several == question.several
            case Order():
                assert_as_good_as_an_order_of_the_book(variant)
        texts = [variant.title, variant.statement, *variant.lettered(), *variant.hints,
                 *variant.verdict_texts()]
        assert not any(sign in text for text in texts for sign in ("00000000", "99999999", "np.float", "e-0"))
        assert all(text.count("$") % 2 == 0 for text in texts)
        assert len(variant.mistakes_by_name()) == len(question.mistakes_by_name())


@of_all
def test_the_page_finds_the_verdicts_of_the_others(question):
    for other in practice_variants(question, MAX_QUESTIONS):
        table, ranks = obfuscated_table(other, [], str), other.table([])
        assert all(look_up(table, [probe])[2] == questions.verdict_of(other, rank).html()
                   for probe, rank in ranks.items())


@pytest.mark.parametrize("question", [q for q in BOOK if isinstance(q, Number)], ids=lambda q: q.id)
def test_what_a_reader_would_type_is_right(question):
    """An answer with three significant digits, as it stands in the solution."""
    for other in practice_variants(question, MAX_QUESTIONS):
        assert questions.judge(other, f"{other.answer:.4g}").status == "right"
        assert questions.judge(other, other.solution().replace(",", "")).status == "right"


def test_options_and_lines_stand_elsewhere():
    assert len({other.solution() for other in practice_variants(FRESH_CHOICE, 8)}) > 1
    places = {[o.right for o in other.options].index(True) for other in practice_variants(FRESH_CHOICE, 8)}
    assert len(places) > 1
    assert len({other.shuffled for other in practice_variants(FRESH_ORDER, 8)}) > 1

    def in_order(low=2, high=5):
        return replace(larger(low, high), keeps_order=True)

    kept = fresh_numbers(in_order, low=(2, 3), high=(5, 6))
    assert all([o.right for o in kept.variant(n).options] == [False, True, False] for n in range(1, 9))


def test_a_variant_whose_mistakes_cannot_be_told_apart_is_left_out():
    def ratio(a=1, b=3):
        return replace(share(a, b), mistakes=(WrongNumber(b / a, "turned"), WrongNumber(a * b, "product")))

    question = fresh_numbers(ratio, a=(1, 2), b=(3, 4, 5))
    assert all(question.variant(number).variant_number == number for number in range(1, 20))
    answers = {question.variant(number).answer for number in range(1, 40)}
    assert answers <= {2 / 3, 2 / 4, 2 / 5}, "1 * 4 is 4 / 1"


def test_numbers_that_never_fit_are_told():
    question = fresh_numbers(share, lambda part, whole: False, part=(1,), whole=(4,))
    with pytest.raises(ValueError, match="values of activations/sample-share give no other question"):
        question.variant(1)
    with pytest.raises(ValueError, match=r"values has \['part'\]; expected values for \['part', 'whole'\]"):
        fresh_numbers(share, part=(1, 2))


def test_a_question_without_other_numbers_stays_as_it_is():
    assert NUMBER.variant(5) is NUMBER and practice_variants(NUMBER, 8) == ()


def test_the_sample_draws_what_it_may():
    answers = {FRESH_NUMBER.variant(number).answer for number in range(1, 60)}
    allowed = {part / whole for part in (1, 2, 3, 5) for whole in (4, 5, 8, 10) if part < whole}
    assert answers <= allowed and len(answers) > 4
    assert all(math.isfinite(answer) for answer in answers)
