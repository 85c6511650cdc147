"""A story of invented coverage with everything that a page has to show: a dam, a night, six outlets, one agency.

Places, people and outlets do not exist. The texts hold markup, a script's end tag, a NUL, letters outside the BMP, text
from right to left and a word that does not end.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from dateline.model import (
    Actor,
    ActorRole,
    Block,
    Dateline,
    Difference,
    DifferenceValue,
    Document,
    Event,
    Evidence,
    Image,
    Occurrence,
    Passage,
    Reuse,
    Role,
    Source,
    Story,
    StoryQuote,
    Update,
)

ZONE = ZoneInfo("Europe/Vienna")
LONG_WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 4
HOSTILE = '</script><script>alert("dam")</script><img src=x onerror=alert(1)> & <b>fett</b> 𝔇𝔞𝔪𝔪'


def at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    """An instant in May 2031 on the story's wall clock."""
    return dt.datetime(2031, 5, day, hour, minute, tzinfo=ZONE)


def read(id: str, parts: list[tuple[Role, str]], **fields: object) -> Document:
    """A document of blocks, an empty line between them; update-time blocks open the ticker's updates."""
    text, blocks = "", []
    for role, words in parts:
        text += "\n\n" if text else ""
        blocks.append(Block(role, len(text), len(text) + len(words)))
        text += words
    return Document(id=id, text=text, blocks=tuple(blocks), **fields)  # type: ignore[arg-type]


def ticker(id: str, parts: list[tuple[Role, str]], days: dict[str, int], **fields: object) -> Document:
    """A document whose update-time blocks are clocks; `days` says on which day of May each stands."""
    document = read(id, parts, **fields)
    starts = [b for b in document.blocks if b.role == "update-time"]
    updates = []
    for number, block in enumerate(starts):
        end = starts[number + 1].start if number + 1 < len(starts) else _ticker_end(document, block)
        clock = document.text[block.start : block.end]
        hour, minute = (int(part) for part in clock.split(":"))
        heading = next((b for b in document.blocks if b.role == "update-heading" and block.end < b.start < end), None)
        updates.append(
            Update(
                id=f"{id}-{number}",
                start=block.start,
                end=end,
                time=at(days[clock], hour, minute),
                time_basis="inferred: the agency's report of the same evening",
                clock=clock,
                heading=document.text[heading.start : heading.end] if heading else None,
                heading_span=(heading.start, heading.end) if heading else None,
            )
        )
    return Document(
        **{f: getattr(document, f) for f in document.__struct_fields__ if f not in ("updates", "type")},
        type="LiveBlogPosting",
        updates=tuple(updates),
    )


def _ticker_end(document: Document, last: Block) -> int:
    return max(b.end for b in document.blocks if b.start > last.start and b.role in ("update-heading", "update"))


def find(document: Document, exact: str, nth: int = 0) -> Passage:
    """The passage with these words."""
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(exact, start + 1)
    return document.passage(start, start + len(exact))


