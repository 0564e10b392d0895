"""Exercises on the page: their forms, the hidden tables of answers, and other numbers for a question."""
