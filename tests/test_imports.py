"""The floors of the house: imports go downwards only, and heavy ones wait until they are needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import reader

PACKAGE = Path(reader.__file__).parent

FLOORS = {
    "reader.article": 0, "reader.annotations": 1, "reader.text": 1, "reader.problems": 1,
    "reader.analysis": 2, "reader.formats": 2,
    "reader.library": 3, "reader.search": 3, "reader.export": 3,
    "reader.desk": 4,
    "reader.app": 5, "reader.plain": 5, "reader.serve": 5, "reader.cli": 5, "reader.__main__": 6,
}  # fmt: skip

BESIDE = {
    ("reader.cli", "reader.app"), ("reader.cli", "reader.plain"), ("reader.cli", "reader.serve"),
    ("reader.plain", "reader.app"),
    ("reader.export", "reader.library"), ("reader.export", "reader.search"),
}  # fmt: skip
"""The command line opens the others; plain mode has the app's commands, by name; what goes out of
the house is downstream of the rooms of its own floor, and they know nothing of it."""

ANALYSIS = {
    "data": 0, "model": 0, "languages": 0, "words": 1, "parse": 1, "occurrences": 1,
    "quotations": 2, "cues": 2, "mentions": 2, "coreference": 3, "entities": 4, "attribution": 5,
    "pipeline": 6, "train": 7,
}  # fmt: skip
"""The rooms of analysis, from the words of a text up to who said what."""

DISK = {"os", "pathlib", "io", "shutil", "tempfile", "sqlite3", "glob", "fileinput"}


def modules() -> list[str]:
    names = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def source(module: str) -> ast.Module:
    path = PACKAGE.parent.joinpath(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return ast.parse(file.read_text("utf-8"))


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported, in functions and for types too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def room(module: str) -> str | None:
    """The room of one of Reader's modules."""
    parts = module.split(".")
    return ".".join(parts[:2]) if parts[0] == "reader" and len(parts) > 1 else None


@pytest.mark.parametrize("module", modules())
def test_imports_go_downwards_only(module: str) -> None:
    here = room(module)
    if here is None:
        return
    assert here in FLOORS, f"{module} stands on no floor: add its room to FLOORS"
    for name in imported(source(module)):
        there = room(name)
        if there in FLOORS and there != here:
            beside = (here, there) in BESIDE
            assert FLOORS[there] < FLOORS[here] or beside, f"{module}: {name}"


@pytest.mark.parametrize("module", [name for name in modules() if "reader.analysis." in name])
def test_the_rooms_of_analysis_build_on_each_other(module: str) -> None:
    here = module.split(".")[2]
    if here not in ANALYSIS:
        return
    for name in imported(source(module)):
        there = name.split(".")[2] if name.startswith("reader.analysis.") else here
        lower = ANALYSIS.get(there, ANALYSIS["train"]) < ANALYSIS[here]
        assert there == here or lower, f"{module}: {name}"


@pytest.mark.parametrize("module", [name for name in modules() if "reader.analysis" in name])
def test_analysis_knows_no_screen(module: str) -> None:
    assert not {name.split(".")[0] for name in imported(source(module))} & {"textual", "rich"}


@pytest.mark.parametrize("module", [name for name in modules() if "reader.formats" in name])
def test_formats_never_touch_the_disk(module: str) -> None:
    tree = source(module)
    names = set(imported(tree))
    # Pure paths are names only.
    names -= {"pathlib", "pathlib.PurePath", "pathlib.PurePosixPath", "io.StringIO", "io.BytesIO"}
    touched = {name for name in names if name.split(".")[0] in DISK and name != "io"}
    assert not touched
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert not [call for call in calls if isinstance(call, ast.Name) and call.id == "open"]


@pytest.mark.parametrize("module", [name for name in modules() if "reader.app" in name])
def test_the_app_knows_no_model_and_no_format(module: str) -> None:
    for name in imported(source(module)):
        assert not name.startswith(("spacy", "thinc", "reader.formats", "frontmatter", "tantivy"))


