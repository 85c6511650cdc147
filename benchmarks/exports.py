"""How every export grows with the story: CPU seconds, memory beyond the story, and how much comes in one piece.

    python benchmarks/exports.py [wide] [ticker] [--formats NAME,…] [N N]        by default both stories, 2000 8000

The stories are made: `wide` has ten events a document and everything else of a story in proportion; `ticker` has two
tickers, each of all the events. Every measurement has a process of its own, in which a small story went out before, so
that loading libraries counts for nothing. The exponent is that of growth between the two sizes: 1 is linear.
"""

from __future__ import annotations

import argparse
import math
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.export import synthetic
from tests.export.wide import wide

from dateline.export.edition import Options
from dateline.export.formats import FORMATS, publish
from dateline.model import Story

STORIES: dict[str, tuple[str, Callable[[int], Story]]] = {
    "wide": ("Ten events a document", wide),
    "ticker": ("All events in each of two tickers", synthetic.night),
}
MIB = 1 << 20


def write(story: Story, format: str) -> tuple[int, int]:
    """Write the story to nowhere: bytes, and those of the largest piece."""
    total = largest = 0
    # an embed of a published story is a link to it
    options = Options(base=None if format == "embed" else "https://desk.example/story/")
    for file in publish(story, format, options):
        for piece in file.content:
            total, largest = total + len(piece), max(largest, len(piece))
    return total, largest


def measure(kind: str, format: str, events: int) -> None:
    """Print CPU seconds, bytes, bytes of the largest piece, and bytes of memory beyond the story."""
    make = STORIES[kind][1]
    write(make(20), format)
    story = make(events)
    before, start = _most(), time.process_time()
    total, largest = write(story, format)
    print(time.process_time() - start, total, largest, _most() - before)


def _most() -> int:
    """The most memory that the process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def measured(kind: str, format: str, events: int) -> list[float]:
    """What `measure` prints, in a process of its own."""
    command = [sys.executable, __file__, "--measure", kind, format, str(events)]
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return [float(word) for word in result.stdout.split()]


def table(kind: str, formats: list[str], few: int, many: int) -> None:
    """Print the table of one story."""
    print(f"# {STORIES[kind][0]}\n")
    print(f"| format | s at {few:,} events | at {many:,} | exponent | MiB out | largest piece | memory |")
    print("|---|---|---|---|---|---|---|")
    for name in formats:
        first, (seconds, total, largest, memory) = measured(kind, name, few)[0], measured(kind, name, many)
        exponent = math.log(seconds / first) / math.log(many / few)
        sizes = f"{total / MIB:.1f} | {largest / MIB:.2f} | {memory / MIB:.0f}"
        print(f"| {name} | {first:.2f} | {seconds:.2f} | {exponent:.2f} | {sizes} |", flush=True)
    print()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", help="stories (wide, ticker) and two numbers of events")
    parser.add_argument("--formats", default=",".join(FORMATS), help="which, with commas between")
    parser.add_argument("--measure", nargs=3, metavar=("STORY", "FORMAT", "EVENTS"), help="one of them, here")
    arguments = parser.parse_args()
    if arguments.measure:
        kind, name, events = arguments.measure
        return measure(kind, name, int(events))
    formats = [name for name in arguments.formats.split(",") if FORMATS[name].installed]
    few, many = [int(w) for w in arguments.words if w.isdecimal()] or (2000, 8000)
    for kind in [w for w in arguments.words if w in STORIES] or STORIES:
        table(kind, formats, few, many)
    missing = [name for name, found in FORMATS.items() if not found.installed]
    print("Memory: MiB beyond the story, at most." + (f" Not installed: {', '.join(missing)}." if missing else ""))
    return None


if __name__ == "__main__":
    main()
