# `make book` builds and serves the book, `make test` checks it. Both make their own environment in .venv first.
#   PYTHON=python3.12 make book    another interpreter        PORT=8123 make book    another port

PYTHON ?= python3
PORT ?= 0
# Not `?=`: what it names is deleted, and a variable of the shell may name an environment of the reader.
VENV := .venv
PY = $(VENV)/bin/python
STAMP = $(VENV)/.installed
# One more than there are cores: a test in a browser waits about as long as it computes.
WORKERS = $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)

# Hundreds of processes would compile the package, where the shell says that nobody keeps bytecode.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: book html html-offline lab test address notebooks messages zh-notebooks clean

book: html
	@$(PY) -m dlbasics.sphinxext.serve _build/html --port $(PORT)

# Every language links to the others, and all are built side by side. `jupyter-book build .` builds the English alone.
html html-offline: export DLBASICS_ALL_LANGUAGES = 1
html: $(STAMP)
	$(PY) -m dlbasics.sphinxext.translation site --with-english

# The whole book, code included, for a place without a network: RUNTIME is the folder of a downloaded Pyodide.
html-offline: $(STAMP)
	@test -n "$(RUNTIME)" || { echo "Say where Pyodide is: make html-offline RUNTIME=/folder/of/the/unpacked/release"; exit 1; }
	@$(PY) -m dlbasics.sphinxext.pyodide_release check "$(RUNTIME)"
	DLBASICS_PYODIDE="$$(cd "$(RUNTIME)" && pwd)" $(PY) -m dlbasics.sphinxext.translation site --with-english

# Trusted first: else each stored figure is a sentence until its cell has run.
lab: $(STAMP)
	@$(VENV)/bin/jupyter trust chapters/*.ipynb > /dev/null
	$(VENV)/bin/jupyter lab chapters

# For matrices as small as the book's a second thread only waits for the first.
lab test: export OPENBLAS_NUM_THREADS = 1
test: $(STAMP)
	$(VENV)/bin/ruff check .
	DLBASICS_RENDER_TARGET=print $(PY) -m pytest --nbval --nbval-sanitize-with tests/nbval.cfg chapters -p no:cacheprovider -q -n auto --dist loadfile
	$(PY) -m pytest -n $(WORKERS) --dist loadscope --no-loadscope-reorder

address: $(STAMP)
	$(PY) -m dlbasics.sphinxext.repository_address

notebooks: address
	$(PY) -m dlbasics.sphinxext.store_outputs chapters

# The catalogues in locale/ after the English has changed: says what a translator has to do.
messages: $(STAMP)
	$(PY) -m dlbasics.sphinxext.translation messages

# The notebooks in Chinese, with the package that speaks it: a folder that is a repository of its own.
zh-notebooks: $(STAMP)
	$(PY) -m dlbasics.sphinxext.translation notebooks zh_CN

clean:
	rm -rf _build $(VENV) build *.egg-info .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Installed anew only when what is wanted has changed.
$(STAMP): requirements.txt pyproject.toml
	@command -v "$(PYTHON)" >/dev/null || { echo "No '$(PYTHON)' here: install Python 3.11 or newer, or say PYTHON=/path/to/python make ..."; exit 1; }
	@"$(PYTHON)" -c 'import sys; v = sys.version_info; sys.exit(v < (3, 11) and "Python 3.11 or newer is needed; $(PYTHON) is %d.%d. Say PYTHON=/path/to/python make ..." % v[:2])'
	@rm -rf $(VENV)
	@"$(PYTHON)" -m venv $(VENV) || { \
	  echo "No venv here (Debian, Ubuntu: apt install python3-venv); trying virtualenv."; \
	  rm -rf $(VENV); "$(PYTHON)" -m virtualenv -q $(VENV) || exit 1; }
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@
