"""What of a text has been on the screen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.app.page.seen import Seen

SPANS = st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)).map(sorted))


@given(SPANS)
def test_every_character_that_was_seen_counts_once(spans: list[list[int]]) -> None:
    seen = Seen("one", 100)
    for start, end in spans:
        seen.add(start, end)
    assert round(seen.share * 100) == len({at for start, end in spans for at in range(start, end)})
    assert all(one[1] < other[0] for one, other in zip(seen.spans, seen.spans[1:], strict=False))


def test_a_text_without_words_is_read() -> None:
    assert Seen("none", 0).enough
