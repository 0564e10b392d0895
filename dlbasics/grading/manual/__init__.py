"""The samples in the instructor's manual: made by the build with the grader's own code."""
