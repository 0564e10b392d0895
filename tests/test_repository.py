"""The promises of the repository: stored outputs are watched, pins are exact, the docs name what exists."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from types import SimpleNamespace

import pytest
import yaml
from sphinx.errors import ConfigError
from support.book import ROOT, notebooks

from dlbasics.sphinxext import sphinx_config
from dlbasics.sphinxext.repository_address import write_address

NBVAL = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval"]
NBVAL += ["--nbval-sanitize-with", str(ROOT / "tests" / "nbval.cfg")]
PIN = re.compile(r"[a-z0-9-]+==[\w.]+( ; (python_version|sys_platform) (<|==|!=) \"[\w.]+\")?")


def tracked() -> list[str]:
    """The files under version control."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in done.stdout.split("\0") if name and (ROOT / name).exists()]


def addresses(repository, baseurl=""):
    """Of the repository and of the site, where `_config.yml` writes these."""
    config = SimpleNamespace(html_title="", html_baseurl=baseurl,
                             html_theme_options={"repository_url": repository})
    sphinx_config.configure(config)
    return config.html_theme_options["repository_url"], config.html_baseurl


def stored(path):
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)
def test_every_cell_was_run_in_order_and_kept_no_noise(path):
    book = stored(path)
    code = [cell for cell in book["cells"] if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    assert set(book["metadata"]) == {"kernelspec", "language_info"}
    assert all(set(cell["metadata"]) <= {"jupyter", "tags"} for cell in book["cells"])
    assert not [out for cell in code for out in cell["outputs"] if out["output_type"] == "error"]
    bundles = [out["data"] for cell in code for out in cell["outputs"] if "data" in out]
    drawings = [bundle for bundle in bundles if "image/svg+xml" in bundle]
    assert drawings and all("image/png" in bundle for bundle in drawings), "run `make notebooks`"


@pytest.mark.parametrize("path", notebooks()[:1], ids=lambda path: path.stem)
def test_nbval_bites_where_a_stored_number_is_altered_and_where_a_claim_is_broken(path, tmp_path):
    book = stored(path)
    del book["cells"][25:]  # the rest would add time alone
    # The last number that a cell has printed: everything before it must still agree.
    index, output, key = [
        (index, output, key)
        for index, cell in enumerate(cell for cell in book["cells"] if cell["cell_type"] == "code")
        if "NBVAL_IGNORE_OUTPUT" not in cell["metadata"].get("tags", [])
        for output in (out.get("data", out) for out in cell["outputs"])
        for key in ("text/plain", "text")
        if re.search(r"\d", "".join(output.get(key, "")))
    ][-1]
    text = "".join(output[key])
    last = re.search(r"\d(?=\D*\Z)", text)
    output[key] = text[: last.start()] + str((int(last[0]) + 1) % 10) + text[last.end() :]
    cells = [cell for cell in book["cells"] if cell["cell_type"] == "code"]
    claim = len(cells)
    assert "claims.say_when_broken()" in "".join(cells[0]["source"])
    book["cells"].append(cells[0] | {"id": "claim", "metadata": {}, "source": "assert 1 > 2", "outputs": []})
    copy = tmp_path / path.name
    copy.write_text(json.dumps(book), encoding="utf-8")
    environment = {**os.environ, "DLBASICS_RENDER_TARGET": "print"}
    done = subprocess.run([*NBVAL, str(copy)], capture_output=True, text=True, env=environment, cwd=tmp_path)
    failed = re.findall(r"^FAILED .*Cell (\d+)", done.stdout, re.MULTILINE)
    assert done.returncode == 1 and failed == [str(index), str(claim)], done.stdout[-3000:]


def test_requirements_are_exact_and_end_with_the_package():
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    wanted = [line for line in lines if line and not line.startswith("#")]
    assert wanted.pop() == "-e ."
    assert [line for line in wanted if not PIN.fullmatch(line)] == []
    names = [line.split("==")[0] for line in wanted]
    assert len(set(names)) == len(names)
    assert {"jupyter-book", "numpy", "nbval", "pytest", "playwright", "ruff", "jupyterlab"} <= set(names)


def test_the_address_is_written_wherever_it_is_needed():
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    address = config["repository"]["url"]
    for path in notebooks():
        first = next(cell for cell in stored(path)["cells"] if cell["cell_type"] == "code")
        assert f"@ git+{address}\"" in "".join(first["source"])
        assert "if this fails, copy the folder dlbasics here" in "".join(first["source"])


@pytest.mark.parametrize("where", ["in the one place", "by the workflow"])
def test_a_fork_changes_one_place(where, tmp_path, monkeypatch):
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    for name in tracked():
        # Neither tests nor code hold an address, but for those that are made up.
        if not name.startswith(("tests/", "dlbasics/grading/")):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, tmp_path / name)
    assert write_address(tmp_path) == [], "run `make notebooks`"
    config = tmp_path / "_config.yml"
    old = yaml.safe_load(config.read_text(encoding="utf-8"))["repository"]["url"]
    new = "https://github.com/Ada-L/a.fork"
    if where == "by the workflow":
        monkeypatch.setenv("GITHUB_REPOSITORY", "Ada-L/a.fork")
    else:
        config.write_text(config.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    changed = write_address(tmp_path)
    assert {path.name for path in changed} >= {path.name for path in notebooks()} | {"index.md"}
    owner, name = old.removeprefix("https://github.com/").split("/")
    for path in (path for path in tmp_path.rglob("*") if path.is_file()):
        if where == "by the workflow" and path == config:
            continue
        content = path.read_text(encoding="utf-8", errors="ignore")
        assert f"{owner}/{name}" not in content and f"{owner}.github.io" not in content, path
        assert f"cd {name}" not in content, path
    assert "cd a.fork" in (tmp_path / "chapters" / "index.md").read_text(encoding="utf-8")


def test_the_site_takes_its_addresses_from_the_same_place(monkeypatch):
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)

    repository = "https://github.com/A/b/"
    assert addresses(repository) == ("https://github.com/A/b", "https://a.github.io/b/")
    assert addresses(repository, "https://own.test") == ("https://github.com/A/b", "https://own.test/")
    monkeypatch.setenv("GITHUB_REPOSITORY", "C/d")
    assert addresses(repository, "https://own.test") == ("https://github.com/C/d", "https://c.github.io/d/")


