"""A stream that keeps the first characters only."""

from dlbasics.runner.capped_stream import CappedStream


def test_the_first_characters_are_kept_and_all_is_accepted():
    stream = CappedStream(5)
    assert [stream.write(text) for text in ("abc", "defg", "h")] == [3, 4, 1]
    assert stream.text == "abcde" and stream.writable()


def test_the_notice_comes_once_where_the_limit_is_reached():
    stream = CappedStream(3, "...")
    print("abc", "def", file=stream)
    stream.write("more")
    assert stream.text == "abc..."
