"""The page: an article's text as rows of a column, and how each stretch of them looks."""
