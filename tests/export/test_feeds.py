"""Atom and JSON Feed: valid, paged, and a reader who follows a growing story sees each event once."""

from __future__ import annotations

import json
from typing import Any

import feedparser
import pytest
from msgspec import structs

from dateline.export.edition import Edition, ExportRefused, Options
from dateline.export.feeds import Feed, atom, feed_pages, json_feed
from dateline.export.files import etag
from dateline.export.formats import publish
from dateline.model import Story
from tests.export import sample, synthetic
from tests.export.conftest import BASE
from tests.export.validation import complaints, relax_ng, validator


def pages(story: Story, **options: Any) -> list[tuple[Feed, Any, dict[str, Any]]]:
    """Every page of the feed, with what feedparser reads of its Atom, and its JSON."""
    edition = Edition(story, Options(**options))
    found = []
    for page in feed_pages(edition):
        content = b"".join(atom(page, edition.clock.zone))
        assert relax_ng("atom", content) == []
        read = feedparser.parse(content)
        assert not read.bozo, read.bozo_exception
        feed = json.loads(b"".join(json_feed(page, edition.clock.zone)))
        assert complaints(validator("jsonfeed"), feed) == []
        found.append((page, read, feed))
    return found


def test_feeds_are_valid_and_hold_every_event(story: Story, base: str | None) -> None:
    found = pages(story, base=base)
    by_atom = [e.id for _, read, _ in found for e in read.entries]
    by_json = [i["id"] for _, _, feed in found for i in feed["items"]]
    assert by_atom == by_json
    assert len(set(by_atom)) == len(by_atom) == len(story.chronology)


def test_every_speaker_has_a_feed(story: Story) -> None:
    for speaker in list(dict.fromkeys(q.speaker for q in story.quotes if q.speaker))[:10]:
        found = pages(story, base=BASE, person=speaker)
        said = [q for q in story.quotes if q.speaker == speaker]
        assert sum(len(read.entries) for _, read, _ in found) == len(said)
        assert {i["content_text"] for _, _, feed in found for i in feed["items"]} == {q.text for q in said}


def test_words_are_the_passages(story: Story) -> None:
    words = {item["content_text"] for _, _, feed in pages(story) for item in feed["items"]}
    assert words == {e.text for e in story.chronology}


def test_newest_first(story: Story) -> None:
    found = [entry.updated_parsed for _, read, _ in pages(story) for entry in read.entries]
    assert found == sorted(found, reverse=True)


def test_pages_lead_to_each_other() -> None:
    found = pages(synthetic.night(250), base=BASE)
    assert [len(read.entries) for _, read, _ in found] == [100, 100, 50]
    links = [{link.rel: link.href for link in read.feed.links} for _, read, _ in found]
    address = [f"{BASE}feed.atom", f"{BASE}feed-2.atom", f"{BASE}feed-3.atom"]
    assert [one["self"] for one in links] == address
    assert [one.get("next") for one in links] == [*address[1:], None]
    assert [one.get("previous") for one in links] == [None, *address[:-1]]
    assert all(one["first"] == address[0] and one["last"] == address[-1] for one in links)
    assert [feed.get("next_url") for _, _, feed in found] == [
        f"{BASE}feed-2.feed.json",
        f"{BASE}feed-3.feed.json",
        None,
    ]
    assert [f.name for f in publish(synthetic.night(250), "atom", Options(base=BASE))] == [
        "feed.atom",
        "feed-2.atom",
        "feed-3.atom",
    ]


def grown(events: int) -> Story:
    """The night as it was known after so many events; ids inside the story count from the last, so that they move."""
    story = synthetic.night(20)
    kept = [structs.replace(e, id=f"e{events - n}") for n, e in enumerate(story.chronology[:events])]
    return structs.replace(story, chronology=tuple(kept))


def test_a_reader_sees_each_event_once_while_the_story_grows() -> None:
    seen: dict[str, str] = {}
    for events in range(1, 21):
        _, read, _ = pages(grown(events), base=BASE)[0]
        new = [e for e in read.entries if e.id not in seen]
        assert len(new) == 1
        seen |= {e.id: e.updated for e in read.entries}
        assert all(seen[e.id] == e.updated for e in read.entries)
    assert len(seen) == 20


def test_a_second_report_leaves_the_id_and_moves_the_time() -> None:
    story = synthetic.night(1)
    event = story.chronology[0]
    alone = structs.replace(story, chronology=(structs.replace(event, passages=event.passages[:1], sources=1),))
    first = pages(alone)[0][1].entries[0]
    # what is shown first may change too
    both = structs.replace(
        story, chronology=(structs.replace(event, passages=event.passages[::-1], text=event.passages[1].exact),)
    )
    second = pages(both)[0][1].entries[0]
    assert second.id == first.id
    assert second.published == first.published
    assert second.updated > first.updated


def test_a_correction_moves_the_time() -> None:
    found = {i["id"]: i for i in pages(synthetic.corrected())[0][2]["items"]}
    before = {i["id"]: i for i in pages(synthetic.night(4))[0][2]["items"]}
    moved = [one for one in found if found[one]["date_modified"] > before[one]["date_modified"]]
    assert len(moved) == 3
    assert all("corrected" in found[one]["tags"] for one in moved)


def test_names_that_a_store_keeps_are_used() -> None:
    story = synthetic.night(2)
    edition = Edition(story, Options(keys={"e0": "kept"}))
    assert edition.names.events["e0"] == "kept"


def test_the_same_content_has_the_same_etag() -> None:
    content = b"".join(f.bytes() for f in publish(sample.rich(), "atom"))
    assert etag(content) == etag(b"".join(f.bytes() for f in publish(sample.rich(), "atom")))
    assert etag(content) != etag(content + b" ")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"person": "Niemand"}, "Niemand: the story has no such person. Those who speak in it: "),
        ({"page_size": 0}, "0: a page of a feed holds at least one entry."),
        ({"base": "desk/story"}, "desk/story: it is no address of a folder on the web."),
        ({"base": "https://desk.example/?a=1"}, "https://desk.example/?a=1: it is no address of a folder on the web."),
        ({"language": "xx"}, "xx: there are no words in this language (there are: de, en)."),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(options: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ExportRefused) as refused:
        pages(sample.rich(), **options)
    assert str(refused.value).startswith(sentence)


def test_a_person_is_found_by_name() -> None:
    assert pages(synthetic.night(3), person="Oda Brandt")[0][1].feed.title == "Oda Brandt"
