"""What people asked for and what became of it: pages added to a story."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from dateline.story.gather import PageFate

Stage = Literal["waiting", "reading", "joining", "done", "failed"]


class Job(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Pages to be added to a story, as accepted: it is kept until it is done, also over a restart.

    links: addresses to fetch. pages: ids of stored pages (uploads and pasted text), with the names they came under.
    by: who asked.
    """

    id: str
    story: str
    at: dt.datetime
    links: tuple[str, ...] = ()
    pages: tuple[tuple[str, str], ...] = ()
    by: str = ""


class Progress(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How far a job is. done, total: pages. name: the one being read. fates: of those read; failure: a sentence."""

    job: str
    story: str
    stage: Stage
    done: int = 0
    total: int = 0
    name: str = ""
    fates: tuple[PageFate, ...] = ()
    failure: str = ""
