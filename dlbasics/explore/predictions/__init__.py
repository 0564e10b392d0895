"""What readers of each chapter predict before they move its explorers: a module for each chapter, data only.

The keys are the explorers' names. The predictions do not stand in the notebook: there one would read the
answer before the question.
"""
