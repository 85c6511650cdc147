"""Sources that count: agency copy once, an outlet once, copies with their origin."""

from __future__ import annotations

from dateline.model import Document, Story
from dateline.story import build
from tests.story.coverage import article

REPORT = (
    "Die Brücke von Morltal ist am Freitag wegen tiefer Risse für den gesamten Verkehr gesperrt worden. Gutachter hatten "
    "die Schäden bei einer Prüfung entdeckt, wie die Stadt mitteilte. Die Sperrung trifft vor allem Pendler aus dem Tal."
)
OWN = "Seit dem Morgen stauen sich in Morltal die Autos. Anwohner klagen über Lärm, Händler über fehlende Kunden."


def sources(story: Story) -> list[tuple[str, bool, list[str]]]:
    return [(s.name, s.agency, list(s.documents)) for s in story.sources]


def story(*documents: Document) -> Story:
    return build(documents)


def test_agency_copy_counts_once_with_its_carriers() -> None:
    found = story(
        article(REPORT, id="a", agency="nnd"),
        article(REPORT + " Mehr dazu im Lokalteil.", id="b", hour=10, agency="nnd"),
        article(OWN, id="c", hour=11),
    )
    assert sources(found) == [("nnd", True, ["a", "b"]), ("Outlet c", False, ["c"])]
    assert {e.sources for e in found.chronology if len(e.passages) > 1} == {1}


def test_who_copied_whom_and_how_much() -> None:
    found = story(article(REPORT, id="a"), article(REPORT + " " + OWN, id="b", hour=10))
    assert [(r.document, r.source) for r in found.reuse] == [("b", "a")]
    assert abs(found.reuse[0].share - len(REPORT.split()) / len((REPORT + OWN).split())) < 0.03


def test_two_who_wrote_themselves_are_two() -> None:
    found = story(article(REPORT, id="a"), article(OWN, id="b", hour=10))
    assert [s[2] for s in sources(found)] == [["a"], ["b"]]
    assert found.reuse == ()
