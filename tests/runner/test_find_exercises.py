"""Which exercises a notebook answers, and the statements that each one needs."""

from dlbasics.runner import find_exercises


def needs(*sources):
    """The (cell, statement) places that the exercise ``a/b`` needs."""
    return [tuple(place) for place in find_exercises.find_exercises(list(sources))["found"]["a/b"]["needs"]]


def test_of_several_copies_the_last_that_is_written_is_taken():
    one, two, stub = (f"@check('a/b')\ndef f(x):\n    {body}" for body in ("return 1", "return 2", "..."))
    assert [needs(*copies)[-1][0] for copies in ((one, two), (one, stub), (stub, stub))] == [1, 0, 1]


def test_of_several_written_answers_the_last_counts():
    for lines in ("ask('a/b', '1')\nask('a/b', '2')", "if True:\n    ask('a/b', '1')\n    ask('a/b', '2')",
                  "ask('a/b', '1'), ask('a/b', '2')"):
        assert find_exercises.find_exercises([lines])["asked"] == {"a/b": '"2"'}


def test_an_answer_that_python_computes_is_no_written_one():
    """Id and answer may stand in any order; what asks only is no answer."""
    for line, asked, unread in [
        ("ask(id='a/b', answer='1')", {"a/b": '"1"'}, []),
        ("ask(answer='1', id='a/b')", {"a/b": '"1"'}, []),
        ("ask('a/b', 3 / 1)", {}, ["a/b"]),
        ("x = 3; ask('a/b', answer=x)", {}, ["a/b"]),
        ("ask('a/b', {1, 2})", {}, ["a/b"]),
        ("ask('a/b', '1'); ask('a/b', 3 / 1)", {}, ["a/b"]),
        ("ask('a/b', 3 / 1); ask('a/b', '1')", {"a/b": '"1"'}, []),
        ("ask('a/b', '1'); ask('a/b')", {"a/b": '"1"'}, []),
        ("ask('a/b', None)", {}, []),
        ("ask(name, 3 / 1); ask('a/b', 0,5); ask(*them); ask('a/b', **more)", {}, []),
    ]:
        found = find_exercises.find_exercises([line])
        assert (found["asked"], found["unread"]) == (asked, unread), line


def test_only_what_is_needed_runs():
    own = "@check('a/b')\ndef f(x):\n    y = x\n    return g(y)"
    assert needs("x = 5; y = 7", "def g(z): return h * z", "h = 1", "k = 1", own) == [(1, 0), (2, 0), (4, 0)]
    assert needs(own, "h = 2\ndef g(z): return h") == [(1, 0), (1, 1), (0, 0)]
    assert needs("g = abs", own, "g = len") == [(0, 0), (1, 0)]
    assert needs("import g", "g.run()", "g.x = 1", own) == [(0, 0), (2, 0), (3, 0)]
    assert needs("if 1:\n    g = 1\nelse:\n    import g", own) == [(0, 0), (1, 0)]
    assert needs("def other():\n    g = 1\n    return g", own) == [(1, 0)]
    assert needs("[g for g in 'abc']", own) == [(1, 0)]
    assert needs("g = []", "def fill(a): a += [h]", "h = 1", "fill(g)", "print(g)", own) == [
        (0, 0), (1, 0), (2, 0), (3, 0), (5, 0)]
    assert needs("h = 1", "def g(z):\n    global h\n    h = z", own) == [(0, 0), (1, 0), (2, 0)]
    assert needs("k = 1", "for k in range(3):\n    g = abs", own) == [(1, 0), (2, 0)]
