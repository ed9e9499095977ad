"""Quotations: where they stand and what they are, by orthography alone."""
