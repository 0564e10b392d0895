"""Files that are written whole or not at all, and names for them."""

from support.sample_class import contents

from dlbasics.grading.results.files import file_stem, remove_temporaries


def test_nobody_can_choose_a_name_with_anothers_file():
    assert len(file_stem("ada").split("-")[1]) == 16 != file_stem("ada") != file_stem("ada!")


def test_what_a_killed_write_left_is_removed_and_nothing_else(tmp_path):
    for folder in ("results", "feedback", "gradescope/ada-1"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / ".ada-1.json-k3x_9abc").touch()
        (tmp_path / folder / "ada-1.json").touch()
    (tmp_path / ".gitignore").touch()
    remove_temporaries(tmp_path)
    names = sorted(contents(tmp_path))
    assert names == [".gitignore", "feedback/ada-1.json", "gradescope/ada-1/ada-1.json", "results/ada-1.json"]
