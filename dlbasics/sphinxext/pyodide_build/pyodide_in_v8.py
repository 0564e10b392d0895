"""Pyodide in V8 while the book is built: the recorded release, without a browser and without Node."""

import json
import time
from pathlib import Path

from py_mini_racer import JSEvalException, MiniRacer

BROWSER = Path(__file__).with_name("browser_in_v8.js")
# Another seed for each start would order sets anew, and with them the bytes that are made. The language is
# that of no reader in particular.
ENVIRONMENT = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", "LANG": "en_US.UTF-8"}


class PyodideInV8:
    """A V8 with the scripts of Pyodide in it; to be used in a ``with`` statement.

    Parameters
    ----------
    files : dict of str to bytes
        What Pyodide and the scripts that run here can fetch, by name.
    """

    def __init__(self, files: dict[str, bytes]):
        self.v8 = MiniRacer()
        self._eval(BROWSER.read_text(encoding="utf-8"))
        for name, content in files.items():
            self._hand_over(name, content)
        for name in ("pyodide.js", "pyodide.asm.js"):
            self._eval(files[name].decode())

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.v8.close()

    def _eval(self, script: str):
        """What a script comes to; that it failed is said as `run` says it, with what it threw."""
        try:
            return self.v8.eval(script)
        except JSEvalException as error:
            raise RuntimeError(str(error) or type(error).__name__) from error

    def _hand_over(self, name: str, content: bytes):
        room = self._eval(f"newFile({json.dumps(name)}, {len(content)})")
        if content:
            room[:] = content

    def evaluate(self, script: str):
        """Evaluate a script in the global scope."""
        self._eval(script)

    def run(self, script: str):
        """Run the body of an async function and wait for its end.

        Parameters
        ----------
        script : str
            JavaScript.

        Returns
        -------
        str, int, float, bool, memoryview or None
            What it returns.

        Raises
        ------
        RuntimeError
            With what the script threw, and what was logged.
        """
        self._eval(f"runToEnd(async () => {{ {script} }}); 0")
        while not self._eval("ended.isDone"):
            time.sleep(0.02)
        if self._eval("'failure' in ended"):
            raise RuntimeError(self._eval("ended.failure"))
        return self._eval("ended.result ?? null")

    def load(self, packages: dict[str, bytes], recorded: bool = False, **environment: str):
        """Load Pyodide as ``python``, with these files in its ``site-packages``.

        Parameters
        ----------
        packages : dict of str to bytes
            The files by name.
        recorded : bool
            Whether its memory is going to be recorded: then it follows what Python holds of JavaScript.
        **environment : str
            Variables of its environment besides those of `ENVIRONMENT`.
        """
        for name, content in packages.items():
            self._hand_over(f"package/{name}", content)
        self.run(f"""globalThis.python = await loadPyodide({{
          indexURL: HOST, lockFileURL: `${{HOST}}pyodide-lock.json`, stdout: () => {{}},
          _makeSnapshot: {json.dumps(recorded)}, env: {json.dumps(ENVIRONMENT | environment)},
          fsInit: async (FS, {{ sitePackages }}) => {{
            for (const name of {json.dumps(list(packages))}) {{
              writeFile(FS, `${{sitePackages}}/${{name}}`, files.get(`package/${{name}}`));
            }}
          }},
        }});""")

    def run_python(self, source: str):
        """Run a text of Python for what it does."""
        # Not in the namespace of the Python that is recorded
        self.run(f"""const globals = python.runPython("{{'__name__': 'build'}}");
        python.runPython({json.dumps(source)}, {{ globals }});
        globals.destroy();""")

    def write_file(self, path: str, content: bytes):
        """Write a file of Pyodide's file system."""
        self._hand_over(path, content)
        self.run(f"writeFile(python.FS, {json.dumps(path)}, files.get({json.dumps(path)}));")

    def read_file(self, path: str) -> bytes:
        """Read a file of Pyodide's file system."""
        return bytes(self.run(f"return python.FS.readFile({json.dumps(path)}).slice().buffer;"))
