"""What is written beside the pages: scripts, styles, pictures, the search, and what a page needs offline."""