BOTE = ticker(
    "bote-5d86",
    [
        ("boilerplate", "Startseite  Politik  Sport  Abo"),
        ("kicker", "Hochwasser an der Ohlach"),
        ("headline", "Damm von Sankt Irmel hält, 1.200 Menschen verbringen die Nacht in Turnhallen"),
        (
            "lead",
            "Nach stundenlangem Regen ist der Damm am Irmelsee in der Nacht auf Samstag an zwei Stellen durchnässt. "
            "Die Altstadt wurde geräumt.",
        ),
        ("caption", "Helfer füllen Sandsäcke am Südufer"),
        ("credit", "Foto: L. Sandrock"),
        (
            "paragraph",
            "Bürgermeisterin Nora Feldmann rief am Freitagabend den Katastrophenfall aus. Der Damm war zuletzt 2019 "
            "saniert worden. Die Anlage stammt aus dem Jahr 1934.",
        ),
        ("subheading", "„Wir gehen kein Risiko ein“"),
        (
            "paragraph",
            "„Wir gehen kein Risiko ein, kein einziges“, sagte Feldmann vor dem Rathaus. Sie rechne damit, dass die "
            "Sperre bis Sonntag bestehen bleibe.",
        ),
        ("update-time", "01:42"),
        ("update-heading", "Pegel steigt nicht mehr"),
        (
            "update",
            "Der Pegel am Wehr steht seit einer Stunde bei 4,12 Metern. „Das ist die erste gute Nachricht dieser Nacht“, sagt Einsatzleiter Jannis Okoro.",
        ),
        ("update-time", "00:15"),
        ("update-heading", "Notablass öffnet nicht"),
        (
            "update",
            "Der für Mitternacht angekündigte Notablass bleibt geschlossen. Nach Angaben der Talsperrenverwaltung klemmt ein Schieber.",
        ),
        ("update-time", "23:31"),
        ("update-heading", "Zweite Sickerstelle entdeckt"),
        (
            "update",
            "Taucher haben am Südufer eine zweite Sickerstelle entdeckt, angeblich etwa drei Meter unter der Krone.",
        ),
        ("update-time", "22:58"),
        ("update-heading", "1.200 Menschen in Turnhallen"),
        ("update", "In den drei Turnhallen sind 1.200 Menschen untergekommen. Das Rote Kreuz verteilt Decken."),
        ("update-time", "22:40"),
        ("update-heading", "Räumung der Altstadt läuft"),
        ("update", "Die Feuerwehr räumt seit 22:30 Uhr die Altstadt. Durchsagen auch auf Türkisch und Arabisch."),
        ("update-time", "22:03"),
        ("update-heading", "Feldmann ruft Katastrophenfall aus"),
        (
            "update",
            "Bürgermeisterin Nora Feldmann hat um 22.03 Uhr den Katastrophenfall ausgerufen. Gegen Mitternacht soll der Notablass geöffnet werden.",
        ),
        ("teaser", "Mehr zum Thema: So packen Sie einen Notfallrucksack"),
        ("teaser", "Bayern-Star vor dem Absprung? vor 16 Minuten"),
        ("comment-count", "128 Kommentare"),
        ("boilerplate", "Fehler im Artikel gefunden? Jetzt melden."),
    ],
    {"01:42": 17, "00:15": 17, "23:31": 16, "22:58": 16, "22:40": 16, "22:03": 16},
    outlet="Ohlacher Bote",
    language="de",
    url="https://bote.example/irmelsee-ticker",
    headline="Damm von Sankt Irmel hält, 1.200 Menschen verbringen die Nacht in Turnhallen",
    images=(Image(caption="Helfer füllen Sandsäcke am Südufer", credit="L. Sandrock"),),
    comment_count=128,
    notes=("The page names no day; it was inferred from another document.",),
)

AGENCY_TEXT: list[tuple[Role, str]] = [
    ("dateline", "Sankt Irmel (eka) –"),
    (
        "paragraph",
        "Am Irmelsee droht ein Damm zu brechen. Die Stadt Sankt Irmel hat am Freitagabend gegen 22 Uhr den Katastrophenfall ausgerufen und die Räumung der Altstadt angeordnet. Betroffen sind nach Angaben der Stadt rund 900 Menschen.",
    ),
    (
        "paragraph",
        "Umweltministerin Ilse Brandthaler sagte, das Land stelle zwei Hubschrauber bereit. Sie werde am Sonntag nach Sankt Irmel reisen.",
    ),
    (
        "paragraph",
        "Der Damm staut seit 1934 den Irmelsee. Im Februar 2029 hatte ein Gutachten vor Durchnässung gewarnt.",
    ),
]

KURIER = read(
    "kurier-a504",
    [
        ("kicker", "Katastrophenfall"),
        ("headline", "Damm am Irmelsee droht zu brechen"),
        ("published", "16. Mai 2031, 22:51 Uhr · Quelle: eka"),
        *AGENCY_TEXT,
        ("keywords", "Hochwasser Damm Sankt Irmel"),
        ("teaser", "Aktien: Börse schließt fester. vor 2 Stunden"),
    ],
    outlet="Morgenkurier",
    language="de",
    url="https://kurier.example/damm",
    headline="Damm am Irmelsee droht zu brechen",
    agencies=("eka",),
    dateline=Dateline(place="Sankt Irmel", agency="eka"),
    published="2031-05-16T22:51:00+02:00",
    basis="stated",
)

