"""What every test of the app is given."""

from __future__ import annotations

import pytest
from app_support import FakeDesk, Running, running_app


@pytest.fixture(autouse=True)
def millions_of_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever terminal the tests run on."""
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "truecolor")


@pytest.fixture
def desk() -> FakeDesk:
    """A desk with four articles."""
    return FakeDesk()


@pytest.fixture
def running() -> Running:
    """Runs the app on a desk until it has loaded and analysed."""
    return running_app
