"""Judge one submission: read its file, run it in a sandbox, judge what it did."""