NORDLICHT = read(
    "nordlicht/77 b",
    [
        ("headline", "Katastrophenfall in Sankt Irmel: Altstadt wird geräumt"),
        ("published", "16.05.2031"),
        *AGENCY_TEXT[:3],
        ("paragraph", f"Ein Leser schrieb uns: {HOSTILE}"),
        ("paragraph", f"Zuständig ist laut Behörde das {LONG_WORD}."),
        ("boilerplate", "Newsletter bestellen\r\nImpressum \x00 Datenschutz"),
    ],
    outlet="Nordlicht 24",
    language="de",
    url="javascript:alert(1)",
    headline="Katastrophenfall in Sankt Irmel: Altstadt wird geräumt",
    agencies=("eka",),
    published="2031-05-16",
    basis="stated",
)

HARBOUR = ticker(
    "harbour-live",
    [
        ("headline", "Live: Town evacuated as dam leaks"),
        ("update-time", "22:34"),
        ("update-heading", "Evacuation ordered at 10:20 p.m."),
        ("update", "Residents of the old town were told to leave at 22:20, a spokeswoman for the town said."),
        ("update-time", "23:05"),
        ("update-heading", "Mayor: no risks"),
        (
            "update",
            "“We are taking no risks, not a single one,” mayor Nora Feldmann told reporters outside the town hall.",
        ),
        ("update-time", "23:48"),
        ("update-heading", "Minister to visit on Saturday"),
        (
            "update",
            "Environment minister Ilse Brandthaler will travel to Sankt Irmel on Saturday, her office said. Engineer Tomas Velde said the dam “was never built for this much water”.",
        ),
        ("update-time", "00:20"),
        ("update-heading", "Emergency outlet stuck"),
        ("update", "The emergency outlet, due to open at midnight, is still shut."),
        ("update-time", "02:10"),
        ("update-heading", "1,450 in shelters"),
        ("update", "The Red Cross now counts 1,450 people in four sports halls."),
    ],
    {"22:34": 16, "23:05": 16, "23:48": 16, "00:20": 17, "02:10": 17},
    outlet="The Harbour Post",
    language="en",
    url="https://harbourpost.example/live/dam",
    headline="Live: Town evacuated as dam leaks",
    published="2031-05-16T22:30:00+02:00",
    basis="markup",
)

HEBREW = read(
    "kol-1",
    [
        ("headline", "סכר דולף, העיר העתיקה פונתה"),
        ("paragraph", "ראש העיר נורה פלדמן הכריזה על מצב חירום בעיר סנקט אירמל (Sankt Irmel) בשעה 22:03."),
    ],
    outlet="קול הנמל",
    language="he",
    published="2031-05-17T06:00:00+02:00",
    basis="markup",
)

TEASERS = read(
    "overview",
    [
        ("teaser", "Unwetter: Alle Meldungen im Überblick"),
        ("teaser", "Warnlage am Samstag"),
        ("boilerplate", "Mehr laden"),
    ],
    type="CollectionPage",
    outlet="Wetterkanal Süd",
    language="und",
    headline=None,
    notes=("Nothing but teasers: the page holds no article.",),
)

DOCUMENTS = (BOTE, KURIER, NORDLICHT, HARBOUR, HEBREW, TEASERS)


def _heading(document: Document, heading: str) -> Passage:
    return find(document, heading)


def _evidence() -> tuple[Evidence, ...]:
    return (
        Evidence(
            kind="document",
            day=dt.date(2031, 5, 16),
            document_name="Morgenkurier",
            passage=find(KURIER, "16. Mai 2031"),
        ),
        Evidence(kind="weekday", day=dt.date(2031, 5, 16), passage=find(BOTE, "Freitagabend")),
        Evidence(kind="retrieved", day=dt.date(2031, 5, 18), agrees=False),
    )


