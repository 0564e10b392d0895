"""What the build writes for the page's own Python."""

from dlbasics.sphinxext.build_output.runtime_files import start_files, worker_config
from dlbasics.sphinxext.pyodide_release import recorded_release


def test_the_worker_knows_the_checksum_and_the_size_of_each_file():
    made = worker_config("https://own.test/", "", start_files(None))
    assert set(made["integrity"]) == set(made["sizes"]) >= {made["stdlib"], *made["packages"], *made["own"]}
    assert all(sum.startswith("sha256-") and len(sum) == 51 for sum in made["integrity"].values())


def test_a_copy_holds_the_needed_files_only(site):
    copied = {path.name for path in (site / "_static" / "pyodide").iterdir()}
    assert copied == set(recorded_release()["sha256"])
