"""The characters of Chinese text."""

# For a character class of a regular expression: ideographs, and the marks and letters that are as wide.
HAN = r"\u2e80-\u9fff\uff00-\uffef"
