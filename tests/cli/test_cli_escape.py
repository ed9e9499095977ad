"""How long Esc waits for the rest of another key."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

OPENED = """
import sys, types
import reader.cli.opening as opening
sys.modules["reader.app.app"] = types.SimpleNamespace(run=lambda *_: 0)
opening._run_app([])
from textual import constants
print(constants.ESCAPE_DELAY)
"""


@pytest.mark.parametrize(("own", "seconds"), [(None, "0.05"), ("300", "0.3")])
def test_a_key_right_after_esc_is_another_unless_the_reader_wants_more_time(
    own: str | None, seconds: str, tmp_path: object
) -> None:
    homes = ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
    environment = {**os.environ, **dict.fromkeys(homes, str(tmp_path))}
    environment.pop("ESCDELAY", None)
    if own is not None:
        environment["ESCDELAY"] = own
    said = subprocess.run(
        [sys.executable, "-c", OPENED], env=environment, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == seconds
