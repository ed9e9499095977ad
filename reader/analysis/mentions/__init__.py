"""Mentions: where the text names someone or something, and what kind of thing that is."""