@pytest.mark.parametrize(("written", "repository", "site"), [
    ("https://github.com/me/book.git", "https://github.com/me/book", "https://me.github.io/book/"),
    ("https://github.com/me/book.git/", "https://github.com/me/book", "https://me.github.io/book/"),
    ("http://www.GitHub.com/Me/Book", "https://github.com/Me/Book", "https://me.github.io/Book/"),
    ("git@github.com:me/book.git", "https://github.com/me/book", "https://me.github.io/book/"),
    ("https://github.com/Me/me.github.io", "https://github.com/Me/me.github.io", "https://me.github.io/"),
])
def test_each_form_of_a_repository_address_is_read(written, repository, site, monkeypatch):
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    assert addresses(written) == (repository, site)


@pytest.mark.parametrize("written", ["https://github.com/deep/Book.git", "https://github.com/Deep/book"])
def test_an_own_domain_is_kept_where_the_workflow_writes_the_same_repository_otherwise(written, monkeypatch):
    monkeypatch.setenv("GITHUB_REPOSITORY", "Deep/Book")
    assert addresses(written, "https://own.test") == ("https://github.com/Deep/Book", "https://own.test/")


@pytest.mark.parametrize("written", ["https://gitlab.com/me/book", "https://github.com/me", ""])
def test_an_address_that_no_site_follows_from_is_refused(written, monkeypatch):
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    with pytest.raises(ConfigError, match=r"https://github.com/OWNER/NAME.*`baseurl: https://\.\.\.`"):
        addresses(written)
    assert addresses(written, "https://own.test")[1] == "https://own.test/"


def test_the_address_of_another_host_is_written_again(tmp_path, monkeypatch):
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    command = "git clone {address}\n    cd {name}\n"
    page = tmp_path / "README.md"
    page.write_text(command.format(address="https://github.com/me/book", name="book"))
    for address in ("https://gitlab.com/group/part/other.git", "https://github.com/me/again.git"):
        (tmp_path / "_config.yml").write_text(f"repository: {{url: {address}}}")
        write_address(tmp_path)
        plain = address.removesuffix(".git")
        assert page.read_text() == command.format(address=plain, name=plain.rpartition("/")[2])


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_commands_of_the_docs_exist(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    said = set(re.findall(r"\bmake ([a-z]+)", " ".join(re.findall(r"`[^`]+`|```.*?```", text, re.DOTALL))))
    assert said and said <= targets
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / link).exists(), link
    for path in re.findall(r"`((?:chapters|dlbasics|tests|benchmarks|\.ci|\.github)/[\w./-]*)`", text):
        assert (ROOT / path).exists(), path


def test_readme_begins_with_the_two_commands():
    head = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:40]
    assert "make book" in "\n".join(head) and "make test" in "\n".join(head)


def test_no_large_and_no_generated_file_is_tracked():
    files = tracked()
    assert [name for name in files if (ROOT / name).stat().st_size > 500_000] == []
    generated = re.compile(r"(^|/)(_build|\.venv|__pycache__|node_modules|\.ipynb_checkpoints|\w+\.egg-info)/"
                           r"|\.pyc$|dlbasics-work\.json$")
    assert [name for name in files if generated.search(name)] == []


def test_every_vendored_file_has_its_licence():
    folder = ROOT / "dlbasics" / "sphinxext" / "vendor"
    words = (folder / "LICENSES.md").read_text(encoding="utf-8")
    for path in folder.iterdir():
        assert path.name == "LICENSES.md" or path.name in words


