"""What people read in the newsroom's own pages: phrases, times, the log, revisions, and what they put into forms."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from markupsafe import Markup

from dateline import languages
from dateline.model import (
    Actor,
    Alteration,
    By,
    Correction,
    Document,
    Edit,
    Hide,
    Note,
    Redo,
    Rename,
    Revision,
    Story,
    Target,
    Undo,
)
from dateline.server.entries import entries_of
from dateline.server.forms import LinksUnclear, links_in, texts_as_uploads
from dateline.server.persons import marks_of, mentions_of
from dateline.server.rendering import _moment, _said_with
from dateline.server.revisions import changes_of
from dateline.server.speech import Speech, available, choose

AT = dt.datetime(2031, 5, 16, 20, 3, tzinfo=dt.UTC)


# Words


def test_every_language_has_every_phrase_with_the_same_fields() -> None:
    words: dict[str, Any] = {code: languages.words(code, "newsroom") for code in available()}
    assert {"de", "en"} <= words.keys()
    first = words["de"]
    for code, other in words.items():
        assert other.phrases.keys() == first.phrases.keys(), code
        assert other.counts.keys() == first.counts.keys(), code
        for key, phrase in other.phrases.items():
            assert fields(phrase) == fields(first.phrases[key]), f"{code}/{key}"


def fields(phrase: str) -> set[str]:
    return {part.partition("}")[0] for part in phrase.split("{")[1:]}


@pytest.mark.parametrize(
    ("wanted", "accepted", "expected"),
    [
        ("en", "de-AT,de;q=0.9", "en"),
        (None, "de-AT,de;q=0.9,en;q=0.8", "de"),
        (None, "fr;q=1,en;q=0.4,de;q=0.3", "en"),
        (None, "en;q=0,de;q=0.1", "de"),
        (None, "fr", "de"),
        (None, "", "de"),
        (None, "en;q=viel", "de"),
        ("xx", ",;,=;q=", "de"),
    ],
)
def test_language_is_the_one_chosen_or_else_the_one_liked_best(
    wanted: str | None, accepted: str, expected: str
) -> None:
    assert choose(wanted, accepted, "de") == expected


def test_phrase_with_markup_escapes_what_is_none() -> None:
    said = _said_with(Speech("de"), "log_by", by="<b>Änne</b> {time}", time=Markup("<time>22:03</time>"))
    assert said == "&lt;b&gt;Änne&lt;/b&gt; {time}, <time>22:03</time>"


def test_instant_says_its_zone_where_no_script_changes_it() -> None:
    assert _moment(Speech("en"), AT).striptags() == "16 May, 20:03 UTC"
    assert _moment(Speech("de"), AT, "Europe/Berlin").striptags() == "16. Mai, 22:03"
    assert _moment(Speech("de"), None) == "noch nie"


# The log


def edit(number: int, correction: Correction) -> Edit:
    return Edit(number=number, base=number - 1, by="Jo", at=AT, correction=correction)


def test_log_tells_the_last_first_and_what_counts() -> None:
    target = Target(kind="event", id="e1", words="Der Damm bricht")
    log = (
        edit(1, Hide(target=target)),
        edit(2, Note(target=target, text="Prüfen")),
        edit(3, Undo(edit=1)),
        edit(4, Rename(target=Target(kind="story", words="Alt"), name="Neu")),
        edit(5, Undo(edit=4)),
        edit(6, Redo(edit=4)),
    )
    told = {e.number: e for e in entries_of(Story(title="x", documents=(), edits=log))}
    assert list(told) == [6, 5, 4, 3, 2, 1]
    assert {n for n, e in told.items() if e.counts} == {2, 4}
    assert {n for n, e in told.items() if e.taken_back} == {1}
    assert [told[n].text for n in (2, 4, 6)] == ["Prüfen", "Neu", "4"]
    assert told[2].words == ("Der Damm bricht",)


# Revisions


def test_revision_is_told_in_pieces_that_are_the_passages() -> None:
    before, after = (
        Document(id="a", text="Rund 300 Menschen fliehen."),
        Document(id="b", text="Rund 450 Menschen fliehen heute."),
    )
    alteration = Alteration(
        kind="altered",
        before=before.passage(0, 26),
        after=after.passage(0, 32),
        before_words=(before.passage(5, 8),),
        after_words=(after.passage(5, 8), after.passage(25, 31)),
    )
    [(kind, was, now)] = changes_of(Revision(before=before, document="b", alterations=(alteration,)), {"b": after})
    assert kind == "altered"
    assert was == [("Rund ", False), ("300", True), (" Menschen fliehen.", False)]
    assert now == [("Rund ", False), ("450", True), (" Menschen fliehen", False), (" heute", True), (".", False)]


def test_what_came_and_what_went_stand_alone() -> None:
    before, after = Document(id="a", text="Alt."), Document(id="b", text="Neu.")
    revision = Revision(
        before=before,
        document="b",
        alterations=(
            Alteration(kind="removed", before=before.passage(0, 4)),
            Alteration(kind="added", after=after.passage(0, 4)),
        ),
    )
    assert changes_of(revision, {"b": after}) == [("removed", [("Alt.", True)], []), ("added", [], [("Neu.", True)])]


# A person


def test_mentions_stand_with_the_words_around_them() -> None:
    document = Document(id="d", text="Zuerst sprach Ohm. " + "Wort " * 40 + "Dann ging Ohm.")
    places = [document.text.index("Ohm"), document.text.rindex("Ohm")]
    actor = Actor(
        id="ohm",
        name="Ohm",
        kind="person",
        names=("Ohm",),
        mentions=tuple(document.passage(p, p + 3) for p in reversed(places)),
        by=(By(what="renamed", by="Jo", at=AT, edit=1, text="Om"),),
    )
    first, second = mentions_of(actor, Story(title="x", documents=(document,), actors=(actor,)))
    assert (first.before, first.passage.exact, first.after) == ("", "Ohm", "")
    assert second.passage.start == places[1]
    assert [(m.key, m.text) for m in marks_of(actor)] == [("rename", "Om")]


# Forms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("https://a.example/x\nhttps://b.example/", ("https://a.example/x", "https://b.example/")),
        ("Siehe https://a.example/x, und (https://a.example/y).", ("https://a.example/x", "https://a.example/y")),
        ("https://a.example/x https://a.example/x", ("https://a.example/x",)),
        ('<a href="https://a.example/x">hier</a>', ("https://a.example/x",)),
    ],
)
def test_links_are_found_however_they_are_given(text: str, expected: tuple[str, ...]) -> None:
    assert links_in(text) == expected


@pytest.mark.parametrize(
    "text",
    ["kein Link", "ftp://a.example", "javascript:alert(1)", "\n".join(f"https://a.example/{n}" for n in range(201))],
)
def test_what_is_no_link_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(LinksUnclear):
        links_in(text)


@pytest.mark.parametrize(
    ("text", "ending"),
    [("Wien (APA) - …", "txt"), ("  <!DOCTYPE html><p>x", "html"), ("<article>x", "html"), ("< 5 Euro", "txt")],
)
def test_pasted_text_is_told_from_markup(text: str, ending: str) -> None:
    [upload] = texts_as_uploads(["  ", text])
    assert upload.name == f"pasted-1.{ending}"
    assert upload.content.decode() == text
