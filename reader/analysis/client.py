"""The app's handle on the analysis process: one child, one article at a time."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

import reader
from reader.analysis.model import DEFAULT_MODEL
from reader.analysis.wire import Answer, Request
from reader.annotations import Annotations
from reader.article import Article

__all__ = ["AnalysisClient", "AnalysisFailed"]

LINE_LIMIT = 1 << 28
"""Bytes of the longest answer."""

PATIENCE = (0.2, 1.0, 5.0, 30.0)
"""Seconds before the child is started again, by how often it has died in a row."""

DEATHS = 2
"""How often an article may kill the child before it is set aside."""

LONGEST_START, SLOWEST = 120.0, 200.0
"""Seconds for the child to start in, and characters a second: whatever is slower hangs."""

LONG = 200_000
"""Characters of an article that makes way for an urgent one though it is being analysed: what is
shorter is done before a new child could start."""

FAREWELL = 0.3
"""Seconds that the child has to end by itself when the app closes."""


class AnalysisFailed(Exception):
    """An article, or all of them, cannot be analysed; the message says which and why."""


@dataclass(slots=True, eq=False)
class Job:
    """An article that waits for its annotations."""

    article: Article
    future: asyncio.Future[Annotations]
    waiters: int = 0
    queued: bool = False
    deaths: int = 0


class AnalysisClient:
    """Analyses articles in a child process, which starts with the first.

    `log` takes what the child writes about itself. One event loop only.
    """

    def __init__(self, model: str = DEFAULT_MODEL, log: Path | None = None) -> None:
        self._model = model
        self._log = log
        self._jobs: dict[str, Job] = {}
        self._queue: deque[Job] = deque()
        self._runner: asyncio.Task[None] | None = None
        self._asking: asyncio.Task[Answer] | None = None
        self._asked: Job | None = None
        self._makes_way = False
        """The article that the child is busy with is put off, for an urgent one."""
        self._child: Process | None = None
        self._died = 0
        self._number = 0
        self._closed = False

    async def analyse(self, article: Article, urgent: bool = False) -> Annotations:
        """The article's annotations. An urgent one overtakes all that still wait.

        Asked twice for one text, the child analyses it once. Cancelling the last that waits for an
        article takes it out of the queue. Raises AnalysisFailed.
        """
        if self._closed:
            raise AnalysisFailed("the analysis is closed")
        job = self._job(article, urgent)
        job.waiters += 1
        if self._runner is None or self._runner.done():
            self._runner = asyncio.create_task(self._run())
        try:
            return await asyncio.shield(job.future)
        finally:
            job.waiters -= 1
            if job.waiters == 0 and job.queued:
                self._queue.remove(job)
                self._finish(job)

    async def close(self) -> None:
        """End the child; whoever still waits gets AnalysisFailed."""
        self._closed = True
        if self._runner is not None:
            self._runner.cancel()
            await asyncio.gather(self._runner, return_exceptions=True)
        for job in list(self._jobs.values()):
            self._fail(job, "the analysis is closed")
        self._queue.clear()
        await self._end_child()

    def _job(self, article: Article, urgent: bool) -> Job:
        job = self._jobs.get(_key(article))
        if job is None:
            job = Job(article, asyncio.get_running_loop().create_future())
            self._jobs[_key(article)] = job
        elif not urgent or not job.queued:
            return job
        else:
            self._queue.remove(job)
        self._put(job, first=urgent)
        if urgent and self._asking and self._asked and len(self._asked.article.text) > LONG:
            self._makes_way = self._asking.cancel()
        return job

    def _put(self, job: Job, first: bool) -> None:
        job.queued = True
        if first:
            self._queue.appendleft(job)
        else:
            self._queue.append(job)

    async def _run(self) -> None:
        """Work until the queue is empty."""
        while self._queue:
            job = self._queue.popleft()
            job.queued = False
            try:
                async with asyncio.timeout(LONGEST_START + len(job.article.text) / SLOWEST):
                    answer = await self._answer(job)
            except asyncio.CancelledError:
                if self._closed or not self._makes_way:
                    raise
                self._makes_way = False
                await self._end_child()
                self._put(job, first=False)
                continue
            except (OSError, EOFError, ValueError, msgspec.MsgspecError) as error:
                await self._bury_child(job, error)
                continue
            self._died = 0
            if answer.annotations is not None:
                self._finish(job).set_result(answer.annotations)
            elif answer.number:
                self._fail(job, f"“{_title(job.article)}” could not be analysed: {answer.error}")
            else:
                await self._end_child()
                for other in (job, *self._queue):
                    self._fail(other, answer.error)
                self._queue.clear()

    async def _answer(self, job: Job) -> Answer:
        """What the child answers; it can be cancelled alone, to make way for an urgent article."""
        self._asked, self._asking = job, asyncio.create_task(self._ask(job))
        try:
            return await self._asking
        finally:
            self._asked = self._asking = None

    async def _ask(self, job: Job) -> Answer:
        """The child's answer. Raises OSError, EOFError or ValueError when the child is no good."""
        child = self._child = self._child or await self._start()
        assert child.stdin is not None and child.stdout is not None
        self._number += 1
        request = msgspec.json.encode(Request(self._number, job.article)) + b"\n"
        # Writing and reading together: a full pipe one way must not block the other.
        _, line = await asyncio.gather(_write(child.stdin, request), child.stdout.readline())
        if not line:
            raise EOFError("the analysis process ended")
        return msgspec.json.decode(line, type=Answer)

    async def _start(self) -> Process:
        with _open_log(self._log) as log:
            return await asyncio.create_subprocess_exec(
                *_command(self._model),
                stdin=PIPE,
                stdout=PIPE,
                stderr=log or DEVNULL,
                limit=LINE_LIMIT,
                start_new_session=True,
                env=_environment(),
            )

    async def _bury_child(self, job: Job, error: Exception) -> None:
        """After the child died over a job: the job's second chance, and a pause."""
        await self._end_child()
        job.deaths += 1
        if job.deaths < DEATHS:
            self._put(job, first=True)
        else:
            self._fail(job, f"“{_title(job.article)}” stopped the analysis twice: {error}")
        await asyncio.sleep(PATIENCE[min(self._died, len(PATIENCE) - 1)])
        self._died += 1

    async def _end_child(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        assert child.stdin is not None
        child.stdin.close()
        try:
            await asyncio.wait_for(child.wait(), FAREWELL)
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                child.kill()
            await child.wait()

    def _finish(self, job: Job) -> asyncio.Future[Annotations]:
        job.queued = False
        self._jobs.pop(_key(job.article), None)
        return job.future

    def _fail(self, job: Job, why: str) -> None:
        future = self._finish(job)
        if not future.done():
            future.set_exception(AnalysisFailed(why))
            future.exception()  # nobody may be waiting any more, and that is no mistake


async def _write(pipe: asyncio.StreamWriter, data: bytes) -> None:
    pipe.write(data)
    await pipe.drain()


def _command(model: str) -> list[str]:
    # -P: an article folder in which Reader is started must not be able to lend it modules.
    return [sys.executable, "-P", "-m", "reader.analysis.worker", model]


def _environment() -> dict[str, str]:
    """This process's environment, with this very package to be found first."""
    root = str(Path(reader.__file__).resolve().parent.parent)
    paths = [root, os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def _open_log(path: Path | None) -> contextlib.AbstractContextManager[BinaryIO | None]:
    """Where it cannot be written, analysis goes on without one."""
    if path is not None:
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            return path.open("ab")
    return contextlib.nullcontext()


def _key(article: Article) -> str:
    return f"{article.digest} {article.language}"


def _title(article: Article) -> str:
    return article.title or article.id
