"""The settings file: what it sets, and what it says of mistakes."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from reader.library.places import default_library
from reader.library.settings import KNOWN, Settings, load


def write(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, "utf-8")
    return path


def test_without_a_file_everything_is_at_its_default(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.toml") == (Settings(), [])


def test_every_setting_can_be_set(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        f'library = "{tmp_path}"\n[analysis]\nmodel = "en_core_web_md"\n'
        '[page]\nwidth = 72\ntheme = "nord"\n[keys]\nstar = ["s", "ctrl+b"]\nquit = "Q"\n',
    )
    chosen, problems = load(path)
    assert problems == []
    assert chosen == Settings(
        library=tmp_path,
        model="en_core_web_md",
        width=72,
        theme="nord",
        keys={"star": "s ctrl+b", "quit": "Q"},
    )


def test_an_unknown_setting_is_named_with_its_line_and_the_likely_one(tmp_path: Path) -> None:
    _, problems = load(write(tmp_path, "[page]\n# cells\nwidht = 72\n"))
    assert [(problem.line, problem.reason) for problem in problems] == [
        (3, "unknown setting page.widht")
    ]
    assert "page.width" in problems[0].remedy


def test_where_the_theme_is_set_is_known(tmp_path: Path) -> None:
    chosen, _ = load(write(tmp_path, '[page]\n\ntheme = "drak"\n'))
    assert (chosen.theme, chosen.theme_line) == ("drak", 3)


def test_a_library_that_is_not_there_is_said_with_its_line(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    chosen, (problem,) = load(write(tmp_path, f"\nlibrary = '{missing}'\n"))
    assert chosen.library == missing
    assert problem.line == 2
    assert "there is no folder" in problem.reason


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[page]\nwidth = "wide"', "page.width"),
        ("[page]\nwidth = true", "page.width"),
        ("[page]\nwidth = 60.0", "page.width"),
        ("[page]\nwidth = 39", "page.width"),
        ("[page]\nwidth = 101", "page.width"),
        ("\nlibrary = 3", "library"),
        ('[analysis]\nmodel = ""', "analysis.model"),
        ("[keys]\nstar = 4", "keys.star"),
    ],
)
def test_a_wrong_value_is_named_and_left_at_its_default(
    tmp_path: Path, text: str, named: str
) -> None:
    chosen, problems = load(write(tmp_path, text))
    assert chosen == Settings()
    assert len(problems) == 1
    assert problems[0].reason.startswith(named)
    assert problems[0].line == 2


def test_a_dotted_name_has_its_line_too(tmp_path: Path) -> None:
    chosen, problems = load(write(tmp_path, '\npage.theme = "drak"\npage.width = 12\n'))
    assert [problem.line for problem in problems] == [3]
    assert chosen.theme_line == 2


def test_what_is_no_toml_is_said_with_its_line(tmp_path: Path) -> None:
    chosen, problems = load(write(tmp_path, "[page]\nwidth = = 3\n"))
    assert chosen == Settings()
    assert problems[0].line == 2


def test_bytes_that_are_no_text_are_said(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xff\xfe\x00")
    chosen, problems = load(path)
    assert chosen == Settings()
    assert len(problems) == 1


@hypothesis_settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text())
def test_no_text_makes_it_fail(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    load(path)


TOML = st.recursive(
    st.booleans()
    | st.integers()
    | st.floats()
    | st.dates()
    | st.text(st.characters(codec="utf-8"), max_size=20)
    | st.sampled_from(["~nobody-of-this-name/x", "/dev/null", "space", "1", "", "\0"])
    | st.sampled_from([1, 1.0, True, 60, 60.0]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["width", "a"]), inner, max_size=2)
    ),
    max_leaves=4,
)


def written(value: object) -> str:
    """A value as TOML has it."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case date():
            return value.isoformat()
        case list():
            return f"[{', '.join(map(written, value))}]"
        case dict():
            return (
                "{" + ", ".join(f"{name} = {written(each)}" for name, each in value.items()) + "}"
            )
        case _:
            return repr(value)


@hypothesis_settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.dictionaries(st.sampled_from([*KNOWN, ("keys", "star")]), TOML))
def test_any_value_of_any_setting_is_taken_or_named(
    tmp_path: Path, values: dict[tuple[str, str], object]
) -> None:
    lines: list[str] = []
    for section in sorted({section for section, _ in values}):
        lines += [f"[{section}]"] if section else []
        lines += [
            f"{name} = {written(each)}" for (of, name), each in values.items() if of == section
        ]
    chosen, problems = load(write(tmp_path, "\n".join(lines)))
    assert not any("not TOML" in problem.reason for problem in problems)
    assert chosen.library is None or isinstance(chosen.library, Path)
    assert type(chosen.width) is int and 40 <= chosen.width <= 100
    assert type(chosen.spacing) is int and chosen.spacing in (1, 2)
    assert chosen.paragraphs in ("space", "indent")
    assert type(chosen.justify) is bool
    assert isinstance(chosen.model, str) and isinstance(chosen.theme, str)
    assert all(isinstance(keys, str) for keys in chosen.keys.values())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[page]\nspacing = 1.0\n", "page.spacing: it takes 1 or 2"),
        ("library = '~nobody-of-this-name/x'\n", "there is no folder ~nobody-of-this-name/x"),
        ('library = "a\\u0000b"\n', "library: it takes a folder"),
        (f"a = {'[' * 5_000}\n", "it is not TOML"),
        (f"a = {'9' * 5_000}\n", "it is not TOML"),
    ],
)
def test_odd_values_are_said_and_nothing_is_raised(tmp_path: Path, text: str, said: str) -> None:
    _, (problem,) = load(write(tmp_path, text))
    assert said in problem.reason


def test_a_library_in_the_home_of_nobody_is_a_folder_that_is_not_there() -> None:
    named = {"READER_LIBRARY": "~nobody-of-this-name/x"}
    assert default_library(None, named) == Path("~nobody-of-this-name/x")
    assert default_library(None, {"READER_LIBRARY": "~/x"}) == Path.home() / "x"
