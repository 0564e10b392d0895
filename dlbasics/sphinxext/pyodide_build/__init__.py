"""What the build makes of Pyodide's release, so that the page's Python starts quickly.

`archives` compiles the modules to bytecode, `snapshot` records a memory in which they are loaded, and
`build_process` runs both beside Sphinx.
"""
