"""What each host asks of its visitors is remembered, and kept to."""

from __future__ import annotations

import pytest

from dateline.ingest import Limits, hosts
from dateline.ingest.hosts import FORBIDDEN, Hosts

PAGE = "https://bote.example/a"


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr(hosts, "time", found)
    return found


@pytest.mark.parametrize(
    ("robots", "pause", "waits"),
    [
        (None, 0.0, []),
        (None, 2.0, [2.0, 2.0]),
        ("User-agent: *\nCrawl-delay: 5", 0.0, [5.0, 5.0]),
        ("User-agent: *\nCrawl-delay: 5", 9.0, [9.0, 9.0]),
        ("User-agent: dateline\nCrawl-delay: 3\n\nUser-agent: *\nCrawl-delay: 7", 0.0, [3.0, 3.0]),
        ("User-agent: *\nCrawl-delay: 86400", 0.0, [30.0, 30.0]),
        ("User-agent: *\nCrawl-delay: soon", 0.0, []),
    ],
)
def test_the_pace_is_the_slower_of_what_we_want_and_what_the_host_asks(
    clock: Clock, robots: str | None, pause: float, waits: list[float]
) -> None:
    visited = Hosts(Limits(pause=pause))
    visited.allows(PAGE, lambda origin: robots)
    for _ in range(3):
        with visited.turn(PAGE):
            pass
    assert clock.slept == waits


def test_each_host_has_its_own_pace(clock: Clock) -> None:
    visited = Hosts(Limits(pause=5.0))
    for host in ("a.example", "b.example", "c.example:8080"):
        with visited.turn(f"https://{host}/"):
            pass
    assert clock.slept == []


@pytest.mark.parametrize(
    ("answer", "kept"), [("User-agent: *\nDisallow: /x", 24 * 3600), (None, 24 * 3600), (FORBIDDEN, 600)]
)
def test_robots_txt_is_asked_for_again_after_a_day_and_soon_where_it_failed(
    clock: Clock, answer: str | None, kept: int
) -> None:
    asked: list[str] = []

    def load(origin: str) -> str | None:
        asked.append(origin)
        return answer

    visited = Hosts(Limits())
    for wait, times in ((0, 1), (kept - 1, 1), (2, 2)):
        clock.now += wait
        visited.allows(PAGE, load)
        assert asked == ["https://bote.example"] * times
