"""nbgrader's formgrader as a teacher has it: served by Jupyter, read in a browser."""

import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, Request, build_opener

from chromium import rendered
from notebooks.courses import QUIET
from notebooks.server import free_port

PATIENCE = 120


@dataclass(frozen=True, kw_only=True)
class Formgrader:
    """A server of formgrader, and a session with it."""

    address: str
    token: str
    folder: Path
    cookies: CookieJar
    opener: OpenerDirector

    def page(self, path: str) -> Any:
        """Return a page, parsed, as a browser shows it to somebody who has logged in."""
        from bs4 import BeautifulSoup

        shown, said = rendered(self._login(path), self.folder / "profile")
        assert "</body>" in shown, said[-2000:]
        return BeautifulSoup(shown, "html.parser")

    def log_in(self) -> None:
        """Get the cookies that the pages' scripts work with."""
        with self.opener.open(self._login("/formgrader/gradebook"), timeout=PATIENCE):
            pass

    def call(self, method: str, path: str, **values: object) -> Any:
        """Call formgrader's API as the scripts of its pages do."""
        xsrf = next(cookie.value for cookie in self.cookies if cookie.name == "_xsrf")
        request = Request(
            f"{self.address}/formgrader/api/{path}",
            method=method,
            data=json.dumps(values).encode() if values else None,
            headers={"X-CSRFToken": xsrf or "", "Content-Type": "application/json"},
        )
        with self.opener.open(request, timeout=PATIENCE) as answer:
            return json.load(answer)

    def _login(self, path: str) -> str:
        return f"{self.address}/login?token={self.token}&next={path}"


@contextmanager
def formgrader(course: Path, folder: Path) -> Iterator[Formgrader]:
    """Serve the course on a free port, and keep whatever the server writes in `folder`."""
    port, token, cookies = free_port(), secrets.token_hex(), CookieJar()
    opener = build_opener(ProxyHandler({}), HTTPCookieProcessor(cookies))
    places = {f"JUPYTER_{name}_DIR": str(folder / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    command = [sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root"]
    command += ["--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0"]
    command += ["--ServerApp.shutdown_no_activity_timeout=300"]  # should nobody end it
    with (
        (folder / "server.log").open("w+b") as log,
        subprocess.Popen(
            command, cwd=course, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            env=os.environ | QUIET | places | {"JUPYTER_TOKEN": token, "HOME": str(folder)},
        ) as server,
    ):  # fmt: skip
        try:
            made = Formgrader(
                address=f"http://127.0.0.1:{port}",
                token=token,
                folder=folder,
                cookies=cookies,
                opener=opener,
            )
            _wait(made, server, folder / "server.log")
            yield made
        finally:
            server.kill()


def _wait(made: Formgrader, server: "subprocess.Popen[bytes]", log: Path) -> None:
    """Log in as soon as the server answers."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return made.log_in()
        except URLError:
            said = log.read_text(encoding="utf-8", errors="replace")[-4000:]
            assert server.poll() is None, said
            assert time.monotonic() < end, said
            time.sleep(0.2)
