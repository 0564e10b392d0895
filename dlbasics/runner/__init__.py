"""What may enter the sandbox: run a learner's code and record what it did. No reference, no answer."""
