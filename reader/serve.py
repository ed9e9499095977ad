"""The app in a browser: a small web server, for this computer only unless told otherwise.

Each page that is opened runs a Reader of its own. Whoever can open the page reads the articles and
changes the marks, so only pages that this server gave out may talk to it: browsers let any page of
the web connect to a WebSocket on this computer, and leave it to the server to refuse (RFC 6455,
section 10.2).
"""

from __future__ import annotations

import ipaddress
import os
import shlex
import socket
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import reader

if TYPE_CHECKING:
    from textual_serve.server import Server

__all__ = ["HOST", "PORT", "CannotServe", "address", "check", "command", "is_loopback", "serve"]

HOST = "127.0.0.1"
PORT = 8000

EVERYWHERE = frozenset({"", "0.0.0.0", "::"})


class CannotServe(Exception):
    """The message says why, and what to do."""


def is_loopback(host: str) -> bool:
    """Whether only this computer can come in at this host."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def address(host: str, port: int) -> str:
    """What is typed into the browser: `http://127.0.0.1:8000`."""
    named = f"[{host}]" if ":" in host else host
    return f"http://{named}" if port == 80 else f"http://{named}:{port}"


def command(paths: Sequence[str]) -> str:
    """The shell's line that opens the app on these paths, whatever is in their names."""
    # -P: a folder of articles in which the server is started must not be able to lend it modules.
    return "exec " + shlex.join([sys.executable, "-P", "-m", "reader", "--", *paths])


def check(paths: Sequence[str], host: str, port: int) -> None:
    """Raises CannotServe where it is plain beforehand, with the reason and what to do."""
    if find_spec("textual_serve") is None:
        pip = shlex.join([sys.executable, "-m", "pip", "install", "textual-serve"])
        raise CannotServe(f"this needs textual-serve beside Reader: {pip}")
    if "-" in paths:
        raise CannotServe("-: a browser's page cannot read standard input; name a file")
    if host in EVERYWHERE:
        raise CannotServe(f"{host}: that is every address at once; name the one to be typed")
    try:
        _try_port(host, port)
    except OSError as error:
        raise CannotServe(f"{address(host, port)} cannot be served: {error}") from error


def _try_port(host: str, port: int) -> None:
    family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        tried.bind(place)


def serve(paths: Sequence[str], host: str, port: int) -> None:
    """Serves until it is interrupted."""
    # The Reader of each page must be this very one.
    root = str(Path(reader.__file__).resolve().parent.parent)
    known = os.environ.get("PYTHONPATH", "")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (root, known)))
    _server(command(paths), host, port).serve()


def _server(line: str, host: str, port: int) -> Server:
    from aiohttp import web
    from textual_serve.server import Server

    class ReaderServer(Server):
        """Says plainly where it is, and talks to its own pages only."""

        def serve(self, debug: bool = False) -> None:
            web.run_app(
                self._make_app(),
                host=self.host,
                port=self.port,
                access_log=None,
                print=lambda _: print(
                    f"Reader is at {self.public_url} (Ctrl-C ends it)", flush=True
                ),
            )

        async def on_startup(self, app: web.Application) -> None:
            """Nothing: the address is told when it can be reached."""

        async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
            if request.headers.get("Origin", self.public_url) not in _own(self.public_url):
                raise web.HTTPForbidden(text="Only Reader's own page may connect.")
            return await super().handle_websocket(request)

        async def handle_index(self, request: web.Request) -> web.StreamResponse:
            page: web.StreamResponse = await super().handle_index(request)
            if isinstance(page, web.Response) and page.text:
                page.text = page.text.replace("<head>", "<head><title>Reader</title>", 1)
            page.headers["Content-Security-Policy"] = _policy(self.public_url)
            return page

    return ReaderServer(line, host, port, title="Reader", public_url=address(host, port))


def _policy(url: str) -> str:
    """Nothing is fetched from elsewhere (textual-serve's page asks Google for a font), and no other
    page can frame this one."""
    own = " ".join(sorted(_own(url) | {each.replace("http", "ws", 1) for each in _own(url)}))
    return f"default-src {own} 'unsafe-inline' data: blob:; frame-ancestors 'none'"


def _own(url: str) -> frozenset[str]:
    """The addresses that a page of this server may have."""
    return frozenset({url, url.replace(f"//{HOST}", "//localhost")})
