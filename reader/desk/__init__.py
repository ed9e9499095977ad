"""The desk: library, analysis and index wired together once, for every way of opening Reader."""

from __future__ import annotations
