"""What people type as an answer, read as a number or as letters: the page reads it by the same rules."""
