"""Definitions of the book's exercises, a folder a chapter: data that the engine judges with.

It holds every answer, so it never enters a sandbox.
"""
