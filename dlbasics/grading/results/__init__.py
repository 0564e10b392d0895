"""What is written: each file whole or not at all, and the results by what they depend on."""
