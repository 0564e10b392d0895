"""What verdicts say of wrong values: how they follow from the right ones, and where they stand."""

RELATIONS_TEXTS = {
    "relation.constant": "It is {value} for every input that was tried.",
    "relation.constant.whatever": "It is {value} whatever the input: does what you compute reach the result?",
    "relation.constant.zero": (
        "It is {value} whatever the input: does what you compute reach the result, or is `//` used for `/`? "
        "It cuts a fraction below 1 to 0."
    ),
    "relation.argument": "Yours is the argument {name}, as it came in.",
    "relation.rounded": (
        "Yours is the right one rounded to {decimals} decimals. Return all digits; rounding is for showing."
    ),
    "relation.cut": (
        "Yours is the right one without its decimals: `//`, `int(...)` and an array of whole numbers cut "
        "them off."
    ),
    "relation.root": "Yours is the square root of the right one.",
    "relation.square": "Yours is the square of the right one. Is a root missing?",
    "relation.reciprocal": (
        "Yours is 1 divided by the right one: is something divided that should be multiplied?"
    ),
    "relation.log": "Yours is the logarithm of the right one.",
    "relation.exp": "Yours is the exponential of the right one. Is a logarithm missing?",
    "relation.complement": "Yours is 1 minus the right one.",
    "relation.transposed": "Yours is the right table with rows and columns exchanged.",
    "relation.reversed": "The right entries stand in reverse order.",
    "relation.other-order": "The right {what} stand in another order.",
    "relation.too-large": "It is too large by {amount} in each case.",
    "relation.too-large.several": "It is too large by {amount} in several cases.",
    "relation.too-small": "It is too small by {amount} in each case.",
    "relation.too-small.several": "It is too small by {amount} in several cases.",
    "relation.sign": "The sizes are right; some signs are not.",
    "relation.approximate": (
        "It is near everywhere, off by {percent} % at most: an approximation, an eps, a rounded constant, or "
        "a formula that differs a little."
    ),
    "relation.factor.minus-one": "The sign is the wrong way round everywhere.",
    "relation.factor.two": "Yours is twice the right one. Where does a factor of 2 come from?",
    "relation.factor.half": "Yours is half the right one. Where does a factor of 1/2 come from?",
    "relation.factor.minus-two": "Yours is minus twice the right one: a factor of 2, and the sign.",
    "relation.factor.minus-half": "Yours is minus half the right one: a factor of 1/2, and the sign.",
    "relation.factor.four": "Yours is four times the right one.",
    "relation.factor.quarter": "Yours is a quarter of the right one.",
    "relation.factor.hundred": "Yours is 100 times the right one: a percentage where a share is asked?",
    "relation.factor.hundredth": (
        "Yours is a hundredth of the right one: a share where a percentage is asked?"
    ),
    "relation.factor.log2": "Yours is the right one with logarithms to base 2 in place of natural ones.",
    "relation.factor.log10": "Yours is the right one with logarithms to base 10 in place of natural ones.",
    "relation.factor.ln2": "Yours is the right one with natural logarithms in place of those to base 2.",
    "relation.factor.ln10": "Yours is the right one with natural logarithms in place of those to base 10.",
    "relation.factor.times": (
        "Yours is {quantity} times the right one: a sum for a mean, or a factor too many?"
    ),
    "relation.factor.divided": (
        "Yours is the right one divided by {quantity}: a mean for a sum, or a division too many?"
    ),
    "relation.factor.once-more": (
        "Yours is {quantity} times the right one: is it multiplied once too often, or is a division missing?"
    ),
    "relation.factor.once-less": (
        "Yours is the right one divided by {quantity}: is it divided once too often, or is a factor missing?"
    ),
    "relation.factor.twice-times": "Yours is 2 * {quantity} times the right one.",
    "relation.factor.half-divided": "Yours is the right one divided by 2 * {quantity}.",
    "relation.factor.half-times": "Yours is {quantity} / 2 times the right one.",
    "relation.factor.twice-divided": "Yours is 2 / {quantity} times the right one.",
    "relation.factor.bessel": (
        "Yours is larger by the factor n / (n - 1) with n = {quantity}: a division by n - 1 where n belongs "
        "(`ddof`)."
    ),
    "relation.factor.bessel-back": (
        "Yours is smaller by the factor (n - 1) / n with n = {quantity}: a division by n where n - 1 belongs "
        "(`ddof`)."
    ),
    "relation.factor.same": "Yours is {factor} times the right one, in each case.",
    "relation.factor.same.several": "Yours is {factor} times the right one in several cases.",
    "relation.factor.common": "All numbers are off by one common factor: their ratios are right.",
    "relation.factor.of-each-case": (
        "All entries of a result are off by one common factor. What is computed once for the whole result?"
    ),
    "relation.factor.rows": "Each row is off by a factor of its own. What is computed once for each row?",
    "relation.factor.columns": (
        "Each column is off by a factor of its own. What is computed once for each column?"
    ),
    "relation.wrong-at": "It is right everywhere but at {name} = {low}.",
    "relation.wrong-above": "It is right up to {name} = {right}, and wrong from {low} on.",
    "relation.wrong-below": "It is right from {name} = {right} on, and wrong up to {high}.",
    "relation.wrong-between": (
        "Of the inputs tried, those of {name} from {low} to {high} are wrong, all others right."
    ),
    "relation.right-between": (
        "Of the inputs tried, those of {name} from {low} to {high} are right, all others wrong."
    ),
    "relation.right-at": "It is right at {name} = {right} only.",
    "relation.wrong-in-two": (
        "It is wrong in two places: for {name} {first} and {second}. In between it is right."
    ),
    "relation.wrong-between-but": (
        "Of the inputs tried, those of {name} from {low} to {high} are wrong, except {but}. All others "
        "are right."
    ),
    "relation.wrong-above-but": (
        "It is right up to {name} = {right}, and wrong from {low} on, except at {but}."
    ),
    "relation.wrong-below-but": (
        "It is right from {name} = {right} on, and wrong up to {high}, except at {but}."
    ),
    "relation.at-input": "at {at}",
    "relation.from-input-to": "from {low} to {high}",
    "relation.only-first": (
        "Only the first {what} is right. A `return` may stand inside the loop, or a round may go on with "
        "what the one before has left. Or what belongs to the first alone is used for all."
    ),
    "relation.only-last": "Only the last {what} is right.",
    "relation.only-first.everywhere": (
        "Only the first {what} is right in every ordinary case. What belongs to it alone may be used for "
        "all, or a round may go on with what the one before has left."
    ),
    "relation.only-last.everywhere": "Only the last {what} is right in every ordinary case.",
    "relation.not-first": "All is right but the first {what}.",
    "relation.not-last": "All is right but the last {what}.",
    "relation.entry": "entry",
    "relation.row": "row",
    "relation.column": "column",
    "relation.slice": "entry of the first axis",
    "relation.entry.several": "entries",
    "relation.row.several": "rows",
    "relation.column.several": "columns",
    "relation.slice.several": "entries of the first axis",
    "relation.one-wrong-value": "Some entries are right; where it is wrong, it is always {value}.",
    "relation.factor.another-size": (
        "Yours is {right} divided by {other} times the right one. Is {other} a divisor where {right} belongs?"
    ),
    "relation.step": "Look at how far your step moves {names}. {relation}",
    "relation.step.single": "Look at how far one of your steps moves {names}. {relation}",
    "relation.part": "Of what you return, only part {number} is wrong.",
    "relation.parts": "Of what you return, the parts {numbers} are wrong, and the others right.",
    "relation.where-zero": "It is right but where the right value is 0.",
    "relation.where-zero.always": "It is right but where the right value is 0; yours is {value} there.",
    "relation.part-by-part": "Part {one}: {first} Part {other}: {second}",
    "relation.part-by-part.others-right": "Part {one}: {first} Part {other}: {second} All else is right.",
    "relation.part.and": "Of what you return, only part {number} is wrong. {relation}",
}
