"""Run by Pyodide itself after warm_up.py, before its memory is recorded (snapshot_memory.py).

What a start does once more where the memory is restored is taken back.
"""

import gc
import sys

# Pyodide puts it there, whatever stands there already.
sys.path.remove("")
# It reads files, which a page may not have yet; the page says itself which packages it has.
sys.modules["pyodide._package_loader"].init_loaded_packages = lambda: None
gc.collect()
