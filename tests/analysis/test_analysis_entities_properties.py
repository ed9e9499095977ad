"""What holds for every text, however odd."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reader.analysis.entities.entities import Cast, recognise
from reader.analysis.parse import Parsed
from reader.analysis.quotations import quotations

Read = Callable[[str], Parsed]

WORDS = st.sampled_from(
    [
        *("Anna", "Keller", "Mr", "Ms", "Dr.", "President", "he", "She", "his", "himself", "the"),
        *("The", "of", "said", "told", ",", ".", "(", ")", "“", "”", "'", "'s", "UN", "U.S."),
        *("NATO", "Party", "Bank", "\n", "2016", "election", "Russian", "Russians", "-", "–"),
        *("@", "London", "in", "and", "“No”", "Ö", "🙂", "x", "mayor", "trainer", "son", "is"),
    ]
)
SENTENCES = st.lists(WORDS, max_size=40).map(" ".join)
RELAXED = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def cast_of(parsed: Read, text: str) -> tuple[Cast, str]:
    seen = parsed(text)
    found = quotations.find(seen.article.text, seen.article.blocks)
    return recognise(seen, found), seen.article.text


def check(cast: Cast, text: str) -> None:
    keys = [entity.key for entity in cast.entities]
    assert len(keys) == len(set(keys))
    assert all(entity.name.strip() for entity in cast.entities)
    end = 0
    for mention in cast.mentions:
        assert mention.entity in keys
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@RELAXED
@given(text=st.text(max_size=200))
def test_any_text_is_read(parsed: Read, text: str) -> None:
    check(*cast_of(parsed, text))


@RELAXED
@given(text=SENTENCES)
def test_any_heap_of_words_is_read(parsed: Read, text: str) -> None:
    check(*cast_of(parsed, text))


@RELAXED
@given(text=SENTENCES)
def test_the_same_text_gives_the_same_cast(parsed: Read, text: str) -> None:
    assert cast_of(parsed, text) == cast_of(parsed, text)


@RELAXED
@example(text="Anna Anna Anna Anna Anna Anna himself election , Anna", start=48, length=-1)
@given(text=SENTENCES, start=st.integers(-5, 300), length=st.integers(-5, 50))
def test_any_span_may_be_asked_for(parsed: Read, text: str, start: int, length: int) -> None:
    cast, _ = cast_of(parsed, text)
    entity = cast.entity_of(start, start + length)
    assert entity is None or entity in cast.entities
