"""Write points."""


def points(number: float) -> str:
    """Points as everything writes them: four decimals at most, and every digit before them."""
    written = f"{number:.4f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written
