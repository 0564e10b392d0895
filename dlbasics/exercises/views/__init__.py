"""Show exercises, verdicts and progress: as text, as HTML and as widgets."""
