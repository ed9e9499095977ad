"""The app in a browser: where it is served, to whom, and what it opens."""

from __future__ import annotations

import os
import select
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

import reader
from reader import serve
from reader.cli import main

SECONDS = 60
"""Longer than anything here takes; a test that waits so long fails."""

FOREIGN = "http://elsewhere.example"
HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "my \"news\" & 'views' [b]"
    folder.mkdir()
    (folder / "port.md").write_text("# The port stays\n\nIts text.\n", "utf-8")
    return folder


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    homes = ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
    root = str(Path(reader.__file__).parent.parent)
    return {**os.environ, **dict.fromkeys(homes, str(tmp_path / "home")), "PYTHONPATH": root}


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind((serve.HOST, 0))
        port: int = taken.getsockname()[1]
        return port


@pytest.fixture
def served(
    folder: Path, environment: dict[str, str]
) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address, and the server."""
    server = subprocess.Popen(
        [sys.executable, "-m", "reader", "serve", str(folder), "--port", str(free_port())],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
        # Whoever runs the tests may ignore Ctrl-C, and a child inherits that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    try:
        assert server.stdout is not None
        assert select.select([server.stdout], [], [], SECONDS)[0]
        line = server.stdout.readline()
        assert line.startswith("Reader is at http://127.0.0.1:")
        yield line.split()[3], server
    finally:
        # Its pages' Readers too, which outlive a server that is killed.
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
        server.communicate(timeout=SECONDS)


def test_the_page_is_served_and_asks_nothing_of_others(
    served: tuple[str, subprocess.Popen[str]],
) -> None:
    with urlopen(served[0], timeout=SECONDS) as page:
        assert page.status == 200
        assert b"Reader" in page.read()
        policy = page.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert "google" not in policy


def test_a_page_of_another_site_is_turned_away(served: tuple[str, subprocess.Popen[str]]) -> None:
    asked = Request(f"{served[0]}/ws", headers={**HANDSHAKE, "Origin": FOREIGN})
    with pytest.raises(HTTPError) as refused:
        urlopen(asked, timeout=SECONDS)
    assert refused.value.code == 403


def test_its_own_page_opens_the_app_whatever_the_folder_is_called(
    served: tuple[str, subprocess.Popen[str]],
) -> None:
    host, port = served[0].removeprefix("http://").split(":")
    lines = ["GET /ws?width=80&height=24 HTTP/1.1", f"Host: {host}:{port}", f"Origin: {served[0]}"]
    lines += [f"{name}: {value}" for name, value in HANDSHAKE.items()]
    with socket.create_connection((host, int(port)), timeout=SECONDS) as browser:
        browser.sendall("\r\n".join([*lines, "", ""]).encode())
        said = b""
        while b"The port stays" not in said:
            more = browser.recv(4096)
            assert more, said
            said += more
    assert said.startswith(b"HTTP/1.1 101")


def test_in_chromium_it_is_drawn_and_takes_keys(
    served: tuple[str, subprocess.Popen[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(Path(__file__).parents[1] / "screenshots")
    from browser import lacking, opened

    if missing := lacking():
        pytest.skip(f"this needs {missing}")
    shown: list[bytes] = []

    def seen(words: str) -> bool:
        return words.encode() in b"".join(shown)

    with opened(served[0], (900, 600), shown.append) as page:

        def comes(condition: Callable[[], bool]) -> bool:
            for _ in range(SECONDS * 10):
                if condition():
                    return True
                page.wait_for_timeout(100)
            return False

        assert page.title() == "Reader"
        assert comes(lambda: seen("Its text."))
        blank = page.screenshot()
        page.keyboard.press("?")
        assert comes(lambda: seen("find a command"))
        assert comes(lambda: page.screenshot() != blank)


def test_ctrl_c_ends_it(served: tuple[str, subprocess.Popen[str]]) -> None:
    _, server = served
    server.send_signal(signal.SIGINT)
    _, complaints = server.communicate(timeout=SECONDS)
    assert "Traceback" not in complaints
    assert server.returncode in (0, 130)


def test_the_command_keeps_every_path_whole(folder: Path) -> None:
    words = shlex.split(serve.command([str(folder), "-dash", "a\nb", "$(true)"]))
    assert words[0] == "exec"
    assert words[-5:] == ["--", str(folder), "-dash", "a\nb", "$(true)"]


def test_a_folder_in_which_it_is_started_lends_its_pages_no_module(
    folder: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    ran = tmp_path / "ran"
    for name in ("reader", "textual"):
        (folder / f"{name}.py").write_text(f"open({str(ran)!r}, 'w').close()\n")
    opened = subprocess.run(
        f"{serve.command(['no such folder'])}",
        shell=True,
        cwd=folder,
        env=environment,
        capture_output=True,
        timeout=SECONDS,
    )
    assert b"there is no such file or folder" in opened.stderr
    assert not ran.exists()


@pytest.mark.parametrize(
    ("host", "own"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("192.0.2.7", False), ("a.b", False)],
)
def test_only_loopback_is_this_computer_alone(host: str, own: bool) -> None:
    assert serve.is_loopback(host) is own


def test_an_address_of_version_6_stands_in_brackets() -> None:
    assert serve.address("::1", 8000) == "http://[::1]:8000"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["-"], "standard input"),
        (["/no/such/folder"], "no such file"),
        (["--host", "0.0.0.0"], "every address"),
        (["--host", "nowhere.invalid"], "cannot be served"),
    ],
)
def test_what_cannot_be_served_is_said(
    arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", *arguments]) == 2
    assert reason in capsys.readouterr().err


def test_a_port_that_is_taken_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind((serve.HOST, 0))
        taken.listen()
        assert main(["serve", "--port", str(taken.getsockname()[1])]) == 2
    assert "in use" in capsys.readouterr().err


def test_without_textual_serve_it_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serve, "find_spec", lambda name: None)
    assert main(["serve"]) == 2
    said = capsys.readouterr().err
    assert f"{sys.executable} -m pip install textual-serve" in said


def test_another_host_comes_with_a_warning(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serve, "check", lambda paths, host, port: None)
    monkeypatch.setattr(serve, "serve", lambda paths, host, port: None)
    assert main(["serve", "--host", "192.0.2.7"]) == 0
    assert "anybody" in capsys.readouterr().err
    assert main(["serve"]) == 0
    assert capsys.readouterr().err == ""
