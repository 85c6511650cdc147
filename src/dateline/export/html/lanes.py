"""The swimlane: a row a source, a mark a report, time from left to right."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.export.html.clock import Clock
from dateline.export.html.interface import Interface, Text
from dateline.export.html.origins import COLOURS, Origins
from dateline.model import Event, Story

ROW = 26
"""Height of a row in pixels; the stylesheet's --lane says the same."""
WIDTH = 1000.0
"""Width of the drawing in its own units; the page stretches it."""
MOST_ROWS = 12
_BINS = 100
_EXACT = frozenset({"second", "minute", "hour"})
_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10080, 20160, 44640)
_MOST_TICKS = 6
_DAY = 1440


@dataclass(frozen=True, slots=True)
class Lane:
    """A row: the marks of each kind as one path, since two thousand elements would be slow."""

    name: Text
    colour: int
    y: int
    happened: str
    said: str
    planned: str
    spans: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the time axis: where (percent), what it says, and whether a day begins there."""

    at: str
    text: Text
    day: bool
    anchor: str


@dataclass(frozen=True, slots=True)
class Lanes:
    """The drawing. first, last: minutes since 1970, for the handles."""

    rows: tuple[Lane, ...]
    height: int
    density: str
    ticks: tuple[Tick, ...]
    first: int
    last: int
    start: Text
    end: Text
    busiest: Text
    earlier: Text | None
    later: Text | None


@dataclass(frozen=True, slots=True)
class _Report:
    source: int
    kind: str
    start: float
    end: float | None


def draw(story: Story, interface: Interface, clock: Clock, origins: Origins) -> Lanes | None:
    """The swimlane of a story, None where fewer than two moments are known."""
    events = [e for e in story.chronology if e.start and e.precision in _EXACT and e.kind != "background"]
    moments = sorted(e.start.timestamp() for e in events if e.start)
    low, high = _crop(moments)
    if low is None or high is None or high - low < 60:
        return None
    reports = [r for e in events for r in _reports(e, origins) if low <= r.start <= high]
    margin = (high - low) * 0.015
    first, last = int((low - margin) // 60), int(-(-(high + margin) // 60))
    scale = _Scale(first * 60.0, last * 60.0)
    rows = _rows(reports, interface, origins, scale)
    earlier, later = sum(m < low for m in moments), sum(m > high for m in moments)
    minute, most = max(Counter(int(r.start // 60) for r in reports).items(), key=lambda c: (c[1], -c[0]))
    start, end = _at(first), _at(last)
    busiest = clock.minute(_at(minute))
    return Lanes(
        rows=rows,
        height=len(rows) * ROW,
        density=_density(reports, scale),
        ticks=tuple(_ticks(interface, clock, start, end, scale)),
        first=first,
        last=last,
        start=clock.moment(start),
        end=clock.moment(end),
        busiest=interface.say("lanes_busiest", clock=busiest, reports=interface.count("reports", most)),
        earlier=interface.count("earlier", earlier) if earlier else None,
        later=interface.count("later", later) if later else None,
    )


def _at(minute: int) -> dt.datetime:
    """The instant of so many minutes since 1970; the margin of a story may lie before the first day of the calendar."""
    first, last = dt.datetime(1, 1, 1, tzinfo=dt.UTC), dt.datetime(9999, 12, 31, 23, 59, tzinfo=dt.UTC)
    return dt.datetime.fromtimestamp(min(max(minute * 60, first.timestamp()), last.timestamp()), dt.UTC)


@dataclass(frozen=True, slots=True)
class _Scale:
    first: float
    last: float

    def x(self, seconds: float) -> float:
        return (seconds - self.first) / (self.last - self.first) * WIDTH


def _crop(moments: list[float]) -> tuple[float | None, float | None]:
    """The time that holds the story: a few stragglers far off must not squeeze the busy hours into a corner.

    While more than half of the span is one empty stretch with at most a tenth of the moments beyond it, those are cut.
    """
    if not moments:
        return None, None
    low, high = 0, len(moments) - 1
    spare = len(moments) // 10
    while spare > 0 and high - low > 1:
        span = moments[high] - moments[low]
        gaps = [(moments[i + 1] - moments[i], i) for i in range(low, high)]
        gap, at = max(gaps)
        before, after = at - low + 1, high - at
        if gap <= span / 2 or min(before, after) > spare:
            break
        spare -= min(before, after)
        low, high = (at + 1, high) if before <= after else (low, at)
    return moments[low], moments[high]


def _reports(event: Event, origins: Origins) -> Iterable[_Report]:
    if event.start is None:
        return
    start = event.start.timestamp()
    end = event.end.timestamp() if event.end and event.precision == "hour" else None
    for source in origins.numbers(event.passages):
        yield _Report(source, event.kind, start, end)


def _rows(reports: list[_Report], interface: Interface, origins: Origins, scale: _Scale) -> tuple[Lane, ...]:
    """A row a source in the story's order; beyond the dozen busiest the rest shares one."""
    busy = Counter(r.source for r in reports)
    kept = sorted(sorted(busy, key=lambda s: (-busy[s], s))[: MOST_ROWS if len(busy) > MOST_ROWS + 1 else None])
    row_of = {source: row for row, source in enumerate(kept)}
    marked: list[list[_Report]] = [[] for _ in range(len(kept) + 1)]
    for report in reports:
        marked[row_of.get(report.source, len(kept))].append(report)
    rows = [
        _lane(i, interface.same(origins.sources[source].name), source % COLOURS, marked[i], scale)
        for i, source in enumerate(kept)
    ]
    rest = len(busy) - len(kept)
    if rest:
        rows.append(_lane(len(rows), interface.count("more_sources", rest), -1, marked[-1], scale))
    return tuple(rows)


