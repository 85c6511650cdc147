"""The gold of the invented coverage cites what stands in its pages."""

from __future__ import annotations

from tests.coverage import check_gold


def test_every_passage_stands_where_the_gold_says() -> None:
    assert check_gold.main([]) == 0
