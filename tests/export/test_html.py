"""The page as HTML: what stands on it without a script, that nothing in a document can break it, that it is the same each time."""

from __future__ import annotations

import base64
import hashlib
import json
import re

import msgspec
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from dateline import languages
from dateline.export.html import render
from dateline.model import Story

from . import sample

RICH = sample.rich()


@pytest.fixture(scope="module")
def source() -> str:
    return render(RICH)


@pytest.fixture(scope="module")
def page(source: str) -> LexborHTMLParser:
    return LexborHTMLParser(source)


def one(page: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    found = page.css(selector)
    assert len(found) == 1, f"{selector}: {len(found)}"
    return found[0]


def words(node: LexborNode) -> str:
    return " ".join(node.text().split())


# What a reader finds


def test_headline_is_the_passage_in_its_language(page: LexborHTMLParser) -> None:
    heading = one(page, "h1")
    assert RICH.title_passage is not None
    assert words(heading) == RICH.title_passage.exact
    assert heading.attributes["lang"] == "de"


def test_numbers_lead_to_the_sections_that_they_count(page: LexborHTMLParser) -> None:
    assert [(words(a), a.attributes["href"]) for a in page.css(".numbers a")] == [
        ("19 Ereignisse", "#chronology"),
        ("4 Personen", "#people"),
        ("7 Zitate", "#people"),
        ("6 Unterschiede", "#differences"),
        ("5 unabhängige Quellen", "#sources"),
    ]
    for link in page.css(".numbers a"):
        one(page, str(link.attributes["href"]))


def test_every_event_stands_once_in_order_of_time(page: LexborHTMLParser) -> None:
    shown = [str(li.attributes["id"]).removeprefix("event-") for li in page.css(".event")]
    assert sorted(shown) == sorted(e.id for e in RICH.chronology)
    starts = {e.id: e.start for e in RICH.chronology}
    clocked = page.css(".events:not(.clockless) .event")
    kept = [start for li in clocked if (start := starts[str(li.attributes["id"]).removeprefix("event-")])]
    assert len(kept) == 15
    assert kept == sorted(kept)


def test_events_stand_under_their_day_and_open_ones_last(page: LexborHTMLParser) -> None:
    assert [words(h) for h in page.css(".day > h3")] == [
        "Freitag, 16. Mai 2031",
        "Samstag, 17. Mai 2031",
        "Sonntag, 18. Mai 2031",
        "Zeit offen",
    ]


@pytest.mark.parametrize(
    ("event", "clock"),
    [
        ("e-alarm", "22:03"),
        ("e-hours", "gegen 22 Uhr"),
        ("e-help", "16. Mai abends"),
        ("e-rain", "16. Mai"),
        ("e-plan-outlet", "gegen Mitternacht"),
        ("e-built", "1934"),
        ("e-report", "Februar 2029"),
        ("e-law", "offen"),
    ],
)
def test_clock_is_no_more_exact_than_what_is_known(page: LexborHTMLParser, event: str, clock: str) -> None:
    assert words(one(page, f"#event-{event} .clock time")) == clock


def test_what_is_known_by_its_day_alone_stands_apart_from_the_clocks(page: LexborHTMLParser) -> None:
    assert [words(h) for h in page.css(".clockless-title")] == ["Ohne Uhrzeit"]
    assert [li.attributes["id"] for li in page.css(".clockless .event")] == ["event-e-rain", "event-e-visit"]


def test_inferred_time_gives_its_reasons_and_what_speaks_against_it(page: LexborHTMLParser) -> None:
    assert [words(p) for p in page.css("#event-e-alarm .reasons p")] == [
        "Tag erschlossen: Morgenkurier vom 16. Mai 2031",
        "Tag erschlossen: „Freitagabend“ im Text, 16. Mai 2031",
        "Dagegen spricht: Zeitpunkt des Abrufs, 18. Mai 2031",
    ]
    assert page.css("#event-e-clear .reasons") == []


def test_agency_copy_counts_once_and_folds_its_carriers(page: LexborHTMLParser) -> None:
    event = one(page, "#event-e-hours")
    assert words(one(event, ".agency summary")) == "eka, in 2 Medien"
    assert [words(a) for a in event.css(".agency a")] == ["Morgenkurier", "Nordlicht 24"]
    assert words(one(page, "#event-e-law .by .label")) == "eka · Nordlicht 24"


def test_outlets_with_the_same_text_fold_into_one_source() -> None:
    sources = tuple(
        msgspec.structs.replace(s, agency=False, name="Morgenkurier") if s.id == "eka" else s for s in RICH.sources
    )
    page = LexborHTMLParser(render(msgspec.structs.replace(RICH, sources=sources)))
    assert words(one(page, "#event-e-hours .agency summary")) == "Morgenkurier, in 2 Medien"
    assert words(one(page, "#event-e-law .by .label")) == "Nordlicht 24"
    assert [words(q) for q in page.css(".shelf h3 .quiet")] == ["Gleicher Text, gezählt als eine Quelle"]


def test_figure_that_differs_is_marked_where_it_stands(page: LexborHTMLParser) -> None:
    mark = one(page, "#event-e-halls .words .differs")
    assert words(mark) == "1.200 Menschen"
    matter = one(page, str(mark.attributes["href"]))
    assert "rund 900 Menschen" in words(one(matter, ".sides"))
    assert words(one(page, "#event-e-halls .words")) == "In den drei Turnhallen sind 1.200 Menschen untergekommen."


def test_plan_shows_its_outcome_and_the_outcome_its_plan(page: LexborHTMLParser) -> None:
    assert words(one(page, "#event-e-plan-outlet .tag")) == "Geplant: gegen Mitternacht · angekündigt 16. Mai, 22:03"
    assert words(one(page, "#event-e-plan-outlet .related")) == "Ausgang 00:15 Notablass öffnet nicht"
    assert one(page, "#event-e-outlet .related a").attributes["href"] == "#event-e-plan-outlet"


def test_plan_placed_where_it_was_announced_claims_no_time() -> None:
    event = msgspec.structs.replace(RICH.chronology[6], start=sample.at(16, 22, 3), precision="minute", outcome=None)
    assert event.kind == "planned"
    page = LexborHTMLParser(render(msgspec.structs.replace(RICH, chronology=(event,))))
    assert words(one(page, ".event .tag")) == "Geplant · angekündigt 22:03"


def test_said_names_its_speaker_first(page: LexborHTMLParser) -> None:
    assert words(one(page, "#event-e-good .speaker")) == "Jannis Okoro"
    assert page.css("#event-e-letter .speaker") == []


def test_hedged_is_said_to_be(page: LexborHTMLParser) -> None:
    assert [str(h.parent.parent.parent.attributes["id"]) for h in page.css(".hedged")] == ["event-e-leak"]  # type: ignore[union-attr]


def test_background_is_folded(page: LexborHTMLParser) -> None:
    folded = one(page, "details.background-fold")
    assert "open" not in folded.attributes
    assert [li.attributes["id"] for li in folded.css(".event")] == ["event-e-built", "event-e-repair", "event-e-report"]


def test_quotations_stand_by_person_direct_ones_in_the_marks_of_the_source(page: LexborHTMLParser) -> None:
    people = {words(one(a, "h3")): [words(b) for b in a.css("blockquote")] for a in page.css(".person")}
    assert people == {
        "Nora Feldmann": [
            "“We are taking no risks, not a single one,”",
            "„Wir gehen kein Risiko ein, kein einziges“",
            "dass die Sperre bis Sonntag bestehen bleibe",
        ],
        "Ilse Brandthaler": ["das Land stelle zwei Hubschrauber bereit"],
        "Jannis Okoro": ["„Das ist die erste gute Nachricht dieser Nacht“"],
        "Tomas Velde": ["“was never built for this much water”"],
        "Sprecher offen": ["„fett“"],
    }
    assert [words(t) for t in page.css(".indirect .tag")] == ["sinngemäß"] * 2


def test_disagreement_stands_apart_from_plans_and_later_counts(page: LexborHTMLParser) -> None:
    groups = [words(h) for h in page.css("#differences h3")]
    assert groups == ["Die Quellen widersprechen sich", "Plan und Ausgang", "Spätere Zählung"]
    tables = [[m.attributes["id"] for m in t.css(".matter")] for t in page.css("table.matters")]
    assert tables == [
        ["difference-d-people", "difference-d-time", "difference-d-visit", "difference-d-halls"],
        ["difference-d-outlet"],
        ["difference-d-later"],
    ]


def test_difference_has_a_column_for_every_source(page: LexborHTMLParser) -> None:
    table = page.css("table.matters")[0]
    columns = [words(th) for th in table.css("thead th")]
    assert columns == ["Sache", "Ohlacher Bote", "eka", "The Harbour Post"]
    cells = [words(c) for c in one(table, "#difference-d-time").css("td .values")]
    assert cells == ["22:30 Uhr 16. Mai, 22:40", "hier keine Angabe gefunden–", "22:20 16. Mai, 22:34"]


def test_sources_say_what_they_are_and_what_they_took(page: LexborHTMLParser) -> None:
    assert [words(h) for h in page.css(".shelf h3 .label")] == [
        "Ohlacher Bote",
        "eka",
        "The Harbour Post",
        "קול הנמל",
        "Wetterkanal Süd",
    ]
    assert words(one(page, ".share")) == "83 % übernommen von Morgenkurier"
    assert one(page, ".share .bar-part").attributes["width"] == "83"


# The documents


@pytest.mark.parametrize("document", RICH.documents, ids=lambda d: d.outlet)
def test_text_is_on_the_page_character_by_character(page: LexborHTMLParser, document: sample.Document) -> None:
    paper = next(p for p in page.css(".paper") if p.attributes["data-name"] == document.outlet)
    blocks = paper.css(".block")
    assert blocks
    for block in blocks:
        start = int(str(block.attributes["data-o"]))
        text = block.text()
        assert text == document.text[start : start + len(text)].replace("\x00", "\ufffd")
    covered = "".join(b.text() for b in blocks)
    assert re.sub(r"\s", "", covered) == re.sub(r"\s", "", document.text).replace("\x00", "\ufffd")


def test_text_stands_once(source: str) -> None:
    assert source.count("Helfer füllen Sandsäcke am Südufer") == 1


def test_furniture_is_told_from_the_article(page: LexborHTMLParser) -> None:
    furniture = {words(b) for b in page.css(".furniture")}
    assert "Mehr zum Thema: So packen Sie einen Notfallrucksack" in furniture
    assert not any("Katastrophenfall ausgerufen" in f for f in furniture)


def test_every_link_on_the_page_has_its_target(page: LexborHTMLParser) -> None:
    ids = [str(n.attributes["id"]) for n in page.css("[id]")]
    assert len(ids) == len(set(ids))
    links = {str(a.attributes["href"]) for a in page.css("a[href^='#']")}
    assert links
    assert {h for h in links if h.removeprefix("#") not in ids} == set()


@pytest.mark.parametrize(
    "id", ["query", "day-1", "sources", "source-0", "chronology-title", "", "..", "a b", "ä", "x:1-2"]
)
def test_name_of_a_document_takes_no_name_of_the_page(id: str) -> None:
    twins = tuple(sample.read(name, [("paragraph", "Text")], outlet="Bote") for name in (id, id + "-2", id + "!"))
    page = LexborHTMLParser(render(Story(title="x", documents=twins)))
    ids = [str(n.attributes["id"]) for n in page.css("[id]")]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z0-9_.:-]+", name) for name in ids)


