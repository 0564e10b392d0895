"""The small server."""

import pytest

from dlbasics.sphinxext import serve


def test_taken_port_is_explained(tmp_path, capsys):
    with serve.server(tmp_path) as first, pytest.raises(SystemExit):
        serve.main([str(tmp_path), "--port", str(first.server_port)])
    assert "PORT=0" in capsys.readouterr().err
