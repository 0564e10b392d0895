"""Grade a folder of submissions: read, isolate, schedule and write; the engine judges."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy; workers are as many as the cores
