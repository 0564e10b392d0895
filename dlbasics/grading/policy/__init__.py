"""What counts, and how much: deadlines, attempts, weights, and what a person has decided."""