def _bote_event(id: str, when: dt.datetime, heading: str, text: str, *more: Passage, **fields: object) -> Event:
    shown = find(BOTE, text)
    values: dict[str, object] = {"kind": "happened", "sources": 1, "precision": "minute"} | fields
    return Event(
        id=id,
        text=text,
        passages=(shown, *more),
        start=when,
        end=when + dt.timedelta(minutes=1),
        time_basis="inferred: the agency's report of the same evening",
        time_evidence=_evidence(),
        heading=_heading(BOTE, heading),
        **values,  # type: ignore[arg-type]
    )


def _chronology() -> tuple[Event, ...]:
    quote_day = find(BOTE, "„Das ist die erste gute Nachricht dieser Nacht“, sagt Einsatzleiter Jannis Okoro.")
    return (
        Event(
            id="e-built",
            kind="background",
            text="Die Anlage stammt aus dem Jahr 1934.",
            sources=2,
            passages=(
                find(BOTE, "Die Anlage stammt aus dem Jahr 1934."),
                find(KURIER, "Der Damm staut seit 1934 den Irmelsee."),
            ),
            start=dt.datetime(1934, 1, 1, tzinfo=ZONE),
            end=dt.datetime(1935, 1, 1, tzinfo=ZONE),
            precision="year",
            time_basis="stated",
        ),
        Event(
            id="e-repair",
            kind="background",
            text="Der Damm war zuletzt 2019 saniert worden.",
            sources=1,
            passages=(find(BOTE, "Der Damm war zuletzt 2019 saniert worden."),),
            start=dt.datetime(2019, 1, 1, tzinfo=ZONE),
            end=dt.datetime(2020, 1, 1, tzinfo=ZONE),
            precision="year",
            time_basis="stated",
        ),
        Event(
            id="e-report",
            kind="background",
            text="Im Februar 2029 hatte ein Gutachten vor Durchnässung gewarnt.",
            sources=1,
            passages=(find(KURIER, "Im Februar 2029 hatte ein Gutachten vor Durchnässung gewarnt."),),
            start=dt.datetime(2029, 2, 1, tzinfo=ZONE),
            end=dt.datetime(2029, 3, 1, tzinfo=ZONE),
            precision="month",
            time_basis="stated",
        ),
        Event(
            id="e-rain",
            kind="happened",
            sources=1,
            precision="day",
            time_basis="stated",
            text="Nach stundenlangem Regen ist der Damm am Irmelsee in der Nacht auf Samstag an zwei Stellen durchnässt.",
            passages=(
                find(
                    BOTE,
                    "Nach stundenlangem Regen ist der Damm am Irmelsee in der Nacht auf Samstag an zwei Stellen durchnässt.",
                ),
            ),
            start=at(16, 0),
            end=at(17, 0),
            actors=("irmelsee",),
        ),
        _bote_event(
            "e-alarm",
            at(16, 22, 3),
            "Feldmann ruft Katastrophenfall aus",
            "Bürgermeisterin Nora Feldmann hat um 22.03 Uhr den Katastrophenfall ausgerufen.",
            find(
                KURIER,
                "Die Stadt Sankt Irmel hat am Freitagabend gegen 22 Uhr den Katastrophenfall ausgerufen und die Räumung der Altstadt angeordnet.",
            ),
            find(
                NORDLICHT,
                "Die Stadt Sankt Irmel hat am Freitagabend gegen 22 Uhr den Katastrophenfall ausgerufen und die Räumung der Altstadt angeordnet.",
            ),
            find(HEBREW, "ראש העיר נורה פלדמן הכריזה על מצב חירום בעיר סנקט אירמל (Sankt Irmel) בשעה 22:03."),
            sources=3,
            actors=("feldmann", "irmel"),
        ),
        Event(
            id="e-hours",
            kind="happened",
            sources=1,
            precision="hour",
            time_basis="stated",
            text="Betroffen sind nach Angaben der Stadt rund 900 Menschen.",
            passages=(
                find(KURIER, "Betroffen sind nach Angaben der Stadt rund 900 Menschen."),
                find(NORDLICHT, "Betroffen sind nach Angaben der Stadt rund 900 Menschen."),
            ),
            attributions=(find(KURIER, "nach Angaben der Stadt"),),
            start=at(16, 22),
            end=at(16, 23),
            differences=("d-people",),
        ),
        Event(
            id="e-plan-outlet",
            kind="planned",
            sources=2,
            precision="hour",
            time_basis="stated",
            reported=at(16, 22, 3),
            text="Gegen Mitternacht soll der Notablass geöffnet werden.",
            passages=(
                find(BOTE, "Gegen Mitternacht soll der Notablass geöffnet werden."),
                find(HARBOUR, "due to open at midnight"),
            ),
            start=at(17, 0),
            end=at(17, 1),
            outcome="e-outlet",
            differences=("d-outlet",),
        ),
        Event(
            id="e-clear",
            kind="happened",
            sources=2,
            precision="minute",
            time_basis="stated",
            text="Die Feuerwehr räumt seit 22:30 Uhr die Altstadt.",
            heading=_heading(BOTE, "Räumung der Altstadt läuft"),
            passages=(
                find(BOTE, "Die Feuerwehr räumt seit 22:30 Uhr die Altstadt."),
                find(
                    HARBOUR, "Residents of the old town were told to leave at 22:20, a spokeswoman for the town said."
                ),
            ),
            start=at(16, 22, 30),
            end=at(16, 22, 31),
            differences=("d-time",),
        ),
        _bote_event(
            "e-halls",
            at(16, 22, 58),
            "1.200 Menschen in Turnhallen",
            "In den drei Turnhallen sind 1.200 Menschen untergekommen.",
            differences=("d-people", "d-later"),
            actors=("kreuz",),
        ),
        Event(
            id="e-quote",
            kind="said",
            sources=2,
            precision="minute",
            time_basis="markup",
            text="“We are taking no risks, not a single one,” mayor Nora Feldmann told reporters outside the town hall.",
            heading=_heading(HARBOUR, "Mayor: no risks"),
            passages=(
                find(
                    HARBOUR,
                    "“We are taking no risks, not a single one,” mayor Nora Feldmann told reporters outside the town hall.",
                ),
                find(BOTE, "„Wir gehen kein Risiko ein, kein einziges“, sagte Feldmann vor dem Rathaus."),
            ),
            start=at(16, 23, 5),
            end=at(16, 23, 6),
            actors=("feldmann",),
            quotes=("q-risk-en", "q-risk-de"),
        ),
        _bote_event(
            "e-leak",
            at(16, 23, 31),
            "Zweite Sickerstelle entdeckt",
            "Taucher haben am Südufer eine zweite Sickerstelle entdeckt, angeblich etwa drei Meter unter der Krone.",
            hedged=True,
            attributions=(find(BOTE, "angeblich"),),
            actors=("irmelsee",),
        ),
        Event(
            id="e-help",
            kind="said",
            sources=1,
            precision="part",
            time_basis="stated",
            text="Umweltministerin Ilse Brandthaler sagte, das Land stelle zwei Hubschrauber bereit.",
            passages=(
                find(KURIER, "Umweltministerin Ilse Brandthaler sagte, das Land stelle zwei Hubschrauber bereit."),
                find(NORDLICHT, "Umweltministerin Ilse Brandthaler sagte, das Land stelle zwei Hubschrauber bereit."),
            ),
            start=at(16, 18),
            end=at(17, 0),
            actors=("brandthaler",),
            quotes=("q-help",),
        ),
        _bote_event(
            "e-outlet",
            at(17, 0, 15),
            "Notablass öffnet nicht",
            "Der für Mitternacht angekündigte Notablass bleibt geschlossen.",
            find(HARBOUR, "The emergency outlet, due to open at midnight, is still shut."),
            sources=2,
            differences=("d-outlet",),
            actors=("verwaltung",),
        ),
        _bote_event(
            "e-level",
            at(17, 1, 42),
            "Pegel steigt nicht mehr",
            "Der Pegel am Wehr steht seit einer Stunde bei 4,12 Metern.",
            actors=("okoro",),
        ),
        Event(
            id="e-good",
            kind="said",
            sources=1,
            precision="minute",
            time_basis="inferred: the agency's report of the same evening",
            text=quote_day.exact,
            passages=(quote_day,),
            start=at(17, 1, 42),
            end=at(17, 1, 43),
            actors=("okoro",),
            quotes=("q-good",),
        ),
        Event(
            id="e-shelter",
            kind="happened",
            sources=1,
            precision="minute",
            time_basis="markup",
            text="The Red Cross now counts 1,450 people in four sports halls.",
            heading=_heading(HARBOUR, "1,450 in shelters"),
            passages=(find(HARBOUR, "The Red Cross now counts 1,450 people in four sports halls."),),
            start=at(17, 2, 10),
            end=at(17, 2, 11),
            differences=("d-later",),
            actors=("kreuz",),
        ),
        Event(
            id="e-visit",
            kind="planned",
            sources=2,
            precision="day",
            time_basis="stated",
            reported=at(16, 22, 51),
            text="Sie werde am Sonntag nach Sankt Irmel reisen.",
            passages=(
                find(KURIER, "Sie werde am Sonntag nach Sankt Irmel reisen."),
                find(NORDLICHT, "Sie werde am Sonntag nach Sankt Irmel reisen."),
                find(
                    HARBOUR,
                    "Environment minister Ilse Brandthaler will travel to Sankt Irmel on Saturday, her office said.",
                ),
            ),
            start=at(18, 0),
            end=at(19, 0),
            actors=("brandthaler", "irmel"),
            differences=("d-visit",),
        ),
        Event(
            id="e-letter",
            kind="said",
            sources=1,
            text=f"Ein Leser schrieb uns: {HOSTILE}",
            time_basis="open",
            passages=(find(NORDLICHT, f"Ein Leser schrieb uns: {HOSTILE}"),),
            reported=at(16, 23, 0),
        ),
        Event(
            id="e-law",
            kind="happened",
            sources=1,
            text=f"Zuständig ist laut Behörde das {LONG_WORD}.",
            passages=(find(NORDLICHT, f"Zuständig ist laut Behörde das {LONG_WORD}."),),
            attributions=(find(NORDLICHT, "laut Behörde"),),
        ),
    )


