"""What the page does with a chapter's notebook: which cells are folded or hidden, and when it runs again."""
