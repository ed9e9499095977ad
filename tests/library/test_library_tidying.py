"""Tidying: what nobody has used for long goes, and nothing else."""

from __future__ import annotations

import os
import time
from pathlib import Path

from reader.library.tidying import LONGEST_LOG, UNUSED, tidy


def test_only_indexes_that_are_long_unused_are_let_go(tmp_path: Path) -> None:
    log = tmp_path / "analysis.log"
    log.write_text("x" * (LONGEST_LOG + 1))
    long_ago = time.time() - UNUSED - 60
    folders = {name: tmp_path / "index" / (name * 16) for name in "abc"}
    folders["other"] = tmp_path / "index" / "not an index"
    for folder in folders.values():
        folder.mkdir(parents=True)
        (folder / "meta.json").write_text("{}")
    for name in ("a", "b", "other"):
        os.utime(folders[name], (long_ago, long_ago))
    tidy(tmp_path / "index", folders["b"], log)
    assert {name for name, folder in folders.items() if folder.exists()} == {"b", "c", "other"}
    assert folders["b"].stat().st_mtime > long_ago
    assert log.stat().st_size == 0


def test_a_cache_that_is_not_there_is_tidy(tmp_path: Path) -> None:
    tidy(tmp_path / "nowhere", None, tmp_path / "no.log")
