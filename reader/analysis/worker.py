"""The analysis process: `python -m reader.analysis.worker MODEL`.

Reads a request a line from its input and answers each with a line; ends with its input, so that it
cannot outlive the app. It gives way to everything else on the machine.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec

from reader.analysis.pipeline import Analyser, ModelMissing
from reader.analysis.wire import Answer, Request

__all__ = ["answers", "main", "one_math_thread"]

NICENESS = 10

logger = logging.getLogger(__name__)


def one_math_thread() -> None:
    """Keep the numeric libraries of this process to one thread; call it before they load.

    The texts are short: more threads only take the cores from the screen and from each other.
    """
    for library in ("OMP", "OPENBLAS", "MKL", "BLIS", "VECLIB_MAXIMUM"):
        os.environ[f"{library}_NUM_THREADS"] = "1"


def answers(analyser: Analyser, lines: Iterable[bytes]) -> Iterator[Answer]:
    """An answer to each request; an article that cannot be analysed is answered with its error."""
    for line in lines:
        number = -1
        try:
            request = msgspec.json.decode(line, type=Request)
            number = request.number
            yield Answer(number, analyser.analyse(request.article))
        except Exception as error:
            logger.exception("request %d", number)
            yield Answer(number, error=f"{type(error).__name__}: {error}")


def main() -> int:
    """Answer until the input ends. 1: the model is missing, as the only answer says."""
    one_math_thread()
    os.nice(NICENESS)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    output = _private_output()
    try:
        analyser = Analyser(sys.argv[1])
    except ModelMissing as error:
        _send(output, Answer(0, error=str(error)))
        return 1
    logger.info("ready: %s", analyser.version)
    for answer in answers(analyser, sys.stdin.buffer):
        _send(output, answer)
    return 0


def _private_output() -> BinaryIO:
    """The pipe to the app; what anything else prints goes to the log instead."""
    pipe = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(pipe, "wb")


def _send(output: BinaryIO, answer: Answer) -> None:
    output.write(msgspec.json.encode(answer) + b"\n")
    output.flush()


if __name__ == "__main__":
    sys.exit(main())