def test_continuous_integration_runs_what_make_test_runs():
    assert (ROOT / ".ci" / "run").stat().st_mode & stat.S_IXUSR
    assert "exec make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    flows = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
             for path in (ROOT / ".github" / "workflows").glob("*.yml")}
    assert flows["ci"]["jobs"]["test"]["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13"]
    assert {"run": ".ci/run"} in flows["ci"]["jobs"]["test"]["steps"]
    assert {"run": "make address html"} in flows["pages"]["jobs"]["publish"]["steps"]
    # Readers get what the tests have passed. YAML reads the key `on` as true.
    assert set(flows["pages"][True]) == {"workflow_run", "workflow_dispatch"}
    after = flows["pages"][True]["workflow_run"]
    assert (after["workflows"], after["branches"]) == ([flows["ci"]["name"]], ["main"])
    for job in flows["pages"]["jobs"].values():
        assert "workflow_run.conclusion == 'success'" in job["if"]
        assert "workflow_run.event == 'push'" in job["if"], "a fork's branch can be called main as well"
        assert "workflow_run.head_sha" in job["steps"][0]["with"]["ref"]
        assert any("fonts-noto-cjk" in step.get("run", "") for step in job["steps"]), "for words in pictures"


@pytest.mark.parametrize(("here", "python", "asks_for"), [
    ({}, "python3", True),
    ({"python3": False}, "python3", False),
    ({"python3": False, "python3.12": True}, "python3.12", False),
    ({"python3": True, "python3.12": True}, "python3", False),
])
def test_a_bare_machine_is_tested_with_an_interpreter_that_it_has(tmp_path, here, python, asks_for):
    """`here` says of each interpreter whether it is new enough."""
    programs, script = tmp_path / "bin", tmp_path / ".ci" / "run"
    for folder in (programs, script.parent):
        folder.mkdir()
    shutil.copy(ROOT / ".ci" / "run", script)
    said = {"apt-get": 'echo "apt-get $*"', "apt-cache": "", "make": 'echo "make $*"', "id": "echo 0",
            "dirname": f"echo {script.parent}"}
    said |= {name: "exit 0" if is_new else "exit 1" for name, is_new in here.items()}
    for name, body in said.items():
        (programs / name).write_text(f"#!/bin/sh\n{body}\n")
        (programs / name).chmod(0o755)
    environment = {"PATH": str(programs)}
    done = subprocess.run(["/bin/sh", str(script)], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == f"make test PYTHON={python}"
    assert bool(re.search(r"apt-get install .* python3( |$)", done.stdout, re.MULTILINE)) == asks_for


def test_no_test_is_skipped():
    marks = re.compile("pytest" + r"\.(skip|xfail)\b|mark\.(skip|xfail)|assert " + "True")
    for path in (ROOT / "tests").rglob("*.py"):
        assert not marks.search(path.read_text(encoding="utf-8")), path.name


def test_old_python_is_refused_in_plain_words(tmp_path):
    old = tmp_path / "oldpython"
    old.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "import sys; sys.version_info = (3, 9); $2"\n')
    old.chmod(0o755)
    copy = tmp_path / "book"
    copy.mkdir()
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, copy)
    done = subprocess.run(["make", "html", f"PYTHON={old}"], cwd=copy, capture_output=True, text=True)
    assert done.returncode != 0
    assert "Python 3.11 or newer is needed" in done.stdout + done.stderr
    assert not (copy / ".venv").exists()


def dry_run(*words, **variables) -> str:
    """What `make` would do; a `make` that runs the tests says nothing to this one."""
    environment = os.environ | {"MAKEFLAGS": ""} | variables
    return subprocess.run(["make", "--dry-run", *words], cwd=ROOT, env=environment, capture_output=True,
                          text=True, check=True).stdout


def test_make_deletes_no_environment_but_its_own():
    said = dry_run("clean", VENV="/home/ada/env")
    assert "rm -rf _build .venv " in said and "/home/ada/env" not in said
    assert "/home/ada/env" in dry_run("clean", "VENV=/home/ada/env"), "the command line means it"


def test_a_downloaded_pyodide_may_stand_in_a_folder_with_a_space(tmp_path):
    folder = tmp_path / "My Files" / "pyodide"
    folder.mkdir(parents=True)
    said = dry_run("html-offline", f"RUNTIME={folder}")
    (line,) = re.findall(r"^DLBASICS_PYODIDE=\S.*", said, re.MULTILINE)
    setting = line[: line.index(" .venv/bin/python")]
    done = subprocess.run(["/bin/sh", "-c", f'export {setting}; printf %s "$DLBASICS_PYODIDE"'], text=True,
                          capture_output=True, check=True)
    assert done.stdout == str(folder)


def test_make_clean_leaves_what_is_tracked_alone(tmp_path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    kept, made = "dlbasics/mlp.py", ["dlbasics/__pycache__/mlp.pyc", "tests/support/__pycache__/book.pyc",
                                     "_build/html/index.html", ".venv/bin/python"]
    for name in [kept, *made]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    subprocess.run(["make", "clean"], cwd=tmp_path, env=os.environ | {"MAKEFLAGS": ""}, check=True,
                   capture_output=True)
    files = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]
    assert sorted(files) == ["Makefile", kept]
    assert not list(tmp_path.rglob("__pycache__"))
