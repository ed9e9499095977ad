"""How the reader last set the screen: kept for next time beside the marks, never in the settings.

The settings file is the reader's own and is only read. What was chosen by key stands over it until
the setting itself is changed.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from reader.problems import Problem

__all__ = ["FILE_NAME", "Kept"]

FILE_NAME = "screen.json"
"""Of the values, in the data folder."""

Value = int | str


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A value, and the setting that it was chosen over."""

    value: Value
    over: Value


class Kept:
    """A few named values in a JSON file; None keeps them in memory. Never raises."""

    def __init__(self, path: Path | None) -> None:
        self.notes: list[Problem] = []
        self._path = path
        self._chosen: dict[str, _Chosen] = {}
        self._chosen = self._read()

    def width(self, name: str, setting: int) -> int:
        """The number of cells chosen over this setting; the setting where there is none."""
        value = self._value(name, setting)
        return value if isinstance(value, int) else setting

    def name(self, name: str, setting: str) -> str:
        """The name chosen over this setting; the setting where there is none."""
        value = self._value(name, setting)
        return value if isinstance(value, str) else setting

    def keep(self, name: str, value: Value, setting: Value) -> None:
        """Keep a value that was chosen over this setting, beside what other Readers have kept."""
        self._chosen = {**self._read(), name: _Chosen(value, setting)}
        if self._path is None:
            return
        import msgspec

        beside = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(msgspec.json.encode(self._chosen))
            beside.replace(self._path)
        except OSError as error:
            if not self.notes:
                self.notes.append(
                    Problem(
                        f"widths and colours cannot be kept: {error.strerror}",
                        "they last until Reader is left",
                    )
                )

    def _value(self, name: str, setting: Value) -> Value:
        chosen = self._chosen.get(name)
        return chosen.value if chosen and chosen.over == setting else setting

    def _read(self) -> dict[str, _Chosen]:
        """What is kept; a file that is none of ours keeps nothing."""
        if self._path is None:
            return self._chosen
        try:
            data = self._path.read_bytes()
        except OSError:
            return {}
        import msgspec  # here, for until something is chosen there is nothing to read

        try:
            return msgspec.json.decode(data, type=dict[str, _Chosen])
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return {}
