"""Why a typed answer cannot be read, and the way out; the page says the same."""

TYPED_ANSWER_TEXTS = {
    # -- numbers ----------------------------------------------------------------------------------
    "number.empty": "Write a number, such as 0.25, 1/4, 2.5e-1 or inf.",
    "number.unknown": (
        "`{part}` cannot be read here. Write the number alone, such as 0.25, 1/4, 2*10^-3, ln(2) or inf."
    ),
    "number.other-unit": "`{part}` cannot be read here. The answer is in {unit}: write the number alone.",
    "number.two-meanings": "`{part}` can mean two numbers. Write `{first}` or `{second}`.",
    "number.several": "`{first}` and `{second}` are different numbers. Write one of them.",
    "number.colon": (
        "The colon in `{part}` is not clear. If you mean a division, write `{quotient}`; otherwise write the "
        "number alone."
    ),
    "number.range": (
        "`{part}` can be a range or a difference. Write one number, or `{difference}` for the difference."
    ),
    "number.missing-sign": "A sign is missing before `{part}`, such as + or *. One number is expected.",
    "number.two-numbers": (
        "Before `{part}` another number ends. Write one number without a space and with one point, or write "
        "a sign between the two, such as + or *."
    ),
    "number.in-words": "`{part}` is a word. Write the number in digits, such as 0.25 or 1/4.",
    "number.letter": "`{part}` is a letter, no digit.",
    "number.missing-number": "A number is missing at `{part}`.",
    "number.missing-argument": (
        "A number is missing behind `{part}`. Write it in brackets, as in log(2), exp(-2) or sqrt(3)."
    ),
    "number.note": "`({part})` can change the number before it. Write the number that you mean, without it.",
    "number.unclear": "It is not clear what belongs to `{part}`. Put it in brackets: `{part}(...)`.",
    "number.unclear-divisor": (
        "It is not clear whether `{part}` belongs to the divisor. If so, put the divisor in brackets: "
        "`/(...)`. If not, write `*` before `{part}`."
    ),
    "number.function-power": (
        "A power stands before the number of `{part}`. Write it behind, as in (log(2))^2 or (sqrt(3))^2."
    ),
    "number.power": "`{part}` cannot be read here. Write a power with ^, as in (1/4)^5.",
    "number.endless": (
        "It is not clear how `{part}` goes on. Write a fraction, such as 1/3, or a rounded number, such as "
        "0.333."
    ),
    "number.repeating": (
        "`{part}` can be digits that repeat, or a product. Write a fraction, such as 1/3, a rounded number, "
        "such as 0.333, or a sign before the bracket, such as *."
    ),
    "number.brackets": "The brackets do not match: each one that opens must close.",
    "number.no-value": (
        "This has no value: it divides by 0, or takes a logarithm or a root that does not exist. If you mean "
        "infinity, write inf."
    ),
    "number.too-large": "This number is too large for a computer. If you mean infinity, write inf.",
    "number.nan": "NaN means that there is no number. Write a number, such as 0.25, or inf.",
    "number.too-long": "This is too long: at most {most} characters are read as a number.",
    "number.too-deep": "Too many brackets or signs stand inside one another.",
    # -- values in place of a typed answer --------------------------------------------------------
    "question.not-one-number": 'A value of type {type} cannot be read as one number. Expected 0.25 or "1/4".',
    "question.no-letters": (
        'A value of type {type} names nothing here. Expected text, such as "a": {letters}.'
    ),
    "question.number-for-letter": (
        "The number {answer} is not clear: it may count from 0 or from 1. "
        'Expected text, such as "a": {letters}.'
    ),
    "question.caret": "In Python `^` is no power: `{written}` is {value}. A power is written `**`.",
    "question.caret.quotes": (
        "In Python `^` is no power: `{written}` is {value}. In quotes it is one: `{line}`."
    ),
    "question.and-or": (
        "In Python `{written}` is {value} alone. Write the answer without `and` and `or`, such as "
        '`"a c"` for two letters.'
    ),
    "question.places": (
        "The numbers {answer} may count from 1 or from 0. Write the letters: {first} or {second}."
    ),
    "question.places.from-one": (
        "The numbers {answer} can only count from 1, and a list in Python counts from 0. Write the letters: "
        "{first}."
    ),
    # -- letters ----------------------------------------------------------------------------------
    "question.letters": "letters from a to {last}",
    "question.letters-once": "letters from a to {last}, none of them twice",
    "question.one-letter": "one letter from a to {last}",
    "question.no-such-letter": "`{part}` is none of them. Expected {letters}.",
    "question.letter-twice": "`{part}` stands there twice. Expected {letters}.",
    "question.letters-and-numbers": "`{part}` can name a line, or count. Write only {letters}.",
    "question.letter-range": "This can mean two things. Write `{first}` or `{second}`.",
    "question.each-line-once": "Give every line once: {count} {letters}.",
    "question.choose-one": "Choose one: {letters}.",
    "question.choose-some": "Choose at least one: {letters}.",
    # -- settings of an explorer ------------------------------------------------------------------
    "question.unreadable-settings": (
        "The settings {answer} cannot be read. Expected the explorer, or its values in this form: `{form}`."
    ),
    "question.range": "{least} to {most}",
    "question.not-offered": "{name} is {answer}; the control offers {offered}.",
}
