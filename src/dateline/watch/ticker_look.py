"""One look at a ticker, compared with what is known of it: new updates, altered ones, such as are no longer there.

An update is only called taken away when a second look does not show it either (caches serve old copies beside new
ones), and not where the page merely shows less of the ticker than before.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from msgspec import Struct, structs

from dateline.model import Document
from dateline.store import TickerEntry
from dateline.watch.entries import Entry
from dateline.watch.identity import match, plain

_FEW = 3
_MANY = 5


class _Extra(Struct, frozen=True, omit_defaults=True):
    """What identification keeps with an entry. missing: the first look that did not show it. arrivals: how many came
    since. passed: it left the page without having been taken away."""

    entry: Entry
    missing: dt.datetime | None = None
    arrivals: int = 0
    passed: bool = False


@dataclass(slots=True)
class Known:
    """An update as it is known: what the store keeps of it, and how it stood."""

    record: TickerEntry
    extra: _Extra

    @classmethod
    def of(cls, record: TickerEntry) -> Known:
        """From what the store kept."""
        return cls(record, msgspec.convert(record.extra, _Extra))

    @property
    def shown(self) -> bool:
        """Whether the last look showed it, or it is not yet sure that it is gone."""
        return self.record.gone is None and not self.extra.passed

    def with_state(self, **changes: Any) -> Known:
        """Another state of it: fields of the record and of the extra by name."""
        extra = structs.replace(self.extra, **{k: v for k, v in changes.items() if k in _Extra.__struct_fields__})
        fields = {k: v for k, v in changes.items() if k in TickerEntry.__struct_fields__}
        record = structs.replace(self.record, **fields, extra=msgspec.to_builtins(extra))
        return Known(record, extra)


@dataclass(slots=True)
class TickerLook:
    """What one look at a ticker brought. put: records to be kept. pending: it takes a second look to be sure of all.

    new, altered (before, after), removed, restored: by kind. out_of_view: updates that the page no longer shows, too
    many at once to be called taken away.
    """

    put: list[Known] = field(default_factory=list)
    new: list[Known] = field(default_factory=list)
    altered: list[tuple[Known, Known]] = field(default_factory=list)
    removed: list[Known] = field(default_factory=list)
    restored: list[tuple[Known, Known]] = field(default_factory=list)
    out_of_view: int = 0
    pending: bool = False

    @property
    def significant(self) -> bool:
        """Whether the ticker says something else than before."""
        return bool(self.new or self.altered or self.removed or self.restored)


def look_at_ticker(
    url: str, document: Document, seen: Sequence[Entry], known: Mapping[str, TickerEntry], now: dt.datetime
) -> TickerLook:
    """Compare the entries that `document` shows with those known of the ticker at `url`, by identity."""
    before = [Known.of(record) for record in known.values()]
    found = _match(before, seen)
    look = TickerLook()
    number = max((int(k.record.identity[1:]) for k in before), default=0)
    fresh = [at for at in range(len(seen)) if at not in found]
    for at in reversed(fresh) if _newest_first(seen) else fresh:
        number += 1
        look.new.append(_first_seen(url, document.id, f"e{number}", seen[at], now))
    for at, index in sorted(found.items()):
        _compare(look, before[index], seen[at], document.id, now)
    shown = set(found.values())
    missing = [k for index, k in enumerate(before) if index not in shown and k.shown]
    if missing:
        missing = _without_unread(look, missing, _outside_updates(document))
    still = [before[index] for index in shown if before[index].shown]
    _judge_missing(look, missing, still, now)
    look.put += look.new
    return look


def _match(before: list[Known], seen: Sequence[Entry]) -> dict[int, int]:
    """Index in `seen` → index in `before`; what is shown has precedence over what had gone."""
    shown = [n for n, k in enumerate(before) if k.shown]
    others = [n for n, k in enumerate(before) if not k.shown]
    found = {at: shown[n] for at, n in match([before[n].extra.entry for n in shown], seen).items()}
    rest = [at for at in range(len(seen)) if at not in found]
    if rest and others:
        again = match([before[n].extra.entry for n in others], [seen[at] for at in rest], returning=True)
        found |= {rest[at]: others[n] for at, n in again.items()}
    return found


def _first_seen(url: str, document: str, identity: str, entry: Entry, now: dt.datetime) -> Known:
    extra = _Extra(entry)
    record = TickerEntry(
        ticker=url,
        identity=identity,
        document=document,
        update=entry.update,
        first=now,
        last=now,
        extra=msgspec.to_builtins(extra),
    )
    return Known(record, extra)


def _compare(look: TickerLook, known: Known, entry: Entry, document: str, now: dt.datetime) -> None:
    was = known.extra.entry
    back: dict[str, Any] = {"missing": None, "arrivals": 0, "passed": False}
    if _says_the_same(was, entry):
        if known.record.gone is not None:
            after = known.with_state(**back, gone=None, last=now, document=document, update=entry.update, entry=entry)
            look.restored.append((known, after))
            look.put.append(after)
        elif known.extra.missing or known.extra.passed or _named_anew(was, entry):
            kept = structs.replace(was, anchor=entry.anchor, time=entry.time or was.time)
            look.put.append(known.with_state(**back, last=now, entry=kept))
        return
    states = (*known.record.states, (known.record.document, known.record.update))
    after = known.with_state(
        **back, gone=None, last=now, document=document, update=entry.update, states=states, entry=entry
    )
    if known.record.gone is not None:
        look.restored.append((known, after))
    look.altered.append((known, after))
    look.put.append(after)


def _says_the_same(was: Entry, entry: Entry) -> bool:
    """Whether nothing changed that a reader reads; quotation marks and spaces change with every relaunch."""
    return (
        plain(was.heading) == plain(entry.heading) and plain(was.body) == plain(entry.body) and not retimed(was, entry)
    )


def retimed(was: Entry, entry: Entry) -> bool:
    """Whether it gives another time for itself. An instant that is only now known is none."""
    if was.time is not None and entry.time is not None:
        return abs(was.time - entry.time) >= dt.timedelta(minutes=1)
    return was.clock is not None and entry.clock is not None and was.clock[:5] != entry.clock[:5]


def _named_anew(was: Entry, entry: Entry) -> bool:
    return was.anchor != entry.anchor or (was.time is None and entry.time is not None)


def _judge_missing(look: TickerLook, missing: list[Known], still: list[Known], now: dt.datetime) -> None:
    came = len(look.new)
    waiting = [k for k in missing if k.extra.missing is None]
    look.put += [k.with_state(missing=now, arrivals=came) for k in waiting]
    look.pending = bool(waiting)
    sure = [k for k in missing if k.extra.missing is not None]
    edge = [k for k in sure if not any(_older(other, k) for other in still)]
    inner = [k for k in sure if k not in edge]
    arrivals = max((k.extra.arrivals for k in sure), default=0) + came
    count = len(still) + len(missing)
    if edge and (len(edge) <= arrivals or len(edge) > max(_FEW, count / 4)):
        # The page shows the newest so many: what is older made room, or the page was cut.
        look.put += [k.with_state(passed=True, missing=None, arrivals=0) for k in edge]
        look.out_of_view += len(edge) if len(edge) > arrivals else 0
        edge = []
    if len(inner) >= _MANY and len(inner) * 2 > count:
        look.put += [k.with_state(passed=True, missing=None, arrivals=0) for k in inner]
        look.out_of_view += len(inner)
        inner = []
    for known in (*edge, *inner):
        after = known.with_state(gone=known.extra.missing or now, missing=None, arrivals=0)
        look.removed.append(after)
        look.put.append(after)


def _outside_updates(document: Document) -> str:
    """What stands on the page beside the updates that were read, in letters and digits."""
    parts, at = [], 0
    for update in sorted(document.updates, key=lambda u: u.start):
        parts.append(document.text[at : update.start])
        at = max(at, update.end)
    return plain("\n".join([*parts, document.text[at:]]))


def _without_unread(look: TickerLook, missing: list[Known], text: str) -> list[Known]:
    """Those whose words do not stand anywhere else on the page. The others are there, only not read as updates now."""
    unread = [k for k in missing if plain(k.extra.entry.body) and plain(k.extra.entry.body) in text]
    look.put += [k.with_state(passed=True, missing=None, arrivals=0) for k in unread]
    return [k for k in missing if k not in unread]


def _older(one: Known, other: Known) -> bool:
    """Whether one update is older than another: by their times, else by the order in which they were found."""
    mine, theirs = one.extra.entry.time, other.extra.entry.time
    if mine is not None and theirs is not None and mine != theirs:
        return mine < theirs
    return int(one.record.identity[1:]) < int(other.record.identity[1:])


def _newest_first(seen: Sequence[Entry]) -> bool:
    """Whether the page has the newest entry on top; most have."""
    times = [e.time for e in seen if e.time is not None]
    if len(times) > 1:
        return times[0] >= times[-1]
    clocks = [f"{e.clock:0>5}" for e in seen if e.clock]
    if len(clocks) < 2:
        return True
    falling = sum(a >= b for a, b in itertools.pairwise(clocks))
    return falling * 2 >= len(clocks) - 1
