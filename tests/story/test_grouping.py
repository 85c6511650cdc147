"""A heap of documents falls into its stories."""

from __future__ import annotations

import random

from dateline.model import Document
from dateline.story import group
from tests.story.coverage import article

BRIDGE = (
    "Die Brücke von Morltal ist wegen tiefer Risse gesperrt worden. Bürgermeisterin Hanna Ostermoor ließ den Verkehr umleiten.",
    "Tiefe Risse in der Brücke von Morltal: Hanna Ostermoor sperrt die Brücke und leitet den Verkehr um.",
)
MATCH = (
    "Der FC Sund hat das Pokalfinale gegen Olmira gewonnen. Stürmer Jonas Petrik traf zum 1:0 für den FC Sund in Kellstadt.",
    "Pokalfinale in Kellstadt: Jonas Petrik schießt den FC Sund gegen Olmira zum Sieg im Pokal, Stürmer Petrik jubelt.",
)
ALONE = "In Hörnsand hat ein Museum für Leuchttürme eröffnet. Kuratorin Wiebke Thaden zeigt alte Lampen."


def heap() -> list[Document]:
    return [
        *(article(text, id=f"b{n}", hour=8 + n) for n, text in enumerate(BRIDGE)),
        *(article(text, id=f"m{n}", hour=9 + n) for n, text in enumerate(MATCH)),
        article(ALONE, id="x", hour=10),
    ]


def ids(stories: list[list[Document]]) -> list[list[str]]:
    return [[d.id for d in story] for story in stories]


def test_documents_about_one_event_are_one_story() -> None:
    assert ids(group(heap())) == [["b0", "b1"], ["m0", "m1"], ["x"]]


def test_the_order_of_the_heap_changes_nothing() -> None:
    documents = heap()
    for seed in range(5):
        random.Random(seed).shuffle(documents)
        assert ids(group(documents)) == [["b0", "b1"], ["m0", "m1"], ["x"]]


def test_an_empty_heap_has_no_stories() -> None:
    assert group([]) == []
