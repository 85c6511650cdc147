"""What people asked for and what became of it: pages added to a story."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct, structs

from dateline.story.fates import PageFate, sentence

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


def told(progress: Progress, language: str) -> Progress:
    """The same with its sentences in a language, as far as they are known there; the codes stay."""
    fates = tuple(
        structs.replace(fate, reason=sentence(fate.name, fate.reason, language) or fate.reason)
        for fate in progress.fates
    )
    return structs.replace(progress, fates=fates)
