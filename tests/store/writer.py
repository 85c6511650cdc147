"""Processes to be killed: each adds documents and corrections to a store, and says what has been acknowledged.

    python -m tests.store.writer

Reads lines LOCATION STORY NAME; each makes a process of its own by forking, so that starting one takes milliseconds. Prints
a line for each thing once the store has said that it is kept, and "ended" when the process is no more.
"""

from __future__ import annotations

import os
import sys
import traceback

from dateline.model import Block, Document, Note, Page
from dateline.store import Store
from dateline.story.corrections import target


def say(line: str) -> None:
    """Out of this process at once, and whole: one system call."""
    os.write(1, f"{line}\n".encode())


def write(location: str, story: str, name: str) -> None:
    """Write until killed."""
    with Store.open(location, create=False) as store:
        shown = store.stories.get(story).story
        event = target(shown, "event", shown.chronology[0].id)
        say("ready")
        for number in range(1_000_000):
            text = f"Eintrag {name} {number}. " + "Die Mauer hält. " * 20
            document = Document(
                id=f"{name}-{number}", text=text, language="de", blocks=(Block("paragraph", 0, len(text)),)
            )
            with store.writing():
                page = store.pages.put(Page(content=text.encode() * 3, url=f"https://{name}.example/"))
                store.documents.put(document, page=page)
                store.stories.add(story, [document.id])
            say(f"document {document.id}")
            edit = store.edits.add(story, Note(target=event, text=f"{name} {number}"), by=name, base=0)
            say(f"edit {edit.number} {name} {number}")


def main() -> None:
    """Fork for every line that comes in."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            say(f"process {os.getpid()}")
            try:
                write(*line.split())
            except BaseException:  # noqa: BLE001 - told on standard error; the parent sees the process end
                traceback.print_exc()
            os._exit(1)
        os.waitpid(child, 0)
        say("ended")


if __name__ == "__main__":
    main()
