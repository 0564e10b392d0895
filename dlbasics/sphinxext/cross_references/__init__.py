"""What points elsewhere: citations, terms of the glossary, and explorers of other chapters."""
