"""Who handed in what: folders, files and zips as a learning platform gives them, and the roster."""
