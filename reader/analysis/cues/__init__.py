"""Cues: the words that report speech, and what the clause around them says."""
