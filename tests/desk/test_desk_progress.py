"""How fast files are read, as the first seconds tell it."""

from __future__ import annotations

import pytest

from reader.desk import holdings
from reader.desk.holdings import Progress


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(holdings, "time", clock)
    return clock


def test_the_time_before_the_first_file_does_not_count(clock: Clock) -> None:
    progress = Progress()
    progress.begin(2_500)
    clock.now += 1.5
    progress.step()
    assert progress.rate == 0
    for _ in range(500):
        clock.now += 0.005
        progress.step()
    assert progress.rate == pytest.approx(200)
    assert progress.waiting == 1_999


def test_of_the_first_moments_nothing_is_told(clock: Clock) -> None:
    progress = Progress()
    progress.begin(2_500)
    for _ in range(3):
        clock.now += 0.6
        progress.step()
    assert progress.rate == 0


def test_a_pause_does_not_count(clock: Clock) -> None:
    progress = Progress()
    progress.begin(2_500)
    progress.step()
    for _ in range(100):
        clock.now += 0.1
        progress.step()
    clock.now += 60
    progress.waited(60)
    assert progress.rate == pytest.approx(10)
