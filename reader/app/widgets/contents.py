"""Contents: the headings of an article."""

from __future__ import annotations

from reader.app.widgets.panel import Panel, heading
from reader.app.widgets.rows import Line
from reader.article import Article
from reader.text import clean_field

__all__ = ["Contents"]


class Contents(Panel):
    """The panel of headings; its values are offsets."""

    heading = "Contents"

    def show(self, article: Article) -> None:
        """The headings of this article, the headline first."""
        rows: list[tuple[str | None, list[Line]]] = []
        for block in article.blocks:
            if block.kind in ("title", "heading"):
                words = clean_field(article.text[block.start : block.end])
                indent = "  " * max(0, block.level - 1)
                style = "strong" if block.kind == "title" else "plain"
                rows.append((str(block.start), [[(indent, "plain"), (words, style)]]))
        self.set_rows(rows or [heading("This article has no headings.")])
