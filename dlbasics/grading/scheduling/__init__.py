"""Judge a class: which submissions have no result yet, and judging these in processes or on a cluster."""
