"""The word lists and the learned weights that analysis works with, as files to read."""

from pathlib import Path

__all__ = ["FOLDER"]

FOLDER = Path(__file__).parent
