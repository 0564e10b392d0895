"""The pinned release of Pyodide: its record, and a copy that is damaged or of another release."""

import shutil
from types import SimpleNamespace

import pytest
from sphinx.errors import ConfigError
from support.book import pyodide

from dlbasics.sphinxext import pyodide_release
from dlbasics.sphinxext.pyodide_release import CDN


def test_the_record_is_what_a_release_gives():
    assert pyodide_release.record(pyodide()) == pyodide_release.recorded_release()


@pytest.mark.parametrize(("setting", "settled"), [
    ("", CDN.format(pyodide_release.recorded_release()["version"])),
    ("https://own.test/py", "https://own.test/py/"),
    ("https://own.test/py/", "https://own.test/py/"),
])
def test_an_address_gets_its_last_slash_and_none_means_the_recorded_release(setting, settled, monkeypatch):
    monkeypatch.delenv("DLBASICS_PYODIDE", raising=False)
    config = SimpleNamespace(dlbasics_pyodide=setting)
    pyodide_release.on_config_inited(None, config)
    assert config.dlbasics_pyodide == settled


@pytest.mark.parametrize("damage", ["missing", "changed"])
def test_a_wrong_release_is_refused_with_what_to_do(tmp_path, damage, monkeypatch, capsys):
    small = [file for file, size in pyodide_release.recorded_release()["bytes"].items() if size < 50_000]
    sums = {file: pyodide_release.recorded_release()["sha256"][file] for file in small}
    monkeypatch.setitem(pyodide_release.recorded_release(), "sha256", sums)
    for file in small:
        shutil.copy(pyodide() / file, tmp_path)
    config = SimpleNamespace(dlbasics_pyodide=str(tmp_path))
    monkeypatch.delenv("DLBASICS_PYODIDE", raising=False)
    pyodide_release.on_config_inited(None, config)
    assert pyodide_release.is_folder(config.dlbasics_pyodide)
    victim = tmp_path / small[-1]
    victim.unlink() if damage == "missing" else victim.write_bytes(victim.read_bytes() + b" ")
    words = f"has no {victim.name}" if damage == "missing" else f"{victim.name} has the sha256 sum"
    with pytest.raises(ConfigError, match=words) as refused:
        pyodide_release.on_config_inited(None, config)
    assert "download pyodide-" in str(refused.value)
    with pytest.raises(SystemExit):
        pyodide_release.main(["check", str(tmp_path)])
    assert victim.name in capsys.readouterr().err
