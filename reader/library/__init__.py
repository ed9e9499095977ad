"""The library: the only room that reads and writes files.

Walks folders, keeps entries in memory and in a cache, keeps the reader's own marks and settings.
"""

from __future__ import annotations

__all__: list[str] = []
