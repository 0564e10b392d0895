"""The kernel in the page: what Python in the browser (Pyodide) runs cells with."""
