"""What to do about the syntax errors that beginners make."""
