"""Libraries of any size for the benchmarks: made-up articles whose words are spread as words are.

    python tests/benchmarks/libraries.py FOLDER COUNT [--from TEXTS]

writes COUNT Markdown files. Texts are drawn word by word from a vocabulary in which the word of
rank r is about r times rarer than the first (Zipf's law), rarer still past the five thousand words
that everybody uses (Ferrer i Cancho and Solé, 2001), and rarer words are longer; or, with `--from`,
sentence by sentence from the texts of a folder. The same arguments give the same library.
"""

from __future__ import annotations

import argparse
import itertools
import math
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

__all__ = ["Piece", "pieces", "vocabulary", "write"]

COMMONEST = (
    "the of and to in a is that for it as was with be by on not he i this are or his from at which "
    "but have an had they you were their one all we can her has there been if more when will would "
    "who so no said what up its about into than them only other new some could time these two may "
    "then do first any my now such like our over man me even most made after also did many before "
    "must through back years where much your way well down should because each just those people "
    "how too little state good very make world still own see men work long get here between both "
    "life being under never day same another know while last might us great old year off come "
    "since against go came right used take three government minister president police court war "
    "country"
)
ONSETS = "s c p d m b t r f g h l n w v k st pr tr ch sh br gr pl cr qu sp j fl th y z"
VOWELS = "a e i o u ea ou ai oo io ee"
CODAS = ["", "", "", "n", "r", "l", "s", "t", "m", "d", "nd", "st", "ng", "ck", "nt"]
COMMON = tuple(re.findall(r"\w+", COMMONEST))
WORDS = 120_000
KERNEL = 5_000
"""Words that everybody uses."""
SOURCES = 40
AUTHORS = 400
PEOPLE = 5_000


@dataclass(frozen=True, slots=True)
class Piece:
    """One made-up article."""

    name: str
    title: str
    author: str
    source: str
    published: date
    tags: tuple[str, ...]
    text: str
    """The paragraphs, a blank line between two; quotations in curly marks."""
    people: tuple[str, ...]


def vocabulary(size: int = WORDS) -> list[str]:
    """Different words, commonest first."""
    chance = random.Random(1)
    words = dict.fromkeys(COMMON)
    while len(words) < size:
        syllables = 1 + (len(words) > 400) + (len(words) > 6_000) + (chance.random() < 0.35)
        words["".join(_syllable(chance) for _ in range(syllables))] = None
    return list(words)


def _syllable(chance: random.Random) -> str:
    onsets = ONSETS.split()
    onset = onsets[min(int(chance.expovariate(0.13)), len(onsets) - 1)]
    return onset + chance.choice(VOWELS.split()) + chance.choice(CODAS)


def pieces(count: int, texts: Path | None = None) -> Iterator[Piece]:
    """The library's articles, one by one."""
    chance = random.Random(count)
    names = _names()
    sentences = _resampled(texts, chance) if texts else _written(chance)
    for number in range(count):
        yield _piece(number, chance, sentences, names)


def _names() -> list[str]:
    chance = random.Random(2)
    part = [word.capitalize() for word in vocabulary(9_000)[3_000:]]
    return [f"{chance.choice(part)} {chance.choice(part)}" for _ in range(PEOPLE)]


def _written(chance: random.Random) -> Iterator[str]:
    words = vocabulary()
    shares = (min(1, KERNEL / (rank + 1)) / (rank + 2.7) for rank in range(len(words)))
    ranks = list(itertools.accumulate(shares))
    while True:
        drawn = chance.choices(words, cum_weights=ranks, k=20_000)
        at = 0
        while at < len(drawn) - 60:
            length = max(4, min(50, int(chance.lognormvariate(2.9, 0.45))))
            yield " ".join(drawn[at : at + length]).capitalize() + "."
            at += length


def _resampled(folder: Path, chance: random.Random) -> Iterator[str]:
    found: list[str] = []
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".txt", ".md") and path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [s.strip() for s in re.split(r"(?<=[.!?])\s+", text) if 20 < len(s) < 400]
    if not found:
        raise SystemExit(f"no sentences in {folder}")
    while True:
        yield chance.choice(found)


def _piece(
    number: int, chance: random.Random, sentences: Iterator[str], names: Sequence[str]
) -> Piece:
    people = tuple(
        names[min(int(chance.paretovariate(0.7)) - 1, PEOPLE - 1)]
        for _ in range(chance.randint(3, 12))
    )
    length = max(600, min(40_000, int(chance.lognormvariate(math.log(4_300), 0.55))))
    paragraphs: list[str] = []
    written = 0
    while written < length:
        paragraph = " ".join(itertools.islice(sentences, chance.randint(1, 4)))
        if chance.random() < 0.3:
            paragraph = f"“{paragraph[:-1]},” said {chance.choice(people)}."
        elif chance.random() < 0.4:
            paragraph = f"{chance.choice(people)}’s {paragraph[0].lower()}{paragraph[1:]}"
        paragraphs.append(paragraph)
        written += len(paragraph) + 2
    title = " ".join(next(sentences).rstrip(".").split()[: chance.randint(6, 12)])
    return Piece(
        name=f"{number:06d}",
        title=title,
        author=names[chance.randrange(AUTHORS)],
        source=f"{names[-1 - chance.randrange(SOURCES)].split()[0]} Gazette",
        published=date(2018, 1, 1) + timedelta(chance.randrange(3_000)),
        tags=tuple({chance.choice(COMMON[150:]) for _ in range(chance.randint(0, 3))}),
        text="\n\n".join(paragraphs),
        people=people,
    )


def write(folder: Path, count: int, texts: Path | None = None) -> None:
    """Writes the library as Markdown files, a thousand to a folder, unless it is there."""
    done = folder / f".complete-{count}"
    if done.exists():
        return
    for number, piece in enumerate(pieces(count, texts)):
        shelf = folder / f"{number // 1_000:03d}"
        if number % 1_000 == 0:
            shelf.mkdir(parents=True, exist_ok=True)
        (shelf / f"{piece.name}.md").write_text(
            f'---\ntitle: "{piece.title}"\nauthor: "{piece.author}"\nsource: "{piece.source}"\n'
            f"date: {piece.published.isoformat()}\ntags: [{', '.join(piece.tags)}]\n---\n\n"
            f"{piece.text}\n",
            encoding="utf-8",
        )
    done.touch()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--from", dest="texts", type=Path, help="a folder of texts to draw from")
    arguments = parser.parse_args()
    write(arguments.folder, arguments.count, arguments.texts)


if __name__ == "__main__":
    main()
