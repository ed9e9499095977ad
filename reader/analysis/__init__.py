"""Article to annotations: who said what, who is who. Knows no screen and no disk."""
