"""A real PostgreSQL and a real MariaDB for the tests: in folders and on ports of their own, gone when the tests end or are killed."""

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
def _folder(somebody: list[str]) -> Iterator[Path]:
    """A folder of the user whom the server runs as."""
    folder = Path(tempfile.mkdtemp(prefix="workbench-server-"))
    (folder / "password").write_text(PASSWORD, "utf-8")
    for user in (int(each.split("=")[1]) for each in somebody if each.startswith("--reuid")):
        os.chown(folder, user, -1)
        os.chown(folder / "password", user, -1)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _running(command: list, folder: Path, port: int) -> Iterator[None]:
    """A server that answers on its port, until the block ends."""
    with (folder / "log").open("w") as log, subprocess.Popen(command, stdout=log, stderr=log, cwd=folder) as process:
        try:
            until = time.monotonic() + _PATIENCE
            while not _answers(port):
                assert process.poll() is None and time.monotonic() < until, "the server did not start"
                time.sleep(0.05)
            yield
        finally:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(5)
            process.kill()


def _answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


@contextlib.contextmanager
def _started(programs: Path) -> Iterator[Server]:
    somebody, server = _as_nobody(), Server(programs, _free_port())
    settings = {
        "port": server.port, "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "fsync": "off",
        "timezone": "America/New_York",
    }  # fmt: skip
    with _folder(somebody) as folder:
        subprocess.run(
            [*somebody, programs / "initdb", "-D", folder / "data", "-U", USER, "-A", "scram-sha-256", "--pwfile",
             folder / "password", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
            check=True, capture_output=True, cwd=folder,
        )  # fmt: skip
        command = [
            *somebody,
            programs / "postgres",
            "-D",
            folder / "data",
            *(f"--{name}={item}" for name, item in settings.items()),
        ]
        with _running(command, folder, server.port):
            ready = [programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(server.port)]
            while subprocess.run(ready, check=False).returncode != 0:  # the port is open before users are let in
                time.sleep(0.05)
            yield server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL of this test run; its user is kanari."""
    pytest.importorskip("adbc_driver_postgresql", reason="needs the driver: pip install 'workbench[postgres]'")
    programs = _programs()
    if programs is None or not shutil.which("setpriv"):
        pytest.skip("needs PostgreSQL's server, Debian's package postgresql")
    with _started(programs) as server:
        yield server


@pytest.fixture(scope="session")
def mysql() -> Iterator[Server]:
    """A MariaDB of this test run, as Server.port; its users are root, without a password, and kanari."""
    pymysql = pytest.importorskip("pymysql", reason="needs the driver: pip install 'workbench[mysql]'")
    install, program = shutil.which("mariadb-install-db"), shutil.which("mariadbd") or "/usr/sbin/mariadbd"
    if not install or not Path(program).exists() or not shutil.which("setpriv"):
        pytest.skip("needs MariaDB's server, Debian's package mariadb-server-core")
    somebody, port = _as_nobody(), _free_port()
    with _folder(somebody) as folder:
        data = f"--datadir={folder / 'data'}"
        made = [*somebody, install, "--no-defaults", data, "--auth-root-authentication-method=normal", "--skip-test-db"]
        subprocess.run(made, check=True, capture_output=True, cwd=folder)
        places = [
            f"--port={port}",
            "--bind-address=127.0.0.1",
            f"--socket={folder / 's'}",
            "--default-time-zone=-05:00",
        ]
        with _running([*somebody, program, "--no-defaults", data, *places], folder, port):
            with (
                pymysql.connect(host="127.0.0.1", port=port, user="root", autocommit=True) as root,
                root.cursor() as cursor,
            ):
                cursor.execute(f"CREATE USER {USER}@localhost IDENTIFIED BY %s", [PASSWORD])
            yield Server(Path(program).parent, port)
