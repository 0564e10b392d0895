"""Cut an order of examples into batches."""

import numpy as np

from dlbasics.exercises.bank.common_misconceptions import misconception
from dlbasics.exercises.kinds import Case, Code, Misconception


def batches(order, size):
    pieces = []
    for start in range(0, len(order), size):
        pieces.append(order[start : start + size])
    return pieces


def without_the_rest(order, size):
    return [order[i : i + size] for i in range(0, len(order) - size + 1, size)]


def rest_joins_the_last(order, size):
    whole = max(len(order) // size, 1)
    return [order[i * size : (i + 1) * size if i < whole - 1 else None] for i in range(whole)]


def filled_from_the_start(order, size):
    return [np.take(order, range(i, i + size), mode="wrap") for i in range(0, len(order), size)]


def filled_with_zeros(order, size):
    return [np.pad(piece, (0, size - len(piece))) for piece in batches(order, size)]


def one_lost_at_each_full_batch(order, size):
    """The number that finds the batch full is dropped."""
    groups = batches(order, size + 1)
    return [group[:size] for group in groups if len(group)]


def with_an_empty_one(order, size):
    return [order[i * size : (i + 1) * size] for i in range(len(order) // size + 1)]


def with_the_rest(order, size):
    """The rest is what a negative index reaches; where it is 0, that is the whole array."""
    count, rest = divmod(len(order), size)
    return [*(order[i * size : (i + 1) * size] for i in range(count)), order[-rest:]]


def rest_first(order, size):
    rest = len(order) % size
    full = [order[i : i + size] for i in range(rest, len(order), size)]
    return [order[:rest], *full] if rest else full


def with_a_step(order, size):
    count = -(-len(order) // size)
    return [order[j::count] for j in range(count)]


def in_place(shuffle):
    def answer(order, size):
        shuffle(order)
        return batches(order, size)

    return answer


def shuffled_again(seed):
    """Ways to shuffle once more that begin with this seed."""
    return (
        lambda order, size: batches(np.random.default_rng(seed).permutation(order), size),
        lambda order, size: batches(np.random.RandomState(seed).permutation(order), size),
        in_place(lambda order: np.random.default_rng(seed).shuffle(order)),
        in_place(lambda order: np.random.RandomState(seed).shuffle(order)),
    )


def drawn(make_generator, replace, full=False):
    """Each batch drawn at random from all examples."""

    def answer(order, size):
        rng = make_generator()
        return [rng.choice(order, size if full else min(size, len(order) - start), replace=replace)
                for start in range(0, len(order), size)]

    return answer


def one_buffer(order, size):
    pieces, buffer = [], np.zeros(size, dtype=order.dtype)
    for start in range(0, len(order), size):
        part = order[start : start + size]
        buffer[: len(part)] = part
        pieces.append(buffer[: len(part)])
    return pieces


def one_whole_buffer(order, size):
    pieces, buffer = [], np.zeros(size, dtype=order.dtype)
    for start in range(0, len(order), size):
        part = order[start : start + size]
        buffer[: len(part)] = part
        pieces.append(buffer)
    return pieces


def by_number(order, size):
    return [order[order // size == j] for j in range(-(-len(order) // size))]


def stops_before_the_last(order, size):
    """What a slice is taken for that holds its stop: where the last example is alone, a batch is empty."""
    return [order[i : min(i + size, len(order) - 1)] for i in range(0, len(order), size)]


def ends_at_number_0(order, size):
    """What ``while rest.any()`` makes of a last batch that holds example 0 alone."""
    parts = batches(order, size)
    return parts if parts[-1].any() else parts[:-1]


def the_rest_sorted(order, size):
    parts, rest = [], order
    while len(rest):
        parts.append(rest[:size])
        rest = np.setdiff1d(rest, parts[-1])
    return parts


def batches_cases(rng):
    return [
        Case((np.array([14, 2, 30, 6, 11, 25, 3]), 3), about="seven examples in batches of three"),
        Case((rng.permutation(10) + 20, 4), about="ten shuffled examples in batches of four"),
        Case((rng.permutation(6), 2), about="six examples in batches of two: nothing is left over"),
        Case((rng.permutation(5), 1), kind="edge", about="batches of one example"),
        Case((np.array([3, 1, 4, 2, 0]), 2), kind="edge", about="example 0 is left over, alone"),
        Case((rng.permutation(4), 9), kind="extreme", about="a batch that is larger than all examples"),
    ]


BATCHES = Code(
    id="mlp/batches",
    title="Cut an epoch into batches",
    points=3,
    stub='''\
def batches(order, size):
    """`order` is an array: the numbers of all examples, already shuffled.
    Return a **list of arrays**: the first `size` entries of `order`, then
    the next `size`, and so on. The last batch holds what is left, so it
    may be smaller. Every example is in one batch."""
    ...
''',
    hints=[
        "The batches begin at the places 0, `size`, 2 `size`, ... `range` can count in steps.",
        "`order[start : stop]` is a piece of the array. Where `stop` lies beyond the end, numpy returns what "
        "there is.",
    ],
    reference=batches,
    alternatives=[lambda order, size: np.split(order, range(size, len(order), size)),
                  lambda order, size: [order[i : i + size] for i in range(0, len(order), size)]],
    cases=batches_cases,
    misconceptions=[
        Misconception(
            "rest left out", without_the_rest,
            "The examples that do not fill a batch are missing. The last batch may be smaller: each example "
            "has its turn in every epoch.",
        ),
        Misconception(
            "rest joins the last batch", rest_joins_the_last,
            "Your last batch has more than `size` examples: it took the rest. The rest is a batch of its "
            "own.",
        ),
        Misconception(
            "number of batches", lambda order, size: np.array_split(order, size),
            "You made `size` batches. `size` is how many examples are **in** a batch.",
        ),
        Misconception(
            "balanced", lambda order, size: np.array_split(order, -(-len(order) // size)),
            "Your batches are of nearly equal size. Here all but the last have exactly `size` examples, and "
            "the last one has the rest.",
            also=(lambda order, size: np.array_split(order, max(len(order) // size, 1)),),
        ),
        Misconception(
            "an empty one", with_an_empty_one,
            "Where nothing is left over, your last batch is empty. A batch without examples must not be "
            "there.",
        ),
        Misconception(
            "all of them once more", with_the_rest,
            "Where nothing is left over, your last batch holds **all** examples once more: `order[-rest:]` "
            "with `rest` 0 is the whole of `order`. Add a last batch only where something is left.",
        ),
        Misconception(
            "an empty one first", lambda order, size: np.split(order, range(0, len(order), size)),
            "Your first batch is empty. `np.split` cuts at each number that you give it, and you cut at 0 "
            "too: begin with `size`.",
        ),
        Misconception(
            "windows", lambda order, size: [order[i : i + size] for i in range(len(order))],
            "Your batches overlap: each begins one place after the one before. The next one begins where "
            "the last one ends.",
            also=(lambda order, size: [order[i : i + size] for i in range(len(order) - size + 1)],),
        ),
        Misconception(
            "not shuffled", lambda order, size: batches(np.arange(len(order)), size),
            "Your batches are 0, 1, 2, ... in a row. Take the numbers that stand in `order`.",
        ),
        Misconception(
            "reshaped", lambda order, size: list(order.reshape(-1, size)),
            "`reshape` needs batches of one size, and fails where some examples are left over. Cut the order "
            "piece by piece instead.",
        ),
        Misconception(
            "sorted", lambda order, size: batches(np.sort(order), size),
            "You sorted the order again. It was shuffled on purpose: otherwise the same examples stand "
            "together in every epoch.",
        ),
        Misconception(
            "one too many", lambda order, size: [order[i : i + size + 1] for i in range(0, len(order), size)],
            "Each batch but the last has one example too many, which comes again in the next. A slice leaves "
            "its end out: `order[start : start + size]`.",
        ),
        Misconception(
            "one too few", lambda order, size: [order[i : i + size - 1] for i in range(0, len(order), size)],
            "Each full batch has one example too few. A slice leaves its end out, so the end is "
            "`start + size`.",
        ),
        Misconception(
            "filled up", filled_from_the_start,
            "Your last batch is filled up with examples from the beginning. They have had their turn "
            "already; the last batch stays smaller.",
        ),
        Misconception(
            "filled with zeros", filled_with_zeros,
            "Your last batch is filled up with zeros, and 0 is the number of an example. The last batch may "
            "be smaller.",
            also=(lambda order, size: [np.pad(piece, (0, size - len(piece)), constant_values=-1)
                                       for piece in batches(order, size)],),
        ),
        Misconception(
            "one lost at each full batch", one_lost_at_each_full_batch,
            "An example is missing after each full batch. A step that is one too large skips it, and a loop "
            "that closes a batch in one branch and adds to it in the other loses it: it begins the next "
            "batch.",
        ),
        Misconception(
            "each one sorted", lambda order, size: [np.sort(piece) for piece in batches(order, size)],
            "Each of your batches holds the right examples in another order. Take them as they stand in "
            "`order`.",
            also=(lambda order, size: [piece[::-1] for piece in batches(order, size)],),
        ),
        Misconception(
            "reaches back", lambda order, size: [
                order[max(min(i, len(order) - size), 0) : i + size] for i in range(0, len(order), size)],
            "Your last batch reaches back until it is full: its first examples were in the batch before. "
            "The last batch may be smaller.",
        ),
        Misconception(
            "stride", lambda order, size: [order[i::size] for i in range(size)],
            "Your batches take entries that stand apart, as cards are dealt: a slice with a step, such as "
            "`order[i::size]`, does that. A batch holds entries that stand side by side.",
            also=(with_a_step,),
        ),
        Misconception(
            "end does not move", lambda order, size: [order[i:size] for i in range(0, len(order), size)],
            "The first batch is right, and all later ones are empty. The second number of a slice is a "
            "**place**, not a length: it moves on with the start.",
        ),
        Misconception(
            "start does not move",
            lambda order, size: [order[: i + size] for i in range(0, len(order), size)],
            "Your batches grow: each begins with the first example again. Each begins where the one before "
            "ends.",
        ),
        Misconception(
            "no end", lambda order, size: [order[i:] for i in range(0, len(order), size)],
            "Each of your batches goes on to the end of `order`. A slice needs two places: where it begins "
            "and where it stops.",
        ),
        Misconception(
            "shuffled again", shuffled_again(0)[0],
            "Your batches hold the examples in an order of your own. `order` is shuffled already: cut it as "
            "it is.",
            also=(*(form for seed in (0, 1, 42) for form in shuffled_again(seed)),
                  lambda order, size: batches(order[::-1], size)),
        ),
        Misconception(
            "drawn at random", drawn(lambda: np.random.default_rng(0), True),
            "Each of your batches is drawn from all examples, so that some are in two batches and some in "
            "none. Cut `order`: then each is in exactly one.",
            also=tuple(
                drawn(lambda make=make, seed=seed: make(seed), replace, full)
                for make in (np.random.default_rng, np.random.RandomState) for seed in (0, 1, 42)
                for replace in (True, False) for full in (False, True)
            ),
        ),
        Misconception(
            "one array for all", one_buffer,
            "Your batches share one array: each shows what was written into it last. Make a new one for each "
            "batch, or `.copy()`.",
            also=(one_whole_buffer,),
        ),
        Misconception(
            "first batch only", lambda order, size: [order[:size]],
            "You return the first batch alone. Perhaps a `return` stands inside the loop, or the step and "
            "the end of `range` are exchanged: `range(start, end, step)`.",
            also=(lambda order, size: order[:size],),
        ),
        Misconception(
            "by number, not by place", by_number,
            "Your batches collect the examples by their **number**: all below `size` in the first. They "
            "were shuffled so that this does not happen. Cut by the place in `order`.",
        ),
        Misconception(
            "last batch lost", lambda order, size: batches(order, size)[:-1],
            "The last batch is missing, also where it is full: a loop stops one round too early. Look at its "
            "condition, or at the last number of its `range`. The last batch ends where `order` ends.",
        ),
        misconception(
            "last example missing",
            (stops_before_the_last, lambda order, size: batches(order[:-1], size)),
            "The last example of `order` is in none of your batches. A slice leaves its stop out: the last "
            "one stops at `len(order)`, not one place before.",
        ),
        Misconception(
            "a last one alone is missing",
            lambda order, size: [order[i : i + size] for i in range(0, len(order) - 1, size)],
            "Where one example is left over, it is in none of your batches. A condition such as "
            "`len(part) > 1` does that, and so does a loop that ends too early: `range` leaves its stop out "
            "already, so `range(0, len(order), size)` ends with the last place at which a batch can begin.",
            also=(lambda order, size: [piece for piece in batches(order, size) if len(piece) > 1],),
        ),
        Misconception(
            "the rest sorted", the_rest_sorted,
            "From the second batch on the numbers come sorted: `np.setdiff1d` sorts what it returns. Slices "
            "of `order` keep its order.",
        ),
        Misconception(
            "from the end", lambda order, size: [
                order[max(end - size, 0) : end] for end in range(len(order), 0, -size)],
            "You cut from the **end** of `order`: the last examples are in your first batch, and the first "
            "ones in the smaller one. Begin with the first entry.",
        ),
        Misconception(
            "the rest first", rest_first,
            "Your smaller batch stands at the beginning. The first batches are full, and the **last** one "
            "holds what is left.",
        ),
        Misconception(
            "a full last one is missing",
            lambda order, size: [*without_the_rest(order, size)[: (len(order) - 1) // size],
                                 *(piece for piece in batches(order, size)[-1:] if len(piece) < size)],
            "Where nothing is left over, your last batch is missing, though it is full: the loop ends while "
            "`size` examples remain, and what comes behind it takes only fewer. Let the loop go on as long "
            "as **any** example remains.",
        ),
        Misconception(
            "0 taken for padding", lambda order, size: [piece[piece != 0] for piece in batches(order, size)],
            "Example number 0 is in none of your batches: zeros are taken out, as if they had been filled "
            "in. 0 is the number of an example like any other.",
        ),
        Misconception(
            "ends at number 0", ends_at_number_0,
            "A last batch that holds only example 0 is missing: `while rest.any()` asks whether a **number** "
            "in the rest is not 0. 0 is an example like any other: ask for `len(rest)`.",
            credit=0.5,
        ),
    ],
    explanation="`np.split(order, range(size, len(order), size))` does the same in one line.",
)
