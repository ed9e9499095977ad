"""Where things are kept: the XDG folders, the reader's library, and the sample articles."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

__all__ = [
    "cache_folder",
    "config_folder",
    "data_folder",
    "default_library",
    "lost_library",
    "of_home",
    "sample_articles",
]

NAME = "reader"


def cache_folder() -> Path:
    """Derived things: losing them costs time only."""
    from platformdirs import user_cache_path

    return user_cache_path(NAME, appauthor=False)


def data_folder() -> Path:
    """The reader's own marks, and the library where no other is set."""
    from platformdirs import user_data_path

    return user_data_path(NAME, appauthor=False)


def config_folder() -> Path:
    """The settings file."""
    from platformdirs import user_config_path

    return user_config_path(NAME, appauthor=False)


def of_home(path: str) -> Path:
    """A path that may begin with `~`; as it is, where no user is called so."""
    return Path(os.path.expanduser(path))  # noqa: PTH111 - Path.expanduser raises


def default_library(set_library: Path | None, environment: Mapping[str, str] = os.environ) -> Path:
    """The library when no path is given: `$READER_LIBRARY`, the settings', the data folder's."""
    named = environment.get("READER_LIBRARY", "")
    if named:
        return of_home(named)
    return set_library or data_folder() / "articles"


def lost_library(
    set_library: Path | None, environment: Mapping[str, str] = os.environ
) -> Path | None:
    """The library that `$READER_LIBRARY` or the settings name, where it is not there."""
    named = bool(environment.get("READER_LIBRARY")) or set_library is not None
    library = default_library(set_library, environment)
    return library if named and not library.is_dir() else None


def sample_articles() -> Path:
    """The articles that come with the package: inside it, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "articles"
    return inside if inside.is_dir() else package.parent / "articles"
