"""The app's handle on the analysis process: order, failure, death and farewell."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reader.analysis import client as client_module
from reader.analysis.client import AnalysisClient, AnalysisFailed
from reader.article import Article, bare_article

STAND_IN = """
import os, sys, time
from pathlib import Path
import msgspec
from reader.analysis.wire import Answer, Request
from reader.annotations import Annotations

diary = Path(sys.argv[1])
def say(text):
    sys.stdout.write(text + "\\n")

for line in sys.stdin.buffer:
    request = msgspec.json.decode(line, type=Request)
    text = request.article.text
    with diary.open("a") as pages:
        pages.write(text[:40] + "\\n")
    if text.startswith("kills always"):
        os._exit(9)
    if text.startswith("kills once") and diary.read_text().count("kills once") == 1:
        os._exit(9)
    if text.startswith("hangs"):
        time.sleep(600)
    if text.startswith("babbles"):
        say("this is no JSON")
    elif text.startswith("fails"):
        say(msgspec.json.encode(Answer(request.number, error="too odd")).decode())
    else:
        found = Annotations(request.article.digest, str(os.getpid()), note=text)
        say(msgspec.json.encode(Answer(request.number, found)).decode())
    sys.stdout.flush()
"""


def article_of(text: str) -> Article:
    return replace(bare_article("bridge", text), title=text[:20])


@pytest.fixture
def diary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """What the stand-in for the analysis process was asked, in order."""
    program, pages = tmp_path / "stand_in.py", tmp_path / "diary"
    program.write_text(STAND_IN, encoding="utf-8")
    command = [sys.executable, str(program), str(pages)]
    monkeypatch.setattr(client_module, "_command", lambda model: command)
    monkeypatch.setattr(client_module, "PATIENCE", (0.0,))
    return lambda: pages.read_text(encoding="utf-8").splitlines() if pages.exists() else []


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[AnalysisClient]:
    client = AnalysisClient(log=tmp_path / "logs" / "analysis.log")
    yield client
    await client.close()


async def test_one_child_answers_every_article(
    client: AnalysisClient, diary: Callable[[], list[str]]
) -> None:
    first = await client.analyse(article_of("one"))
    second = await client.analyse(article_of("two"))
    assert first.note == "one" and second.note == "two"
    assert first.analyser == second.analyser


async def test_the_urgent_article_overtakes_all_that_wait(
    client: AnalysisClient, diary: Callable[[], list[str]]
) -> None:
    await asyncio.gather(
        client.analyse(article_of("one")),
        client.analyse(article_of("two")),
        client.analyse(article_of("three"), urgent=True),
    )
    assert diary() == ["three", "one", "two"]


async def test_a_giant_makes_way_for_the_urgent_article_and_comes_again(
    client: AnalysisClient, diary: Callable[[], list[str]]
) -> None:
    giant = asyncio.create_task(client.analyse(article_of("hangs " + "on " * client_module.LONG)))
    while not diary():
        await asyncio.sleep(0.01)
    assert (await client.analyse(article_of("one"), urgent=True)).note == "one"
    while len(diary()) < 3:
        await asyncio.sleep(0.01)
    assert [page.split()[0] for page in diary()] == ["hangs", "one", "hangs"]
    giant.cancel()


async def test_a_waiting_article_can_become_urgent_and_is_analysed_once(
    client: AnalysisClient, diary: Callable[[], list[str]]
) -> None:
    await asyncio.gather(
        client.analyse(article_of("one")),
        client.analyse(article_of("two")),
        client.analyse(article_of("two"), urgent=True),
    )
    assert diary() == ["two", "one"]


async def test_an_article_nobody_waits_for_any_more_is_not_analysed(
    client: AnalysisClient, diary: Callable[[], list[str]]
) -> None:
    tasks = [asyncio.create_task(client.analyse(article_of(text))) for text in ("one", "two")]
    await asyncio.sleep(0)
    tasks[1].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await client.analyse(article_of("three"))
    assert diary() == ["one", "three"]


async def test_a_failure_is_that_articles_own(
    client: AnalysisClient, diary: Callable[[], list[str]]
) -> None:
    before = await client.analyse(article_of("one"))
    with pytest.raises(AnalysisFailed, match="too odd"):
        await client.analyse(article_of("fails"))
    after = await client.analyse(article_of("two"))
    assert before.analyser == after.analyser


async def test_a_child_that_dies_is_replaced_and_the_article_tried_again(
    client: AnalysisClient, diary: Callable[[], list[str]]
) -> None:
    found = await client.analyse(article_of("kills once"))
    assert found.note == "kills once"
    assert diary() == ["kills once", "kills once"]


@pytest.mark.parametrize("text", ["kills always, this bridge", "babbles, this bridge"])
async def test_an_article_that_kills_the_child_twice_is_set_aside_by_name(
    text: str, client: AnalysisClient, diary: Callable[[], list[str]]
) -> None:
    bad, good = await asyncio.gather(
        client.analyse(article_of(text)),
        client.analyse(article_of("one")),
        return_exceptions=True,
    )
    assert isinstance(bad, AnalysisFailed)
    assert text[:20] in str(bad)
    assert not isinstance(good, BaseException) and good.note == "one"


async def test_an_article_that_hangs_is_set_aside(
    client: AnalysisClient, diary: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_module, "LONGEST_START", 0.2)
    with pytest.raises(AnalysisFailed, match="hangs"):
        await client.analyse(article_of("hangs, this bridge"))


async def test_long_articles_go_through_both_pipes(
    client: AnalysisClient, diary: Callable[[], list[str]]
) -> None:
    text = "one “bridge” é\n" * 100_000
    assert (await client.analyse(article_of(text))).note == text


async def test_closing_ends_the_child_and_tells_who_waits(
    client: AnalysisClient, diary: Callable[[], list[str]]
) -> None:
    waiting = asyncio.create_task(client.analyse(article_of("one")))
    await asyncio.sleep(0)
    await client.close()
    with pytest.raises(AnalysisFailed):
        await waiting
    with pytest.raises(AnalysisFailed):
        await client.analyse(article_of("two"))


async def test_the_real_child_answers_and_keeps_a_log(
    client: AnalysisClient, tmp_path: Path
) -> None:
    text = "Anna Lindqvist said: “The bridge is safe.”"
    found = await client.analyse(article_of(text))
    assert [text[q.start : q.end] for q in found.quotations] == ["“The bridge is safe.”"]
    assert [entity.name for entity in found.entities] == ["Anna Lindqvist"]
    assert "ready" in (tmp_path / "logs" / "analysis.log").read_text(encoding="utf-8")


async def test_a_missing_model_fails_everything_that_waits_at_once() -> None:
    client = AnalysisClient("xx_no_such_model")
    results = await asyncio.gather(
        *(client.analyse(article_of(text)) for text in ("one", "two")), return_exceptions=True
    )
    await client.close()
    assert all(isinstance(result, AnalysisFailed) for result in results)
    assert all("analysis.model" in str(result) for result in results)
