"""What is said of a claim that a reader's change has broken."""

CLAIM_TEXTS = {
    "claim.broken": "Your change breaks this claim: {claim}",
    "claim.values": "Here {values}.",
}
