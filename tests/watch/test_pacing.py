"""When to look again, and who comes first."""

from __future__ import annotations

import asyncio
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.watch.gate import Gate
from dateline.watch.pacing import after_failure, page_interval, spread, ticker_interval
from dateline.watch.wanted import Wanted


@pytest.mark.parametrize(("since", "interval"), [(0, 20), (300, 20), (600, 30), (3600, 180), (86400, 300)])
def test_a_ticker_is_looked_at_often_while_it_runs(since: float, interval: float) -> None:
    assert ticker_interval(20, since) == interval


@pytest.mark.parametrize(("since", "interval"), [(0, 300), (3600, 600), (86400, 14400), (10 * 86400, 21600)])
def test_an_article_is_looked_at_often_while_it_is_fresh(since: float, interval: float) -> None:
    assert page_interval(60, since) == interval


@given(st.floats(1, 600), st.integers(1, 1000), st.floats(0, 10**6), st.integers())
def test_a_failing_source_is_left_alone_for_longer_each_time(
    every: float, failures: int, wait: float, seed: int
) -> None:
    source = random.Random(seed)
    pause = after_failure(every, failures, None, source)
    assert every * 0.75 <= pause <= 3600 * 1.25
    assert after_failure(every, failures + 2, None, source) >= min(pause, 3600 * 0.75)
    assert after_failure(every, failures, wait, source) >= wait
    assert after_failure(every, failures, None, source, offline=True) <= 75


@given(st.floats(0, 10**6), st.integers())
def test_spreading_changes_little(seconds: float, seed: int) -> None:
    assert abs(spread(seconds, random.Random(seed)) - seconds) <= seconds * 0.0501


def test_turns_at_a_host_go_by_priority_and_one_at_a_time() -> None:
    order: list[str] = []

    async def take(gate: Gate, name: str, priority: int) -> None:
        async with gate.turn("bote.example", priority):
            order.append(name)
            await asyncio.sleep(0)
            order.append(name)

    async def run() -> None:
        gate = Gate()
        async with gate.turn("bote.example", 0):
            async with gate.turn("other.example", 9):
                order.append("other")
            tasks = [
                asyncio.create_task(take(gate, n, p)) for n, p in [("page", 5), ("feed", 3), ("ticker", 1), ("late", 1)]
            ]
            await asyncio.sleep(0)
            tasks[3].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert not gate.waiting("bote.example")
        async with gate.turn("bote.example", 9):
            order.append("free")

    asyncio.run(run())
    assert order == ["other", "ticker", "ticker", "feed", "feed", "page", "page", "free"]


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=12))
def test_no_turn_is_ever_lost(wishes: list[tuple[int, bool]]) -> None:
    """Whoever gives up while waiting, or while having the turn, leaves it to the next."""

    async def take(gate: Gate, priority: int) -> None:
        async with gate.turn("bote.example", priority):
            await asyncio.sleep(0)

    async def run() -> None:
        gate = Gate()
        tasks = [asyncio.create_task(take(gate, priority)) for priority, _ in wishes]
        for task, (_, gives_up) in zip(tasks, wishes, strict=True):
            await asyncio.sleep(0)
            if gives_up:
                task.cancel()
        await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 10)
        async with asyncio.timeout(10), gate.turn("bote.example", 9):
            pass

    asyncio.run(run())


@pytest.mark.parametrize(
    ("words", "without", "text", "passes"),
    [
        ([], [], "Anything", True),
        (["Hohenmorl"], [], "Räumung in HOHENMORL beendet", True),
        (["Morl"], [], "Räumung in Hohenmorl", False),
        (["Morl"], [], "Morltal geräumt", False),
        (["Morl*"], [], "Morltal geräumt", True),
        (["Riss in der Mauer"], [], "Der Riss  in\nder Mauer", True),
        (["Dam", "Flood*"], [], "Flooding feared", True),
        (["Hohenmorl"], ["Fußball*"], "Fußballer aus Hohenmorl siegen", False),
        ([], ["Sport"], "Sport am Abend", False),
        (["C++"], [], "Programme in C++ und C", True),
        (["a.b"], [], "axb", False),
    ],
)
def test_words_that_let_a_text_pass(words: list[str], without: list[str], text: str, passes: bool) -> None:
    assert Wanted(words, without).passes(text) == passes
