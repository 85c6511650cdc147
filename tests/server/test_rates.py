"""How often one client may ask."""

from __future__ import annotations

from typing import Any

from dateline.server.rates import Rates


async def _nothing(*_: Any) -> None:
    """An application that nobody asks here."""


def test_a_burst_passes_and_a_flood_does_not() -> None:
    rates = Rates(_nothing, 10)
    waits = [rates.take(("1.2.3.4", ""), 10) for _ in range(200)]
    assert waits[:100] == [0.0] * 100
    assert waits[-1] > 0


def test_one_flood_costs_nobody_else() -> None:
    rates = Rates(_nothing, 1)
    for _ in range(100):
        rates.take(("1.2.3.4", ""), 1)
    assert rates.take(("5.6.7.8", ""), 1) == 0.0


def test_clients_without_end_are_not_remembered_without_end() -> None:
    rates = Rates(_nothing, 1)
    for number in range(20_000):
        rates.take((str(number), ""), 1)
    assert len(rates._buckets) <= 10_000
