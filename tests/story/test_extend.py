"""A story followed: what was known keeps its name, and what is new is said."""

from __future__ import annotations

import datetime as dt
import json
import random
from pathlib import Path
from typing import Any

import msgspec
import pytest

import dateline
from dateline.model import Document, Provenance, Story
from dateline.story import build, extend, verify
from tests.story.coverage import article, ticker
from tests.story.test_build import check

BRIDGE = "Die Brücke von Morltal ist am Freitag wegen Rissen gesperrt worden. Verletzt wurde niemand."
AGAIN = "Wegen Rissen ist am Freitag die Brücke von Morltal gesperrt worden. Pendler warten auf Busse."
SPEECH = (
    "„Wir gehen kein Risiko ein, solange niemand weiß, wie tief die Risse sind“, sagte Bürgermeisterin Hanna Ostermoor."
)


def state(
    text: str, minute: int, *, id: str, url: str = "https://bote.example/bruecke", modified: bool = True
) -> Document:
    """An article's state at 9:minute, retrieved then."""
    seen = dt.datetime(2031, 5, 9, 9, minute, tzinfo=dt.UTC)
    return msgspec.structs.replace(
        article(text, id=id),
        url=url,
        outlet="Bote",
        modified=seen.isoformat() if modified else None,
        provenance=Provenance(sha256=id, retrieved=seen),
    )


def nameless(story: Story) -> Any:
    """A story without its ids, in an order that does not depend on them."""
    plain = json.loads(msgspec.json.encode(story))
    texts = {e["id"]: e["text"] for e in plain["chronology"]} | {q["id"]: q["text"] for q in plain["quotes"]}
    texts |= {d["id"]: d["about"] for d in plain["differences"]} | {a["id"]: a["name"] for a in plain["actors"]}

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: bare(v) for k, v in value.items() if k != "id"}
        if isinstance(value, list):
            return [bare(v) for v in value]
        return texts.get(value, value) if isinstance(value, str) else value

    return bare({k: v for k, v in plain.items() if k not in ("documents", "sources", "reuse", "revisions", "given")})


def test_a_new_report_joins_a_known_event_and_a_new_event_is_said_to_be_new() -> None:
    story = build([article(BRIDGE, id="a")])
    found = extend(story, [article(AGAIN, id="b", hour=10)])
    check(found.story)
    assert found.documents == ("b",)
    (report,) = found.reports
    known = {e.id: e for e in story.chronology}
    assert "Risse" in known[report.event].text
    assert [p.exact for p in report.passages] == ["Wegen Rissen ist am Freitag die Brücke von Morltal gesperrt worden."]
    new = [e.text for e in found.story.chronology if e.id in found.events]
    assert new == ["Pendler warten auf Busse."]


def test_nothing_new_is_said_of_a_document_that_was_there() -> None:
    story = build([article(BRIDGE, id="a")])
    found = extend(story, [article(BRIDGE, id="a")])
    assert found.story == story
    assert not found.changed


def test_an_event_keeps_its_id_when_an_earlier_one_comes_before_it() -> None:
    story = build([article(BRIDGE, id="b", hour=12)])
    found = extend(story, [article("Ein Radfahrer entdeckt tiefe Spalten im Asphalt.", id="a", hour=8)])
    before = {e.text: e.id for e in story.chronology}
    after = {e.text: e.id for e in found.story.chronology}
    assert before.items() <= after.items()
    assert len(set(after.values())) == len(after)


def test_an_extended_story_is_the_one_built_anew() -> None:
    documents = [
        article(f"{BRIDGE} {SPEECH}", id="a"),
        article(f"{AGAIN} {SPEECH}", id="b", hour=10),
        ticker(("9:05", "Brücke gesperrt", "Die Polizei sperrt die Brücke von Morltal.")),
        article("Bei dem Einsturz starben drei Menschen.", id="c", hour=11),
        article("Bei dem Einsturz starben fünf Menschen.", id="d", hour=15),
    ]
    whole = build(documents, zone="UTC")
    for seed in range(6):
        shuffled = random.Random(seed).sample(documents, len(documents))
        story = build(shuffled[:1], zone="UTC")
        for document in shuffled[1:]:
            story = extend(story, [document]).story
        check(story)
        assert not verify(story).failures
        assert nameless(story) == nameless(whole)


def test_a_later_count_is_a_changed_figure() -> None:
    story = build([article("Bei dem Brand starben drei Menschen.", id="a")])
    found = extend(story, [article("Bei dem Brand starben fünf Menschen.", id="b", hour=15)])
    (figure,) = found.figures
    assert figure.new
    assert [v.value for v in figure.values] == ["drei", "fünf"]
    again = extend(found.story, [article("Bei dem Brand starben sieben Menschen.", id="c", hour=18)])
    (figure,) = again.figures
    assert not figure.new
    assert [v.value for v in figure.values] == ["sieben"]


