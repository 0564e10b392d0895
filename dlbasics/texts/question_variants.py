"""What is said of other numbers for a question: practice, and those of a learner."""

QUESTION_VARIANT_TEXTS = {
    "practice.button": "Another one like this",
    "practice.back": "Back to the exercise",
    "practice.note": "Practice with other numbers: no points.",
    "practice.points": "practice",
    "practice.none": "This exercise has no other numbers.",
    "practice.none-shown": 'No question with other numbers was shown yet: another("{id}") shows one.',
    "practice.locked": (
        "Other numbers come when your answer is right, or after {tries} different answers that were checked; "
        "so far: {so_far}."
    ),
    "own-numbers.set": "The questions whose numbers can vary have the numbers of {learner} now.",
    "own-numbers.whose": (
        "Write your name or number between the quotes, exactly as your instructor has it. Until then the "
        "questions have the numbers of the book."
    ),
    "practice.again": 'The next one: another("{id}")',
}
