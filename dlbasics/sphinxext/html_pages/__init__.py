"""What one page is made of: its head and contents, its formulas, its texts, its policy, its languages."""
