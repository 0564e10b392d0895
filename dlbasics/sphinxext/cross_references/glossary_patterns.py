"""Terms of ``chapters/glossary.md`` that prose calls by other words, or whose words mean other things too.

Any other term is found by its own words, in the singular and the plural (`glossary_terms.form`).
"""

# Each by its name in the glossary: a pattern, without regard to case, of the words that are linked to it.
FORMS = {
    "Batch": r"\bbatch(es)?\b(?! norm)",
    "Bias": r"\bbias(es)?\b(?! and variance)",
    "Bias and variance": r"\bbias and (the )?variance\b|\bbias\b² ",
    "Entropy": r"(?<!cross-)(?<!Cross-)\bentropy\b",
    "Gap": r"\bgap\b(?= (between the two errors|of a model))|\bgeneralization gap\b",
    "Gradient": r"\bgradients?\b(?! (check|descent))",
    "L1 and L2 penalty": r"\bL[12] penalt(y|ies)\b",
    "Layer": r"\blayers?\b(?! norm)",
    "Leak": r"\bleaks? (of information|from the)\b|\bdata leaks?\b|\binformation (that )?leaks?\b",
    "Likelihood": r"(?<!aximum )\blikelihood\b",
    "Loss function": r"\bloss(es)?\b",
    "Mean absolute error": r"\b(mean )?absolute errors?\b",
    "Momentum": r"\bmomentum\b(?! of (the )?running)",
    "Momentum of running statistics": r"\bmomentum\b(?= of (the )?running)",
    "Regression": r"(?<!logistic )(?<!softmax )(?<!ridge )\bregression\b",
    "Standardization": r"\bstandardiz(ation|ed?)\b",
    "Surprise": r"\bsurprise\b(?= of)",
    "Temperature": r"(?<!body )\btemperatures?\b",
    "Train mode and eval mode": r"\b(train|eval) mode\b",
    "Unit": r"\b(?<!in the )(?<!to the )(?<!which )units?\b(?! is called)",
    "Weight": r"\bweights?\b(?! decay)",
}