def _lane(row: int, name: Text, colour: int, reports: list[_Report], scale: _Scale) -> Lane:
    y = row * ROW
    middle = y + ROW - 9
    marks: dict[str, list[str]] = {"happened": [], "said": [], "planned": [], "spans": []}
    for report in dict.fromkeys(reports):
        x = f"{scale.x(report.start):.1f}"
        if report.end is not None:
            marks["spans"].append(f"M{x} {middle}H{min(scale.x(report.end), WIDTH):.1f}")
        # The chronology's shapes: a dot for what happened, a stroke across the axis for words, a ring for plans.
        if report.kind == "said" and report.end is None:
            marks["said"].append(f"M{x} {middle - 6}v12")
        elif report.kind != "said" and (report.end is None or report.kind == "planned"):
            marks[report.kind].append(f"M{x} {middle}h0")
    return Lane(name, colour, y, *("".join(marks[k]) for k in ("happened", "said", "planned", "spans")))


def _density(reports: list[_Report], scale: _Scale) -> str:
    """How many reports fall into each hundredth of the time, as one path in a box of 1000 by 24."""
    bins = Counter(min(int(scale.x(r.start) / WIDTH * _BINS), _BINS - 1) for r in reports)
    most = max(bins.values(), default=1)
    width = WIDTH / _BINS
    return "".join(
        f"M{i * width:.0f} 24v-{max(24 * n / most, 1.5):.1f}h{width - 1.5:.1f}V24z" for i, n in sorted(bins.items())
    )


def _ticks(interface: Interface, clock: Clock, start: dt.datetime, end: dt.datetime, scale: _Scale) -> Iterable[Tick]:
    """Round clock times on the story's wall clock, at most half a dozen; a new day says which."""
    minutes = (end - start).total_seconds() / 60
    step = next((s for s in _STEPS if minutes / s <= _MOST_TICKS), int(minutes / _MOST_TICKS // _DAY + 1) * _DAY)
    midnight = clock.local(start).replace(hour=0, minute=0, second=0, microsecond=0)
    count = int((end - midnight).total_seconds() / 60 // step) + 1
    for i in range(count):
        # Wall-clock arithmetic: a tick stands at a round hour on both sides of a change of clocks.
        at = (midnight.replace(tzinfo=None) + dt.timedelta(minutes=step * i)).replace(tzinfo=midnight.tzinfo)
        share = scale.x(at.timestamp()) / WIDTH * 100
        if 0 <= share <= 100:
            new_day = at.hour == at.minute == 0
            text = clock.day_short(at.date()) if new_day else interface.same(f"{at:%H:%M}")
            yield Tick(f"{share:.2f}%", text, new_day, "start" if share < 6 else "end" if share > 94 else "middle")
