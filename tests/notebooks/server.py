"""A PostgreSQL server of the tests' own."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
USER = "tiebreak"


@contextmanager
def postgresql() -> Iterator[str]:
    """Run a server on a free port; lend the URL of an empty database; leave nothing behind."""
    pytest.importorskip("psycopg")
    if not BINARIES:
        pytest.skip("there is no /usr/lib/postgresql: apt-get install postgresql")
    folder = Path(unprivileged("mktemp", "-d", "--tmpdir", "tiebreak-pg.XXXXXX").strip())
    control = (BINARIES[-1] / "pg_ctl", "-D", folder / "data", "-w")
    port = free_port()
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
    try:
        unprivileged(BINARIES[-1] / "initdb", "-D", folder / "data", "-U", USER, "-A", "trust")
        unprivileged(*control, "-o", options, "-l", folder / "log", "start")
        try:
            yield f"postgresql+psycopg://{USER}@127.0.0.1:{port}/postgres"
        finally:
            unprivileged(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def unprivileged(*command: object) -> str:
    """Run a command as somebody whom PostgreSQL accepts: it refuses to run as root."""
    drop = ("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups")
    ran = subprocess.run(
        [*(drop if os.geteuid() == 0 else ()), *map(str, command)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        timeout=120,
        check=True,
        cwd="/",
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        text=True,
    )
    return ran.stdout


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
