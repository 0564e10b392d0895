"""The package as a wheel."""

import shutil
import subprocess
import sys
import zipfile
from io import BytesIO

from dlbasics import package_contents
from dlbasics.sphinxext.wheel import package_wheel


def test_the_wheel_is_the_same_each_time_and_holds_what_the_page_needs():
    wheel = package_wheel()
    package_wheel.cache_clear()
    assert package_wheel() == wheel and len(wheel.content) < 890_000
    with zipfile.ZipFile(BytesIO(wheel.content)) as archive:
        parts = {entry.split("/")[1] for entry in archive.namelist()}
    assert {"browser", "exercises", "plotting", "explore", "runner", "data", "losses.py"} <= parts
    assert not {"sphinxext", "grading", "__pycache__"} & parts


def test_other_sources_make_another_wheel(tmp_path, monkeypatch):
    shutil.copytree(package_contents.PACKAGE, tmp_path / "dlbasics")
    monkeypatch.setattr(package_contents, "PACKAGE", tmp_path / "dlbasics")
    same = package_wheel.__wrapped__()
    assert same == package_wheel()
    (tmp_path / "dlbasics" / "losses.py").write_text("changed = True\n")
    other = package_wheel.__wrapped__()
    assert other.name != same.name and other.content != same.content


def test_the_wheel_can_be_installed_by_unpacking(tmp_path):
    wheel = package_wheel()
    with zipfile.ZipFile(BytesIO(wheel.content)) as archive:
        archive.extractall(tmp_path)
    code = ("import dlbasics.browser.bridge, dlbasics.datasets as d; "
            "print(dlbasics.__file__, len(d.load_digits().X))")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env={"PYTHONPATH": ""},
                          capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(tmp_path / "dlbasics" / "__init__.py"), "1797"]
    assert wheel.name.split("-")[1] in next(tmp_path.glob("*.dist-info")).name
