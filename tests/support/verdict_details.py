"""What is shown beside a verdict."""


def details_of(verdict) -> dict[str, str]:
    """What is shown beside a verdict, by the code of its label."""
    return {detail.label: detail.body for detail in verdict.details}
