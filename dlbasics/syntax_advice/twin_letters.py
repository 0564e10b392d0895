"""Letters of other alphabets that look like Latin ones."""

# Letters of the Greek and the Cyrillic alphabet that look like a Latin one.
TWINS = dict(zip(
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03bd\u03c5",
    "ABEKMHOPCTYXaeopcyxsijABEZHIKMNOPTYXovu", strict=True))


def twin_letter(name: str) -> tuple[str, str] | None:
    """The first letter of a name that only looks Latin, and the Latin one; None if there is none."""
    return next(((letter, TWINS[letter]) for letter in name if letter in TWINS), None)