def test_link_opens_exactly_the_passage(page: LexborHTMLParser) -> None:
    opens = one(page, "#event-e-level").attributes["data-open"]
    match = re.fullmatch(r"#bote-5d86:(\d+)-(\d+)", str(opens))
    assert match
    start, end = map(int, match.groups())
    assert sample.BOTE.text[start:end] == "Der Pegel am Wehr steht seit einer Stunde bei 4,12 Metern."


# Hostile and odd input


def test_markup_in_a_document_is_text(page: LexborHTMLParser, source: str) -> None:
    assert words(one(page, "#event-e-letter .words")) == f"Ein Leser schrieb uns: {sample.HOSTILE}"
    assert page.css("img") == []
    assert len(page.css("script")) == 2
    assert source.count("</script>") == 2


def test_only_web_addresses_are_linked(page: LexborHTMLParser) -> None:
    out = [str(a.attributes["href"]) for a in page.css("a:not([href^='#'])")]
    assert out
    assert all(h.startswith("https://") for h in out)


@pytest.mark.parametrize(
    "title", ["</title><script>x</script>", "\ud800", "a\x00b", "", " ", "\u202e", "&amp;", "{{ 7*7 }}"]
)
def test_title_cannot_break_the_page(title: str) -> None:
    made = render(Story(title=title, documents=()))
    made.encode()
    page = LexborHTMLParser(made)
    assert one(page, "h1").text() == title.replace("\ud800", "\ufffd").replace("\x00", "\ufffd")
    assert len(page.css("script")) == 2


