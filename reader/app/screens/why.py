"""Why somebody is taken for the speaker of a quotation: all the reasons, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence

from reader.app.screens.overlay import Overlay
from reader.app.widgets.panel import PanelRow, folded
from reader.app.widgets.text_panel import TextPanel

__all__ = ["WhyScreen"]


class WhyScreen(Overlay):
    """The speaker, then the reasons."""

    heading = "Why this speaker"
    opener = "why-this-speaker"

    def __init__(self, speaker: str, reasons: Sequence[str]) -> None:
        super().__init__()
        self.rows = TextPanel()
        self.speaker = speaker
        self.reasons = reasons

    def on_mount(self) -> None:
        super().on_mount()
        self.rows.fill(self._rows)

    def _rows(self, width: int) -> list[PanelRow]:
        lines = folded([(self.speaker, "strong")], width)
        for reason in self.reasons:
            lines += [[], *folded([(reason, "plain")], width)]
        return [(None, [line]) for line in lines]