def _once(document: Document, quote: str, when: dt.datetime | None = None) -> Occurrence:
    return Occurrence(document=document.id, quote=(find(document, quote),), time=when)


def _quote(id: str, kind: str, speaker: str | None, text: str, *places: Occurrence, **fields: object) -> StoryQuote:
    return StoryQuote(
        id=id,
        type=kind,
        text=text,
        speaker=speaker,
        occurrences=places,  # type: ignore[arg-type]
        passages=tuple(p for o in places for p in o.quote),
        time=places[0].time,
        **fields,  # type: ignore[arg-type]
    )


def _quotes() -> tuple[StoryQuote, ...]:
    help_text = "das Land stelle zwei Hubschrauber bereit"
    return (
        _quote(
            "q-risk-de",
            "Direct",
            "feldmann",
            "Wir gehen kein Risiko ein, kein einziges",
            _once(BOTE, "Wir gehen kein Risiko ein, kein einziges"),
            variants=("q-risk-en",),
        ),
        _quote(
            "q-risk-en",
            "Direct",
            "feldmann",
            "We are taking no risks, not a single one,",
            _once(HARBOUR, "We are taking no risks, not a single one,", at(16, 23, 5)),
            variants=("q-risk-de",),
        ),
        _quote(
            "q-sunday",
            "Indirect",
            "feldmann",
            "dass die Sperre bis Sonntag bestehen bleibe",
            _once(BOTE, "dass die Sperre bis Sonntag bestehen bleibe"),
        ),
        _quote(
            "q-help",
            "Indirect",
            "brandthaler",
            help_text,
            _once(KURIER, help_text, at(16, 22, 51)),
            _once(NORDLICHT, help_text),
        ),
        _quote(
            "q-good",
            "Direct",
            "okoro",
            "Das ist die erste gute Nachricht dieser Nacht",
            _once(BOTE, "Das ist die erste gute Nachricht dieser Nacht", at(17, 1, 42)),
        ),
        _quote(
            "q-water",
            "Direct",
            "velde",
            "was never built for this much water",
            _once(HARBOUR, "was never built for this much water", at(16, 23, 48)),
            speaker_basis="the update’s sentence names one person",
        ),
        _quote("q-reader", "Direct", None, "fett", _once(NORDLICHT, "fett")),
    )


