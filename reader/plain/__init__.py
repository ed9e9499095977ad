"""Plain mode: articles read line by line, for braille displays and screen readers.

Nothing here draws: what is said goes to standard output in order, without escape sequences, and
what is asked comes from standard input, a command on each line.
"""

from __future__ import annotations

from reader.plain.prompt import run

__all__ = ["run"]
