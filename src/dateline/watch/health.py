"""How a source is: well, failing, lying, flooding or gone; and since when."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

Condition = Literal["new", "ok", "failing", "lying", "flooding", "gone"]


class Health(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The condition of a source. reason: a sentence on what is wrong. since: when that began. failures: in a row."""

    condition: Condition = "new"
    reason: str = ""
    since: dt.datetime | None = None
    failures: int = 0


class SourceStatus(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How following one address stands, for people.

    found: it was not configured, a feed named it. looked, succeeded: when it was last asked and last answered well.
    again: when it will be asked next, None where it will not. documents: how many pages a feed led to. updates: how
    many a ticker has.
    """

    url: str
    name: str
    kind: str
    health: Health
    found: bool = False
    story: str | None = None
    looked: dt.datetime | None = None
    succeeded: dt.datetime | None = None
    again: dt.datetime | None = None
    documents: int = 0
    updates: int = 0
