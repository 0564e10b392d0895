"""Judge an answer: compare what it did with what is right and with what people get wrong."""
