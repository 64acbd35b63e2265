"""A real PostgreSQL for the tests: its own folder and port, gone when they end, and when they are killed."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest

USER, PASSWORD = "kanari", "hunter2pass@#/é"
_PATIENCE = 60


class Server(NamedTuple):
    """Where a server is reached, and the folder with its programs."""

    programs: Path
    port: int

    def url(
        self, *, scheme: str = "postgresql", user: str = USER, password: str = PASSWORD, database: str = "postgres"
    ) -> str:
        """The address, with the marks of a password written as an address needs them."""
        return f"{scheme}://{user}:{quote(password, safe='')}@127.0.0.1:{self.port}/{database}"

    def run(self, statements: str) -> None:
        """Run statements by psql; its own commands, such as \\copy, on lines of their own."""
        command = [
            self.programs / "psql",
            "-X",
            "-q",
            "-v",
            "ON_ERROR_STOP=1",
            "-h",
            "127.0.0.1",
            "-p",
            str(self.port),
            "-U",
            USER,
            "postgres",
        ]
        environment = os.environ | {"PGPASSWORD": PASSWORD, "PGOPTIONS": "-c client_min_messages=warning"}
        subprocess.run(command, input=statements, text=True, check=True, env=environment, capture_output=True)  # fmt: skip


def _programs() -> Path | None:
    """The folder of initdb: Debian keeps it out of the path."""
    found = shutil.which("initdb")
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parent.name.zfill(4))
    return next(
        (path for path in reversed(folders) if (path / "initdb").exists()), Path(found).parent if found else None
    )


def _as_nobody() -> list[str]:
    """What runs a command as somebody else, where the tests are root's: a server refuses to be root's."""
    die_with_us = ["setpriv", "--pdeathsig", "INT"]
    if os.geteuid() != 0:
        return die_with_us
    name = next(name for name in ("postgres", "nobody") if any(each.pw_name == name for each in pwd.getpwall()))
    user = pwd.getpwnam(name)
    return [*die_with_us, f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@contextlib.contextmanager
def _started(programs: Path) -> Iterator[Server]:
    folder, somebody, port = Path(tempfile.mkdtemp(prefix="workbench-postgres-")), _as_nobody(), _free_port()
    (folder / "password").write_text(PASSWORD, "utf-8")
    if os.geteuid() == 0:
        user = next(each.split("=")[1] for each in somebody if each.startswith("--reuid"))
        for path in (folder, folder / "password"):
            os.chown(path, int(user), -1)
    try:
        subprocess.run(
            [*somebody, programs / "initdb", "-D", folder / "data", "-U", USER, "-A", "scram-sha-256", "--pwfile",
             folder / "password", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
            check=True, capture_output=True, cwd=folder,
        )  # fmt: skip
        settings = {
            "port": port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "fsync": "off",
            "timezone": "America/New_York",
        }
        command = [
            *somebody,
            programs / "postgres",
            "-D",
            folder / "data",
            *(f"--{name}={item}" for name, item in settings.items()),
        ]
        with (
            (folder / "log").open("w") as log,
            subprocess.Popen(command, stdout=log, stderr=log, cwd=folder) as process,
        ):
            try:
                _wait(Server(programs, port), process)
                yield Server(programs, port)
            finally:
                process.terminate()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(5)
                process.kill()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(server: Server, process: subprocess.Popen) -> None:
    until = time.monotonic() + _PATIENCE
    ready = [server.programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(server.port)]
    while subprocess.run(ready, check=False).returncode != 0:
        assert process.poll() is None and time.monotonic() < until, "PostgreSQL did not start"
        time.sleep(0.05)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL of this test run; its user is kanari."""
    pytest.importorskip("adbc_driver_postgresql", reason="needs the driver: pip install 'workbench[postgres]'")
    programs = _programs()
    if programs is None or not shutil.which("setpriv"):
        pytest.skip("needs PostgreSQL's server, Debian's package postgresql")
    with _started(programs) as server:
        yield server
