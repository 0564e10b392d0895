"""Run the code of submissions where it can harm nothing; THREATS.md says what is promised."""
