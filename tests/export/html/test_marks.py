"""What people corrected is on the page as theirs: with their name, apart from every source's words, and as text."""

from __future__ import annotations

import datetime as dt

import pytest
from selectolax.lexbor import LexborHTMLParser

from dateline.export.html import render
from dateline.model import Edit, MarkKey, Note, Pin, Rename, Resolve, SetTime, Story, Target
from dateline.story.corrections import apply, target
from tests.export import sample, synthetic

AT = dt.datetime(2031, 5, 17, 12, 30, tzinfo=dt.UTC)
RICH = sample.rich()
HOSTILE = '<img src=x onerror=alert(1)> & "so"'


def edited(*corrections: object, story: Story = RICH, by: str = "Ada <i>Zorn</i>") -> LexborHTMLParser:
    """The page of a story that one person corrected."""
    log = [Edit(number=n, base=n - 1, by=by, at=AT, correction=c) for n, c in enumerate(corrections, 1)]  # type: ignore[arg-type]
    corrected = apply(story, log)
    assert corrected.unapplied == ()
    return LexborHTMLParser(render(corrected))


def words(page: LexborHTMLParser, selector: str) -> list[str]:
    """What stands in the elements."""
    return [" ".join(node.text().split()) for node in page.css(selector)]


def event(id: str = "e-level") -> Target:
    return target(RICH, "event", id)


def difference() -> Target:
    return target(RICH, "difference", RICH.differences[0].id)


def test_key_event_has_its_shape_and_says_who_marked_it() -> None:
    page = edited(MarkKey(event=event()))
    assert words(page, ".event.key .key-tag") == ["Schlüsselereignis"]
    assert words(page, "#event-e-level .did-key .by-whom") == ["Als Schlüsselereignis markiert von Ada <i>Zorn</i>."]


def test_pinned_event_is_linked_on_top() -> None:
    page = edited(Pin(target=event()))
    assert [a.attributes["href"] for a in page.css("#pinned a")] == ["#event-e-level"]
    assert page.css_first("#event-e-level") is not None


def test_pinned_quotation_is_linked_with_its_voice() -> None:
    quote = next(q for q in RICH.quotes if q.speaker)
    page = edited(Pin(target=target(RICH, "quote", quote.id)))
    assert [a.attributes["href"] for a in page.css("#pinned a")] == [f"#quote-{quote.id}"]
    assert quote.text in words(page, "#pinned a")[0]


@pytest.mark.parametrize("kind", ["story", "event", "quote", "difference"])
def test_note_is_a_persons_words_and_nothing_else(kind: str) -> None:
    where = {
        "story": Target(kind="story"),
        "event": event(),
        "quote": target(RICH, "quote", RICH.quotes[0].id),
        "difference": difference(),
    }[kind]
    page = edited(Note(target=where, text=HOSTILE))
    assert words(page, ".did-note .note-words") == [HOSTILE]
    assert words(page, ".did-note .by-whom") == ["Notiz von Ada <i>Zorn</i>."]
    # A note is no passage: nothing that searches passages or opens a source takes it for one.
    assert page.css(".note-words.searched, .words .note-words, .note-words a") == []


def test_resolved_difference_says_who_why_and_what_holds() -> None:
    value = RICH.differences[0].values[0].value
    page = edited(Resolve(difference=difference(), value=value, text=HOSTILE))
    row = f"#difference-{RICH.differences[0].id}"
    assert words(page, f"{row} th .held") == [value]
    assert words(page, f"{row} th .note-words") == [HOSTILE]
    assert words(page, f"{row} th .by-whom") == ["Unterschied geklärt von Ada <i>Zorn</i>."]
    assert words(page, f"{row} .value.holds .holds-tag")
    assert page.css(f'.differs.settled[href="{row}"]')
    assert page.css(f'.differs:not(.settled)[href="{row}"]') == []


def test_difference_of_which_no_value_holds_says_so() -> None:
    page = edited(Resolve(difference=difference(), value=None, text="Beide zogen zurück"))
    assert "Keiner der Werte gilt." in words(page, ".resolution p")
    assert page.css(".holds-tag") == []


def test_what_stood_there_before_is_told() -> None:
    page = edited(
        SetTime(event=event(), start=AT, precision="minute"),
        Rename(target=Target(kind="story"), name="Ein <b>anderer</b> Titel"),
    )
    before = next(e.start for e in RICH.chronology if e.id == "e-level")
    assert before is not None
    assert words(page, "#event-e-level .did-time .by-whom")[0].startswith("Zeit gesetzt von Ada <i>Zorn</i>; vorher: ")
    assert before.isoformat() not in words(page, "#event-e-level .did-time")[0]
    assert words(page, "h1") == ["Ein <b>anderer</b> Titel"]
    assert RICH.title in words(page, ".front .did-renamed")[0]


def test_new_name_of_a_person_says_the_one_before() -> None:
    page = LexborHTMLParser(render(synthetic.corrected()))
    assert words(page, ".person-head .did-renamed .by-whom") == ["Umbenannt von Jo; vorher: Brandt."]


def test_a_story_that_nobody_corrected_has_no_marks() -> None:
    page = LexborHTMLParser(render(RICH))
    assert page.css(".by-people, .key-tag, #pinned, .settled, .holds-tag") == []


def test_markup_of_a_name_stays_text_everywhere() -> None:
    page = LexborHTMLParser(render(synthetic.corrected()))
    assert page.css("b") == []
    assert any("Änne <b>K</b>" in said for said in words(page, ".by-whom"))
