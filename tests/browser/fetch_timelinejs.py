"""Fetches the TimelineJS player for the tests: the package that timelinejs.txt names, by npm, into .venv/timelinejs."""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLACE = ROOT / ".venv" / "timelinejs"
WANTED = Path(__file__).parent / "timelinejs.txt"


def fetch() -> Path:
    """The folder with the player, fetched if it is not there. Raises RuntimeError with a sentence where it cannot be."""
    name, version, integrity = WANTED.read_text().splitlines()[-1].split()
    mark = PLACE / "fetched.txt"
    if mark.is_file() and mark.read_text() == integrity:
        return PLACE
    if shutil.which("npm") is None:
        raise RuntimeError(
            "npm is missing, which fetches the TimelineJS player for a test; on Debian: apt-get install npm"
        )
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", f"{name}@{version}", "--pack-destination", folder, "--loglevel", "error"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
        archives = list(Path(folder).glob("*.tgz"))
        if done.returncode or not archives:
            raise RuntimeError(f"npm cannot fetch {name}@{version}: {done.stderr.strip()[-300:]}")
        found = f"sha512-{base64.b64encode(hashlib.sha512(archives[0].read_bytes()).digest()).decode()}"
        if found != integrity:
            raise RuntimeError(f"{name}@{version} is not the archive that timelinejs.txt names ({found})")
        shutil.rmtree(PLACE, ignore_errors=True)
        with tarfile.open(archives[0]) as archive:
            members = [m for m in archive.getmembers() if m.isfile() and m.name.startswith("package/dist/")]
            archive.extractall(PLACE, members, filter="data")
    mark.write_text(integrity)
    return PLACE


if __name__ == "__main__":
    try:
        fetch()
    except RuntimeError as error:
        sys.exit(f"{error}.")
