"""What the build writes for the page's own Python."""

import yaml
from support.book import ROOT

from dlbasics.sphinxext.pyodide_release import CDN, recorded_release
from dlbasics.sphinxext.runtime_files import start_files, worker_config


def test_one_setting_names_the_recorded_release():
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))["sphinx"]["config"]
    assert config["dlbasics_pyodide"] == CDN.format(recorded_release()["version"])
    made = worker_config(config["dlbasics_pyodide"], "", start_files(None))
    assert set(made["integrity"]) == set(made["sizes"]) >= {made["stdlib"], *made["packages"], *made["own"]}
    assert all(sum.startswith("sha256-") and len(sum) == 51 for sum in made["integrity"].values())


def test_a_copy_holds_the_needed_files_only(site):
    copied = {path.name for path in (site / "_static" / "pyodide").iterdir()}
    assert copied == set(recorded_release()["sha256"])
