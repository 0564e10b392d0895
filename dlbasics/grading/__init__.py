"""Grade a folder of submissions: read, isolate, schedule and write; the engine judges."""
