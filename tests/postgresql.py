"""A PostgreSQL of its own for tests: Debian's package, a temporary cluster on a socket, gone when the tests are."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

OPTIONS = "-c listen_addresses='' -c max_connections=200 -c fsync=off"
"""Without fsync a killed server loses nothing (only a machine that fails would), and making a database is fast."""


def binaries() -> Path:
    """The folder of PostgreSQL's programs, the newest that is installed. Skips the test without; fails it in CI."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if not found:
        message = "PostgreSQL is not here; on Debian: apt-get install postgresql"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found[-1].parent


class Cluster:
    """A running PostgreSQL that listens on a socket in `folder`."""

    def __init__(self, folder: Path, user: str | None) -> None:
        self.folder = folder
        self.user = user
        self.bin = binaries()
        self._databases = 0
        self._run(
            "initdb",
            "-D",
            str(self.data),
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        )
        self.start()

    @property
    def data(self) -> Path:
        """The folder of its data."""
        return self.folder / "data"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        log = str(self.folder / "log")
        options = f"{OPTIONS} -c unix_socket_directories={self.folder}"
        self._run("pg_ctl", "-D", str(self.data), "-l", log, "-o", options, "-w", "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop it; mode "immediate" is as if the power failed."""
        with suppress(subprocess.CalledProcessError):
            self._run("pg_ctl", "-D", str(self.data), "-m", mode, "-w", "stop")

    def kill(self) -> None:
        """kill -9 to all of it."""
        main = int((self.data / "postmaster.pid").read_text().split()[0])
        processes = [main, *_children(main)]
        for process in processes:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while any(_lives(process) for process in processes):
            time.sleep(0.02)
        (self.data / "postmaster.pid").unlink()
        for lock in self.folder.glob(".s.PGSQL.*"):  # nobody may be there to reap the dead, who then seem to live
            lock.unlink()

    def new_database(self) -> str:
        """Make an empty database; returns its address."""
        self._databases += 1
        name = f"test_{self._databases}"
        self.sql(f"CREATE DATABASE {name}")
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def drop_database(self, address: str) -> None:
        """Take a database away, whoever is still connected."""
        name = address.split("@/")[1].split("?", maxsplit=1)[0]
        self.sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def sql(self, command: str, database: str = "postgres") -> str:
        """Run a statement; returns what it prints."""
        return self._run("psql", "-h", str(self.folder), "-U", "postgres", "-d", database, "-qtAc", command)

    def _run(self, program: str, *arguments: str) -> str:
        # pg_ctl's server keeps what it inherits open: its output goes to files, or reading it would never end.
        with tempfile.TemporaryFile("w+") as out:
            command = [str(self.bin / program), *arguments]
            done = subprocess.run(
                command, user=self.user, group=self.user, stdout=out, stderr=out, check=False, cwd="/tmp",
                stdin=subprocess.DEVNULL,
            )  # fmt: skip
            out.seek(0)
            said = out.read()
        if done.returncode:
            raise subprocess.CalledProcessError(done.returncode, command, said)
        return said.strip()


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A cluster in a folder of its own; PostgreSQL refuses to run as root, so then as its own user or nobody."""
    binaries()
    user = None
    folder = Path(tempfile.mkdtemp(prefix="dateline-pg-", dir="/tmp"))  # a socket's path has 107 characters at most
    if os.geteuid() == 0:
        names = {entry.pw_name for entry in pwd.getpwall()}
        user = "postgres" if "postgres" in names else "nobody"
        entry = pwd.getpwnam(user)
        os.chown(folder, entry.pw_uid, entry.pw_gid)
    try:
        running = Cluster(folder, user)
        try:
            yield running
        finally:
            running.stop("immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _children(process: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if int(status.read_text().rpartition(")")[2].split()[1]) == process:
                found.append(int(status.parts[2]))
    return found


def _lives(process: int) -> bool:
    """Whether a process still holds anything: a zombie does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