def _value(value: str, *passages: Passage, planned: bool = False) -> DifferenceValue:
    return DifferenceValue(value=value, passages=passages, planned=planned)


def _differences() -> tuple[Difference, ...]:
    return (
        Difference(
            id="d-people",
            about="Menschen",
            kind="disagreement",
            events=("e-hours", "e-halls"),
            values=(
                _value("rund 900", find(KURIER, "rund 900 Menschen"), find(NORDLICHT, "rund 900 Menschen")),
                _value("1.200", find(BOTE, "1.200 Menschen", 2)),
            ),
        ),
        Difference(
            id="d-time",
            about="räumt",
            kind="disagreement",
            events=("e-clear",),
            values=(
                _value("22:30", find(BOTE, "22:30 Uhr")),
                _value("22:20", find(HARBOUR, "22:20")),
            ),
        ),
        Difference(
            id="d-visit",
            about="nach Sankt Irmel reisen",
            kind="claims",
            events=("e-visit",),
            values=(
                _value("am Sonntag", find(KURIER, "am Sonntag"), find(NORDLICHT, "am Sonntag"), planned=True),
                _value("on Saturday", find(HARBOUR, "on Saturday", 0), planned=True),
            ),
        ),
        Difference(
            id="d-halls",
            about="Turnhallen",
            kind="same-source",
            values=(
                _value("etwa drei Meter", find(BOTE, "etwa drei Meter")),
                _value("drei Turnhallen", find(BOTE, "drei Turnhallen")),
            ),
        ),
        Difference(
            id="d-later",
            about="people in shelters",
            kind="later-count",
            events=("e-halls", "e-shelter"),
            values=(
                _value("1.200", find(BOTE, "1.200 Menschen", 2)),
                _value("1,450", find(HARBOUR, "1,450 people")),
            ),
        ),
        Difference(
            id="d-outlet",
            about="Notablass",
            kind="plan-outcome",
            events=("e-plan-outlet", "e-outlet"),
            values=(
                _value("Mitternacht", find(BOTE, "Gegen Mitternacht"), planned=True),
                _value("geschlossen", find(BOTE, "geschlossen"), find(HARBOUR, "still shut")),
            ),
        ),
    )


