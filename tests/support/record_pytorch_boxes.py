"""Store what the PyTorch lines of the chapters print: `python tests/support/record_pytorch_boxes.py`.

Needs torch (2.13.0 made the stored file); the tests read ``pytorch_boxes.json``.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]
CODE = re.compile(r"<summary>The same in PyTorch</summary>.*?```python\n(.*?)\n```", re.DOTALL)

recorded = {}
for path in sorted((TESTS.parent / "chapters").glob("*.ipynb")):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    for code in CODE.findall("\n\n".join("".join(cell["source"]) for cell in cells)):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        recorded[path.stem] = {"code": code, "printed": done.stdout.strip()}
(TESTS / "support" / "pytorch_boxes.json").write_text(json.dumps(recorded, indent=1) + "\n", encoding="utf-8")
