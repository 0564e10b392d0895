"""No page stays of a document that is gone."""

TITLE = "# Title\n\n"


def test_a_removed_document_takes_its_page_with_it(small_book, tmp_path):
    code, said, pages = small_book(index=f"{TITLE}```{{toctree}}\none\none-more\n```\n",
                                   **{"one": "# One\n", "one-more": "# Two\n"})
    assert code == 0 and {"one", "one-more"} < pages.keys(), said
    (tmp_path / "one.md").unlink()
    code, said, pages = small_book(index=f"{TITLE}```{{toctree}}\none-more\n```\n")
    assert code == 0 and "one-more" in pages and "one" not in pages, said
    assert [path.name for path in (tmp_path / "out" / "_sources").glob("one*")] == ["one-more.md"]