@pytest.mark.parametrize("zone", ["", "Mars/Base", "../../etc/passwd", "Europe"])
def test_zone_that_nobody_knows_is_shown_as_utc(zone: str) -> None:
    page = LexborHTMLParser(render(Story(title="x", documents=(), zone=zone)))
    assert "UTC" in words(one(page, ".fine"))


# The file


def test_nothing_is_fetched(page: LexborHTMLParser, source: str) -> None:
    assert page.css("[src], link:not([rel=icon]), iframe, object, embed, form[action]") == []
    assert one(page, "link[rel=icon]").attributes["href"] == "data:,"
    style = one(page, "style").text()
    assert "url(" not in style
    assert "@import" not in style


def test_policy_allows_this_style_and_this_script_and_nothing_else(page: LexborHTMLParser) -> None:
    policy = str(one(page, "meta[http-equiv=Content-Security-Policy]").attributes["content"])
    rules = dict(r.strip().split(" ", 1) for r in policy.split(";"))
    assert rules["default-src"] == "'none'"
    for rule, selector in (("style-src", "style"), ("script-src", "script:not([type])")):
        digest = base64.b64encode(hashlib.sha256(one(page, selector).text().encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
    assert page.css("[style], [onclick]") == []


def test_same_story_same_bytes(source: str) -> None:
    assert render(sample.rich()) == source


def test_data_is_json_and_cannot_end_its_element(page: LexborHTMLParser) -> None:
    text = one(page, "script[type='application/json']").text()
    assert not set("<>&\u2028\u2029") & set(text)
    data = json.loads(text)
    assert data["zone"] == "Europe/Vienna"
    assert data["languages"] == ["de", "en"]
    assert all(len(phrase) == len(data["languages"]) for phrase in data["phrases"])


def test_every_number_of_a_sentence_is_in_the_table(page: LexborHTMLParser) -> None:
    table = json.loads(one(page, "script[type='application/json']").text())["phrases"]
    for node in page.css("[data-p]"):
        assert node.text() == table[int(str(node.attributes["data-p"]))][0]


def test_passages_say_their_language_and_direction(page: LexborHTMLParser) -> None:
    assert one(page, "#event-e-quote .words").attributes["lang"] == "en"
    assert one(page, "#event-e-halls .words").attributes["lang"] == "de"
    assert one(page, "#event-e-quote .words").attributes["dir"] == "auto"


# Languages


def test_interface_speaks_english() -> None:
    page = LexborHTMLParser(render(RICH, language="en"))
    assert one(page, "html").attributes["lang"] == "en"
    assert words(one(page, "#chronology-title")) == "Chronology"
    assert words(one(page, "#event-e-hours .clock time")) == "about 22:00"
    assert words(one(page, "#event-e-quote .quiet")) == "2 independent sources"


def test_unknown_language_is_named() -> None:
    with pytest.raises(KeyError, match="xx"):
        render(RICH, language="xx")


def test_languages_have_the_same_keys_and_fields() -> None:
    german, english = (languages.words(code, "interface") for code in ("de", "en"))
    assert german.phrases.keys() == english.phrases.keys()
    assert german.counts.keys() == english.counts.keys()
    fields = re.compile(r"\{\w+\}")
    for key, phrase in german.phrases.items():
        assert set(fields.findall(phrase)) == set(fields.findall(english.phrases[key])), key


# Small and large


def test_empty_story_says_so() -> None:
    page = LexborHTMLParser(render(sample.empty()))
    assert [words(p) for p in page.css(".empty:not([hidden])")] == [
        "Diese Geschichte enthält keine Ereignisse.",
        "Keine Zitate gefunden.",
        "Keine Unterschiede gefunden.",
        "Keine Quellen.",
    ]
    assert page.css(".lanes") == []


def test_single_event_counts_in_the_singular() -> None:
    page = LexborHTMLParser(render(sample.single()))
    assert words(page.css(".numbers a")[0]) == "1 Ereignis"
    assert len(page.css(".event")) == 1


def test_large_story_stays_light() -> None:
    story = sample.large(events=400, documents=40)
    page = LexborHTMLParser(render(story))
    assert len(page.css(".event")) == 400
    assert len(page.css(".event *")) / 400 < 12
    assert len(page.css(".lanes path")) < 80