@pytest.mark.parametrize(
    "module",
    [name for name in modules() if name.startswith(("reader.article", "reader.annotations"))],
)
def test_the_data_know_nothing(module: str) -> None:
    heavy = {"textual", "rich", "spacy", "sqlite3", "pathlib", "os", "msgspec"}
    assert not {name.split(".")[0] for name in imported(source(module))} & heavy


# What is really loaded


def loaded(code: str, folder: Path) -> set[str]:
    """The top-level modules that are there after the code has run in a Python of its own."""
    script = (
        "import sys, io, contextlib\n"
        "out = io.StringIO()\n"
        "with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):\n"
        "    try:\n"
        f"        {code}\n"
        "    except SystemExit:\n"
        "        pass\n"
        "print(*{name.split('.')[0] for name in sys.modules})"
    )
    homes = ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment | dict.fromkeys(homes, str(folder)),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "port.md"
    path.write_text("The port stays\n\n“We will keep it,” said Ada Quill.\n", "utf-8")
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["list", "{article}"],
        ["show", "{article}"],
        ["--plain", "{article}"],
        ["search", "port", "{article}"],
        ["analyse", "{article}", "--json", "--jobs", "1"],
    ],
)
def test_no_command_but_the_app_loads_textual(
    arguments: list[str], article: Path, tmp_path: Path
) -> None:
    given = [argument.format(article=article) for argument in arguments]
    names = loaded(f"import reader.cli; reader.cli.main({given!r})", tmp_path)
    assert "textual" not in names
    if given[0] != "analyse":
        assert not names & {"spacy", "thinc", "numpy"}


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_to_say_its_version_it_loads_next_to_nothing(arguments: list[str], tmp_path: Path) -> None:
    names = loaded(f"import reader.cli; reader.cli.main({arguments!r})", tmp_path)
    assert not names & {"rich", "tantivy", "markdown_it", "frontmatter", "dateutil", "sqlite3"}


FIRST_FRAME = """
import os, sys
import reader.cli.opening

def tell(*_):
    print(*sys.modules, file=sys.__stdout__, flush=True)
    os._exit(0)

reader.cli.opening.desk_with = tell
reader.cli.main(sys.argv[1:])
"""

NOT_YET = {
    "reader.analysis", "reader.annotations", "reader.desk", "reader.formats", "reader.search",
    "reader.plain", "reader.serve", "reader.cli.analysing", "reader.cli.articles",
    "reader.cli.searching", "reader.library.catalogue", "reader.library.marks",
    "reader.app.parts.finder",
    "reader.app.page.layout", "reader.app.screens.overlay", "reader.app.screens.reading",
    "reader.app.widgets.page", "reader.app.widgets.rows", "reader.app.widgets.search_box",
    "dateutil", "email", "frontmatter", "importlib.metadata", "json", "markdown_it", "msgspec",
    "sqlite3", "tantivy", "tomllib", "watchfiles", "zipfile",
}  # fmt: skip
"""Each cost a part of the wait for the first frame, which needs none of them."""


def test_the_first_frame_needs_no_library(article: Path, tmp_path: Path) -> None:
    homes = ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
    environment = {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(PACKAGE.parent),
        "TEXTUAL_DRIVER": "textual.drivers.headless_driver:HeadlessDriver",
    }
    done = subprocess.run(
        [sys.executable, "-c", FIRST_FRAME, str(article)],
        env=environment | dict.fromkeys(homes, str(tmp_path)),
        capture_output=True,
        text=True,
        check=True,
    )
    names = set(done.stdout.split())
    assert "reader.app.screens.first" in names
    assert names & NOT_YET == set()


@pytest.mark.parametrize("module", ["reader.app.app", "reader.desk.desk", "reader.library.loading"])
def test_neither_app_nor_library_loads_a_model(module: str, tmp_path: Path) -> None:
    assert not loaded(f"import {module}", tmp_path) & {"spacy", "thinc"}


@pytest.mark.parametrize("module", ["reader.desk.desk", "reader.library.loading"])
def test_what_reads_files_loads_no_screen(module: str, tmp_path: Path) -> None:
    assert "textual" not in loaded(f"import {module}", tmp_path)
