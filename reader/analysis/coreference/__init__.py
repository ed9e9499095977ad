"""Coreference: whom a pronoun means."""