def _actors() -> tuple[Actor, ...]:
    return (
        Actor(
            id="feldmann",
            name="Nora Feldmann",
            kind="person",
            names=("Nora Feldmann", "Feldmann"),
            roles=(
                ActorRole(role="Bürgermeisterin", passages=(find(BOTE, "Bürgermeisterin"),), since=at(16, 22, 3)),
                ActorRole(role="mayor", passages=(find(HARBOUR, "mayor"),), since=at(16, 23, 5)),
            ),
        ),
        Actor(
            id="brandthaler",
            name="Ilse Brandthaler",
            kind="person",
            names=("Ilse Brandthaler",),
            roles=(
                ActorRole(role="Umweltministerin", passages=(find(KURIER, "Umweltministerin"),), since=at(16, 22, 51)),
            ),
        ),
        Actor(
            id="okoro",
            name="Jannis Okoro",
            kind="person",
            names=("Jannis Okoro",),
            roles=(ActorRole(role="Einsatzleiter", passages=(find(BOTE, "Einsatzleiter"),)),),
        ),
        Actor(
            id="velde",
            name="Tomas Velde",
            kind="person",
            names=("Tomas Velde",),
            roles=(ActorRole(role="Engineer", passages=(find(HARBOUR, "Engineer"),)),),
        ),
        Actor(id="kreuz", name="Rotes Kreuz", kind="organisation", names=("Rotes Kreuz", "Red Cross")),
        Actor(id="verwaltung", name="Talsperrenverwaltung", kind="organisation", names=("Talsperrenverwaltung",)),
        Actor(
            id="irmel",
            name="Sankt Irmel",
            kind="place",
            names=("Sankt Irmel",),
            mentions=(find(KURIER, "Sankt Irmel"), find(HARBOUR, "Sankt Irmel")),
        ),
        Actor(id="irmelsee", name="Irmelsee", kind="place", names=("Irmelsee",), mentions=(find(BOTE, "Irmelsee"),)),
    )


