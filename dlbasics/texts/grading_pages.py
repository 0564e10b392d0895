"""What stands in the reports of the grader: pages, figures, and the headings of tables."""

GRADING_PAGES_TEXTS = {
    # -- what each exercise tells -----------------------------------------------------------------
    "items.no-answers": "Nobody has answered it.",
    "items.only-one": "There is no other exercise.",
    "items.too-few": "Fewer than {least} answers.",
    "items.all-alike": "All earned the same.",
    "items.rest-alike": "All earned the same in the other exercises.",
    "items.difficulty-axis": "difficulty: points earned (%)",
    "items.discrimination-axis": "discrimination",
    "items.figure": (
        "Difficulty and discrimination of {count} exercises; the lowest discrimination, of number {number}: "
        "{lowest}."
    ),
}
