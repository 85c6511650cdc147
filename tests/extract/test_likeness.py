"""Documents that tell of the same events, and what that means for a ticker's day."""

from __future__ import annotations

import pytest

from dateline.extract import date_updates, read
from dateline.extract.likeness import tells_the_same
from dateline.model import Document, Page

TICKER = """Damm an der Lohe im Ticker

Flut an der Lohe: Der Abend in Grünau

Der Pegel der Lohe steigt. Alle Entwicklungen im Überblick.

 23:40

Venske: "Wir bleiben hier"

Die Bürgermeisterin Carla Venske ist am Damm in Grünau. Der Pegel steht bei 7,40 Metern.

 22:10

Sandsäcke gehen aus

Die Feuerwehr bittet um Sand und um Schaufeln.

 21:05

Mehr Helfer am Damm

Am Damm bei Grünau sind 300 Helfer der Feuerwehr im Einsatz.
"""
FLOOD = """Damm bei Grünau hält

3. Mai 2026, 21:15 Uhr

Grünau (nnd) - Am Damm an der Lohe bei Grünau arbeiten 300 Helfer der Feuerwehr. Der Pegel stieg auf 7,40 Meter.
Bürgermeisterin Carla Venske blieb am Abend am Damm.
"""
MATCH = """Kellstadt gewinnt das Derby

9. Mai 2026, 18:30 Uhr

Kellstadt (nnd) - Der TSV Kellstadt hat das Derby gegen Morlbrück mit 3:1 gewonnen. Stürmer Ole Brandis traf zweimal.
Trainer Uwe Sand sprach von einem verdienten Sieg. Vor 4200 Zuschauern sah Verteidiger Kolb die Rote Karte.
"""
ENGLISH = """Dam near Grünau holds

3 May 2026, 9:20 pm

Grünau - Hundreds of helpers are working on the dam on the Lohe near Grünau. The gauge read 7.40 metres on Sunday,
the mayor, Carla Venske, said. About 300 people from the fire service stayed through the evening.
"""


def document(text: str) -> Document:
    return read(Page(content=text.encode(), media_type="text/plain", path="a.txt"), zone="Europe/Berlin")


@pytest.mark.parametrize(("text", "same"), [(FLOOD, True), (ENGLISH, True), (MATCH, False), (TICKER, True)])
def test_tells_the_same(text: str, same: bool) -> None:
    assert tells_the_same(document(TICKER), document(text)) is same
    assert tells_the_same(document(text), document(TICKER)) is same


def test_a_report_of_another_event_says_nothing_of_the_day() -> None:
    dated = date_updates(document(TICKER), others=[document(MATCH), document(FLOOD), document(MATCH)])
    assert [u.time.isoformat() if u.time else None for u in dated.updates] == [
        "2026-05-03T23:40:00+02:00",
        "2026-05-03T22:10:00+02:00",
        "2026-05-03T21:05:00+02:00",
    ]
    assert all(e.document_name != "Kellstadt gewinnt das Derby" for e in dated.updates[0].time_evidence)
    assert date_updates(document(TICKER), others=[document(MATCH)]).updates[0].time is None