def test_a_page_that_changed_is_a_revision_and_both_states_are_kept() -> None:
    first = state(f"{BRIDGE}\n\nDrei Busse fahren.", 5, id="one")
    later = state(f"{BRIDGE}\n\nVier Busse fahren.\n\n{SPEECH}", 30, id="two", modified=False)
    found = extend(build([first]), [later])
    check(found.story)
    assert not verify(found.story).failures
    (revision,) = found.revisions
    assert (revision.before.id, revision.document, revision.silent) == ("one", "two", False)
    kinds = {a.kind: a for a in revision.alterations}
    assert kinds.keys() == {"altered", "added"}
    assert [p.exact for p in kinds["altered"].before_words] == ["Drei"]
    assert [p.exact for p in kinds["altered"].after_words] == ["Vier"]
    assert [d.id for d in found.story.documents] == ["two"]
    assert found.story.document("one").text == first.text


def test_a_silent_change_is_called_so() -> None:
    first, later = (state(t, 5, id=i, modified=False) for t, i in ((BRIDGE, "one"), (f"{BRIDGE} {SPEECH}", "two")))
    (revision,) = build([later, first]).revisions
    assert revision.silent


def test_what_a_page_took_away_is_removed_and_its_event_is_gone() -> None:
    first = state(f"{BRIDGE}\n\nDer Bürgermeister ist zurückgetreten.", 5, id="one")
    story = build([first])
    found = extend(story, [state(BRIDGE, 30, id="two")])
    gone = [e.text for e in story.chronology if e.id in found.gone]
    assert gone == ["Der Bürgermeister ist zurückgetreten."]
    assert [a.kind for r in found.revisions for a in r.alterations] == ["removed"]
    assert found.events == ()
    assert found.reports == ()


def test_the_number_of_an_event_that_is_gone_is_never_given_again() -> None:
    story = build([state(f"{BRIDGE}\n\nDer Bürgermeister ist zurückgetreten.", 5, id="one")])
    last = max(story.chronology, key=lambda e: int(e.id[1:]))
    without = extend(story, [state(BRIDGE.split(". ", maxsplit=1)[0] + ".", 30, id="two")]).story
    assert last.id not in {e.id for e in without.chronology}
    again = extend(without, [article("Der Zoo von Morltal hat am Freitag drei Pinguine gekauft.", id="z", hour=11)])
    assert last.id not in {e.id for e in again.story.chronology}
    assert again.story.given.events > int(last.id[1:])


def test_an_event_keeps_its_id_through_a_revision_that_moves_it() -> None:
    story = build([state(BRIDGE, 5, id="one")])
    found = extend(story, [state(f"Eilmeldung aus Morltal vom Freitag.\n\n{BRIDGE}", 30, id="two")])
    before = {e.text: e.id for e in story.chronology}
    assert before.items() <= {e.text: e.id for e in found.story.chronology}.items()


def test_pages_that_give_one_address_but_share_nothing_are_two_pages() -> None:
    one = state(BRIDGE, 5, id="one", url="https://bote.example/")
    other = state(
        "Der Stadtrat beschließt einen Haushalt von zwei Millionen Euro.", 9, id="two", url="https://bote.example/"
    )
    story = build([one, other])
    assert len(story.documents) == 2
    assert story.revisions == ()


def test_states_in_any_order_make_one_story() -> None:
    texts = (BRIDGE, f"{BRIDGE}\n\nVier Busse fahren.", f"{BRIDGE}\n\nFünf Busse fahren.\n\n{SPEECH}")
    states = [state(t, 5 * n, id=f"s{n}") for n, t in enumerate(texts)]
    whole = build(states)
    assert [(r.before.id, r.document) for r in whole.revisions] == [("s0", "s1"), ("s1", "s2")]
    assert build(states[::-1]) == whole
    assert extend(build(states[2:]), states[:2]).story.revisions == whole.revisions


def test_a_story_given_a_title_keeps_it() -> None:
    story = build([article(BRIDGE, id="a")], title="Die Brücke")
    assert extend(story, [article(AGAIN, id="b")]).story.title == "Die Brücke"


def test_an_empty_story_is_extended_to_one() -> None:
    found = extend(build([]), [article(BRIDGE, id="a")])
    assert set(found.events) == {e.id for e in found.story.chronology} != set()


@pytest.mark.parametrize("first", [1, 3])
def test_the_examples_one_after_the_other(first: int) -> None:
    paths = sorted(str(p) for p in (Path(__file__).parents[2] / "examples").glob("*.html"))
    read = [dateline.read(dateline.open_page(p)) for p in paths]
    dated = [dateline.annotate(d) for d in dateline.date_tickers(read)]
    found = extend(build(dated[:first], zone="Europe/Berlin"), dated[first:])
    check(found.story)
    assert nameless(found.story) == nameless(build(dated, zone="Europe/Berlin"))