def rich() -> Story:
    """Everything at once."""
    return Story(
        title="Damm von Sankt Irmel hält, 1.200 Menschen verbringen die Nacht in Turnhallen",
        title_passage=find(BOTE, "Damm von Sankt Irmel hält, 1.200 Menschen verbringen die Nacht in Turnhallen"),
        documents=DOCUMENTS,
        start=at(16, 22, 3),
        end=at(17, 2, 10),
        zone="Europe/Vienna",
        sources=(
            Source(id="bote", name="Ohlacher Bote", documents=(BOTE.id,)),
            Source(id="eka", name="eka", documents=(KURIER.id, NORDLICHT.id), agency=True),
            Source(id="harbour", name="The Harbour Post", documents=(HARBOUR.id,)),
            Source(id="kol", name="קול הנמל", documents=(HEBREW.id,)),
        ),
        actors=_actors(),
        chronology=_chronology(),
        quotes=_quotes(),
        differences=_differences(),
        reuse=(
            Reuse(
                document=NORDLICHT.id,
                source=KURIER.id,
                share=0.83,
                passages=(find(NORDLICHT, "Am Irmelsee droht ein Damm zu brechen."),),
            ),
        ),
    )


def single() -> Story:
    """One document, one event."""
    document = read(
        "one", [("headline", "Ein Satz"), ("paragraph", "Der Damm hält.")], outlet="Ohlacher Bote", language="de"
    )
    shown = find(document, "Der Damm hält.")
    event = Event(
        id="only",
        kind="happened",
        text=shown.exact,
        passages=(shown,),
        sources=1,
        start=at(16, 12),
        precision="minute",
        time_basis="stated",
    )
    return Story(
        title="Ein Satz",
        documents=(document,),
        chronology=(event,),
        zone="Europe/Vienna",
        start=at(16, 12),
        end=at(16, 12),
    )


def empty() -> Story:
    """Nothing was found, nothing was read."""
    return Story(title="Leer", documents=())


def large(events: int = 2000, documents: int = 200) -> Story:
    """As much as a page has to bear: each event of one document, marked into it."""
    papers, chronology = [], []
    for number in range(documents):
        sentences = [
            f"Meldung {n} von Reporter {number}: Der Pegel steht bei {n} Zentimetern, sagte die Verwaltung am Abend."
            for n in range(events // documents)
        ]
        filler = "Die Straßen am Ufer bleiben gesperrt, der Verkehr wird umgeleitet. " * 8
        paper = read(
            f"doc-{number}",
            [("headline", f"Lage {number}"), *[("paragraph", s + " " + filler) for s in sentences]],
            outlet=f"Blatt {number}",
            language="de",
            published="2031-05-16",
        )
        papers.append(paper)
        for n, sentence in enumerate(sentences):
            when = at(16, 0) + dt.timedelta(minutes=(number * 7 + n * 131) % 2880)
            shown = find(paper, sentence)
            chronology.append(
                Event(
                    id=f"{number}-{n}",
                    kind=("happened", "said", "planned")[n % 3],
                    text=sentence,
                    passages=(shown,),
                    sources=1,
                    start=when,
                    end=when + dt.timedelta(minutes=1),
                    precision="minute",
                    time_basis="stated",
                )
            )  # type: ignore[arg-type]
    chronology.sort(key=lambda e: (e.start, e.id))
    return Story(
        title="Große Lage",
        documents=tuple(papers),
        chronology=tuple(chronology),
        zone="Europe/Vienna",
        start=chronology[0].start,
        end=chronology[-1].start,
    )
