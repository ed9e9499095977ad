"""The libraries that search is measured with, as if analysed, and the queries typed in them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec
from libraries import COMMON, Piece, pieces, vocabulary

from reader.annotations import Annotations, Entity, Mention, Quotation
from reader.search.schema import Document

__all__ = ["document", "is_read", "library", "queries", "read"]

QUOTED = re.compile("“[^”]*”")


def queries() -> list[str]:
    """Twenty queries: common words, rare ones, phrases, fields, one typo."""
    words = vocabulary()
    rare, middle = words[9_000], words[1_500]
    return [
        "government",
        "minister said",
        "the court",
        "police war country",
        middle,
        rare,
        f"{words[700]} {words[2_200]}",
        '"the government"',
        '"one of the"',
        f'"{COMMON[120]} {COMMON[10]}"',
        "president -war",
        "police or court",
        "(police or court) minister",
        f"said:{words[300]}",
        f"by:{words[3_100]}",
        f"who:{words[3_050]} war",
        "title:government",
        "in:gazette after:2023-06 war",
        f"state before:2020 {words[400]}",
        f"{rare[:4]}q{rare[5:]}",
    ]


def document(piece: Piece, annotated: bool) -> Document:
    """The piece as the index takes it, its quotations and people marked as analysis would."""
    text = f"{piece.title}\n\n{piece.text}"
    key = f"/library/{piece.source}/{piece.name}.md"
    return Document(
        key=key,
        stamp="1",
        title=piece.title,
        authors=(piece.author,),
        published=piece.published,
        source=piece.source,
        tags=piece.tags,
        text=text,
        annotations=_annotations(piece, text) if annotated else None,
        body=len(piece.title),
        marks=("read",) if is_read(key) else (),
    )


def is_read(key: str) -> bool:
    """Every fourth article has been read."""
    return int(Path(key).stem) % 4 == 0


def _annotations(piece: Piece, text: str) -> Annotations:
    keys = {
        name: f"person:{name.lower().replace(' ', '-')}" for name in dict.fromkeys(piece.people)
    }
    mentions = sorted(
        (
            Mention(key, match.start(), match.end(), "name")
            for name, key in keys.items()
            for match in islice(re.finditer(name, text), 5)
        ),
        key=lambda mention: mention.start,
    )
    entities = [Entity(key, name, "person", (name.split()[1],)) for name, key in keys.items()]
    chance = random.Random(piece.name)
    quotations = [
        Quotation((match.span(),), "direct", (chance.choice(list(keys.values())),))
        for match in QUOTED.finditer(text)
    ]
    return Annotations("", "", tuple(quotations), tuple(entities), tuple(mentions))


def library(folder: Path, count: int, texts: Path | None) -> Path:
    """The file of the pieces, a line of JSON each, made when it is not there."""
    path = folder / f"pieces-{count}{'-' + texts.name if texts else ''}.jsonl"
    if not path.exists():
        new = path.with_suffix(".new")
        with new.open("wb") as file:
            file.writelines(msgspec.json.encode(piece) + b"\n" for piece in pieces(count, texts))
        new.replace(path)
    return path


def read(path: Path) -> Iterator[Piece]:
    """The pieces of a library's file."""
    decode = msgspec.json.Decoder(Piece).decode
    with path.open("rb") as file:
        yield from map(decode, file)
