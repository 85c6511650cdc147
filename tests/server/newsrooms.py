"""A newsroom as people run it: a process of its own, on a free port, with a store of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

_START = 60.0


class Running:
    """A newsroom that runs: its address, its store, its process."""

    def __init__(self, store: str, port: int, process: subprocess.Popen[bytes]) -> None:
        self.store, self.port, self.process = store, port, process
        self.address = f"http://127.0.0.1:{port}"

    def client(self, **headers: str) -> httpx.Client:
        """A client for it."""
        return httpx.Client(base_url=self.address, headers=headers, timeout=60)

    def kill(self) -> None:
        """As if the power failed: the process and all that it started."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)


@contextmanager
def newsroom(store: str | Path, *options: str, port: int | None = None) -> Iterator[Running]:
    """`dateline serve` with this store and these options, until the block ends."""
    port = port or free_port()
    command = [sys.executable, "-m", "dateline", "serve", "--db", str(store), "--port", str(port), *options]
    process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
    try:
        _wait(port, process)
        yield Running(str(store), port, process)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(10)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def until(true: object, seconds: float = 60.0) -> object:
    """Call `true` again and again until it gives something; that is returned."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = true()  # type: ignore[operator]
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError("it did not come to pass")


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _START
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the newsroom ended with {process.returncode}")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the newsroom did not start")
