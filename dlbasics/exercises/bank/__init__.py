"""Definitions of the book's exercises, a folder for each chapter: data that the engine judges with.

Each code exercise has a file of its own, named after its id; `questions.py` holds the others. The folder
holds every answer, so it never enters a sandbox.
"""
