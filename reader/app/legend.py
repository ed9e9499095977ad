"""What the page's colours and marks mean: each sample with the very roles the page draws it in."""

from __future__ import annotations

__all__ = ["LEGEND", "Entry", "Sample"]

Sample = tuple[tuple[str, tuple[str, ...]], ...]
"""Pieces of text, each with its roles (of `paint`)."""

Entry = tuple[Sample, str]
"""A sample and what it means."""

LEGEND: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "Who says what",
        (
            (
                (("“", ("direct", "mark")), ("We close", ("direct",)), ("”", ("direct", "mark"))),
                "somebody's words",
            ),
            (((("“closed early”"), ("partial",)),), "a few words of somebody's, in a sentence"),
            ((("‘not now’", ("nested",)),), "words quoted inside a quotation"),
            ((("“so-called”", ("scare",)),), "the writer's own marks: nobody is speaking"),
            ((("“A Long Winter”", ("work",)),), "the title of a work"),
            (
                (("◂ Varga", ("voice-1",)), ("  ", ()), ("◂ Pell", ("voice-2",))),
                "in the margin: who says it, each voice in a colour of its own",
            ),
            ((("◂ Varga?", ("voice-1", "unsure")),), "likely or a guess: not sure"),
            ((("◂ a spokesman", ("unnamed",)),), "a source that the text does not name"),
            ((("◂ unknown", ("unknown",)),), "the text does not tell"),
            (
                (("▌", ("voice-1",)), (" “We close”", ("direct", "cursor"))),
                "the quotation you stand in",
            ),
        ),
    ),
    (
        "Who is who",
        (
            ((("Ines Varga", ("person",)),), "a person"),
            ((("Harbour Board", ("organisation",)),), "an organisation"),
            ((("Oster", ("place",)),), "a place"),
            ((("Storm Ada", ("other",)),), "an event, a group, a law and the like"),
            (
                (
                    ("Varga", ("entity-here",)),
                    (" · ", ("ornament",)),
                    ("Varga", ("entity-same",)),
                ),
                "the name you stand on, and its other mentions",
            ),
            (
                (("···▁▇", ("voice-1",)), ("···▃···", ("ornament",))),
                "where in the article a lit voice or a name appears",
            ),
        ),
    ),
    (
        "Links and finds",
        (
            ((("the report", ("link",)),), "a link"),
            ((("[1]", ("footnote-mark",)),), "a footnote"),
            ((("a", ("hint",)), ("the report", ("link",))), "the letter that opens a link"),
            ((("ferry", ("hit",)),), "what you searched for"),
            ((("ferry", ("hit-here",)),), "the find you stand on"),
        ),
    ),
    (
        "The rest",
        (
            ((("⋯ 3 lines", ("fold",)),), "page furniture, folded away; one key unfolds it"),
            ((("▎", ("bar",)), (" a passage", ("block",))), "a passage quoted as a block"),
            ((("▣ ", ("marker",)), ("the quay", ("caption",))), "a picture's caption"),
            ((("⋯", ("ornament",)),), "something is left out here"),
            ((("▌", ("voice-8",)), (" in the list", ("meta",))), "an article not read yet"),
            ((("★", ("voice-8",)), (" in the list", ("meta",))), "an article you starred"),
            ((("7❝", ("meta",)),), "the number of its quotations"),
        ),
    ),
)
"""Headings, each with its entries."""
