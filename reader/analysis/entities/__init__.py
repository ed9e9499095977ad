"""Entities: which mentions are one person, organisation or place, and what they are called."""
