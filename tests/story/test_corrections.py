"""Corrections: each does what it says, is marked as a person's, can be taken back, and survives a new build."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

import dateline
from dateline.model import (
    Actor,
    Annotations,
    Block,
    Correction,
    Document,
    Edit,
    Event,
    Hide,
    MarkKey,
    MergeActors,
    MergeEvents,
    Note,
    Passage,
    Pin,
    Redo,
    Rename,
    Resolve,
    Revision,
    SetSpeaker,
    SetTime,
    Source,
    SplitActor,
    SplitEvent,
    Story,
    Target,
    Unapplied,
    Undo,
    Update,
)
from dateline.story.corrections import (
    active,
    apply,
    conflicts,
    last_redoable,
    last_undoable,
    objection,
    target,
    targets_of,
)
from dateline.story.targets import passages_of, same_place

AT = dt.datetime(2026, 3, 16, 8, tzinfo=dt.UTC)
TEXT = "Die Mauer hält. Die Sirenen heulen. Vossbeck spricht. Vossbeck geht. Der Pegel sinkt."


def log(*corrections: Correction, base: int | None = None, by: str = "Ada") -> tuple[Edit, ...]:
    """Entries one after the other, each made on the state before it (or on `base`)."""
    return tuple(
        Edit(number=n, base=n - 1 if base is None else base, by=by, at=AT, correction=correction)
        for n, correction in enumerate(corrections, 1)
    )


def words(words: str, document: str = "a") -> Passage:
    at = TEXT.index(words)
    return Passage(document, at, at + len(words), words)


def event(id: str, *passages: Passage, **fields: Any) -> Event:
    return Event(id=id, kind="happened", text=passages[0].exact, passages=passages, sources=1, **fields)


def small() -> Story:
    """Two documents with the same words, four events, one actor with four mentions."""
    documents = tuple(Document(id=d, text=TEXT, blocks=(Block("paragraph", 0, len(TEXT)),)) for d in "ab")
    mentions = tuple(
        Passage(d, TEXT.index(w), TEXT.index(w) + 8, "Vossbeck")
        for d in "ab"
        for w in ("Vossbeck spricht", "Vossbeck geht")
    )
    return Story(
        title="Mauer",
        documents=documents,
        sources=(Source(id="a", name="A", documents=("a",)), Source(id="b", name="B", documents=("b",))),
        actors=(
            Actor(id="vossbeck", name="Vossbeck", kind="person", names=("Vossbeck",), mentions=mentions),
            Actor(id="mauer", name="Mauer", kind="other", names=("Mauer",), mentions=(words("Mauer"),)),
        ),
        chronology=(
            event("e1", words("Die Mauer hält."), words("Die Mauer hält.", "b"), start=AT, actors=("mauer",)),
            event("e2", words("Die Sirenen heulen."), start=AT + dt.timedelta(hours=1)),
            event("e3", words("Vossbeck spricht."), words("Vossbeck geht.", "b"), actors=("vossbeck",)),
            event("e4", words("Der Pegel sinkt."), start=AT + dt.timedelta(hours=2), outcome="e2"),
        ),
    )


def ids(story: Story) -> list[str]:
    return [e.id for e in story.chronology]


def by_id(story: Story, id: str) -> Event:
    return next(e for e in story.chronology if e.id == id)


def test_merged_events_are_one_with_all_reports() -> None:
    story = small()
    done = apply(story, log(MergeEvents(events=(target(story, "event", "e1"), target(story, "event", "e2")))))
    one = by_id(done, "e1")
    assert ids(done) == ["e1", "e3", "e4"]
    assert [p.exact for p in one.passages] == ["Die Mauer hält.", "Die Mauer hält.", "Die Sirenen heulen."]
    assert (one.text, one.sources, one.start) == ("Die Mauer hält.", 2, AT)
    assert [(mark.what, mark.by, mark.edit) for mark in one.by] == [("merged", "Ada", 1)]
    assert by_id(done, "e4").outcome == "e1"


def test_a_merged_event_without_a_time_takes_the_others() -> None:
    story = small()
    done = apply(story, log(MergeEvents(events=(target(story, "event", "e3"), target(story, "event", "e2")))))
    assert by_id(done, "e3").start == AT + dt.timedelta(hours=1)
    assert ids(done) == ["e1", "e3", "e4"]


def test_split_events_share_reports_and_people() -> None:
    story = small()
    split = SplitEvent(event=target(story, "event", "e3"), apart=(words("Vossbeck geht.", "b"),))
    done = apply(story, log(split))
    assert ids(done) == ["e1", "e2", "e3", "e3-1", "e4"] or set(ids(done)) == {"e1", "e2", "e3", "e3-1", "e4"}
    assert [p.exact for p in by_id(done, "e3").passages] == ["Vossbeck spricht."]
    assert by_id(done, "e3-1").text == "Vossbeck geht."
    assert by_id(done, "e3-1").actors == ("vossbeck",)
    assert by_id(done, "e3-1").start is None


def test_a_split_report_has_the_time_of_its_entry() -> None:
    story = small()
    entry = Update(id="u1", start=0, end=len(TEXT), time=AT, time_basis="stated")
    documents = (story.documents[0], structs.replace(story.documents[1], updates=(entry,)))
    story = structs.replace(story, documents=documents)
    split = SplitEvent(event=target(story, "event", "e3"), apart=(words("Vossbeck geht.", "b"),))
    assert by_id(apply(story, log(split)), "e3-1").start == AT


def test_split_and_merged_again() -> None:
    story = small()
    split = SplitEvent(event=target(story, "event", "e3"), apart=(words("Vossbeck geht.", "b"),))
    parts = apply(story, log(split))
    merge = MergeEvents(events=(target(parts, "event", "e3"), target(parts, "event", "e3-1")))
    done = apply(story, log(split, merge))
    assert set(by_id(done, "e3").passages) == set(by_id(story, "e3").passages)


def test_actors_are_merged_with_what_they_did() -> None:
    story = small()
    merge = MergeActors(actors=(target(story, "actor", "mauer"), target(story, "actor", "vossbeck")))
    done = apply(story, log(merge))
    assert [(a.id, a.names, len(a.mentions)) for a in done.actors] == [("mauer", ("Mauer", "Vossbeck"), 5)]
    assert by_id(done, "e3").actors == ("mauer",)


def test_split_actors_take_their_events_along() -> None:
    story = small()
    geht = Passage("b", TEXT.index("Vossbeck geht"), TEXT.index("Vossbeck geht") + 8, "Vossbeck")
    done = apply(story, log(SplitActor(actor=target(story, "actor", "vossbeck"), apart=(geht,), name="Ruben Vossbeck")))
    assert [(a.id, a.name) for a in done.actors] == [
        ("vossbeck", "Vossbeck"),
        ("vossbeck-1", "Ruben Vossbeck"),
        ("mauer", "Mauer"),
    ]
    assert by_id(done, "e3").actors == ("vossbeck", "vossbeck-1")


def test_rename_set_time_speaker_and_marks() -> None:
    story = small()
    later = AT + dt.timedelta(hours=9)
    e1 = target(story, "event", "e1")
    done = apply(
        story,
        log(
            Rename(target=target(story, "actor", "vossbeck"), name="  Henrike   Vossbeck "),
            Rename(target=target(story, "story"), name="Die Nacht"),
            SetTime(event=e1, start=later, precision="minute"),
            Pin(target=e1),
            MarkKey(event=e1),
            Note(target=e1, text="Stimmt das?"),
            Note(target=target(story, "story"), text="Fertig."),
        ),
    )
    assert done.actors[0].name == "Henrike Vossbeck"
    assert done.actors[0].by[0].text == "Vossbeck"
    assert (done.title, done.title_passage, [m.what for m in done.by]) == ("Die Nacht", None, ["renamed", "note"])
    one = by_id(done, "e1")
    assert (one.start, one.time_basis, one.pinned, one.key) == (later, "given", True, True)
    assert [m.what for m in one.by] == ["time", "pinned", "key", "note"]
    assert one.by[3].text == "Stimmt das?"
    assert ids(done)[-1] == "e1"
    assert done.unapplied == ()


def test_a_story_goes_as_far_as_its_events() -> None:
    story = structs.replace(small(), start=AT, end=AT + dt.timedelta(hours=2))
    e1, e4 = target(story, "event", "e1"), target(story, "event", "e4")
    later, earlier = AT + dt.timedelta(hours=9), AT - dt.timedelta(hours=9)
    done = apply(story, log(SetTime(event=e1, start=later)))
    assert (done.start, done.end) == (AT + dt.timedelta(hours=1), later)
    done = apply(story, log(SetTime(event=e4, start=earlier), Hide(target=e1)))
    assert (done.start, done.end) == (earlier, AT + dt.timedelta(hours=1))


def test_what_is_hidden_is_nowhere() -> None:
    story = small()
    done = apply(story, log(Hide(target=target(story, "event", "e2")), Hide(target=target(story, "actor", "vossbeck"))))
    assert ids(done) == ["e1", "e3", "e4"]
    assert by_id(done, "e4").outcome is None
    assert by_id(done, "e3").actors == ()
    assert [e.correction.target.words for e in done.edits] == ["Die Sirenen heulen.", "Vossbeck"]  # type: ignore[union-attr]


def test_only_what_was_meant_is_hidden_when_events_were_joined_since() -> None:
    story = small()
    entries = log(Hide(target=target(story, "event", "e2")))
    one, two = by_id(story, "e2"), by_id(story, "e4")
    joined = structs.replace(one, passages=(*one.passages, *two.passages))
    later = structs.replace(story, chronology=(story.chronology[0], joined, story.chronology[2]))
    assert [e.text for e in apply(later, entries).chronology if e.id == "e2"] == ["Der Pegel sinkt."]
    reports = structs.replace(one, passages=(*one.passages, words("Die Sirenen heulen.", "b")))  # the same, elsewhere
    later = structs.replace(story, chronology=(story.chronology[0], reports, story.chronology[2]))
    assert "e2" not in ids(apply(later, entries))


def test_of_a_passage_that_grew_the_sentences_beside_are_not_hidden() -> None:
    story = small()
    entries = log(Hide(target=target(story, "event", "e2")))
    start, end = TEXT.index("Die Sirenen"), TEXT.index("Der Pegel sinkt.") + len("Der Pegel sinkt.")
    sentences = tuple((p.start, p.end) for w in ("Die Sirenen heulen.", "Der Pegel sinkt.") for p in [words(w)])
    grown = structs.replace(by_id(story, "e2"), passages=(Passage("a", start, end, TEXT[start:end]),))
    documents = (structs.replace(story.documents[0], annotations=Annotations(sentences=sentences)), story.documents[1])
    later = structs.replace(story, documents=documents, chronology=(story.chronology[0], grown))
    assert [e.text for e in apply(later, entries).chronology] == ["Die Mauer hält.", "Der Pegel sinkt."]
    assert "e2" not in ids(apply(structs.replace(later, documents=story.documents), entries))


@pytest.mark.parametrize(
    ("correction", "reason"),
    [
        (Pin(target=Target(kind="event", id="e1", passages=(Passage("c", 0, 3, "Die"),))), "target-gone"),
        (Pin(target=Target(kind="event", id="e1")), "target-gone"),
        (Pin(target=Target(kind="actor", passages=(words("Mauer"),))), "not-possible"),
        (Hide(target=Target(kind="story")), "not-possible"),
        (SplitEvent(event=target(small(), "event", "e1"), apart=(Passage("a", 15, 16, " "),)), "no-such-passage"),
        (SplitEvent(event=target(small(), "event", "e1"), apart=small().chronology[0].passages), "nothing-left"),
        (MergeEvents(events=(target(small(), "event", "e1"), Target(kind="event", id="e9"))), "target-gone"),
    ],
)
def test_what_finds_nothing_is_kept_and_told(correction: Correction, reason: str) -> None:
    story = small()
    done = apply(story, log(correction))
    assert done.unapplied == (Unapplied(edit=1, reason=reason),)  # type: ignore[arg-type]
    assert structs.replace(done, edits=(), unapplied=()) == story
    assert len(done.edits) == 1


def test_a_target_is_found_in_a_later_state_of_its_page() -> None:
    story = small()
    pin = Pin(target=target(story, "event", "e2"))
    longer = "Korrektur. " + TEXT
    later = Document(id="a2", text=longer, blocks=(Block("paragraph", 0, len(longer)),))

    def moved(passage: Passage) -> Passage:
        return (
            Passage("a2", passage.start + 11, passage.end + 11, passage.exact) if passage.document == "a" else passage
        )

    rebuilt = structs.replace(
        story,
        documents=(later, story.documents[1]),
        revisions=(Revision(before=story.documents[0], document="a2"),),
        actors=(),
        chronology=tuple(
            structs.replace(e, id=f"e{9 - n}", passages=tuple(map(moved, e.passages)), actors=(), outcome=None)
            for n, e in enumerate(story.chronology)
        ),
    )
    done = apply(rebuilt, log(pin))
    assert [e.text for e in done.chronology if e.pinned] == ["Die Sirenen heulen."]


def test_ids_alone_mean_nothing() -> None:
    story = small()
    shifted = structs.replace(
        story, chronology=tuple(structs.replace(e, id=f"e{n}", outcome=None) for n, e in enumerate(story.chronology))
    )
    done = apply(shifted, log(Pin(target=target(story, "event", "e2"))))
    assert [e.text for e in done.chronology if e.pinned] == ["Die Sirenen heulen."]


def test_undo_and_redo_are_entries() -> None:
    story = small()
    entries = log(Rename(target=target(story, "story"), name="X"), Undo(edit=1), Redo(edit=1), Undo(edit=1))
    assert [apply(story, entries[:n]).title for n in range(5)] == ["Mauer", "X", "Mauer", "X", "Mauer"]
    assert (last_undoable(entries, "Ada"), last_redoable(entries, "Ada")) == (None, 1)
    assert (last_undoable(entries[:3], "Ada"), last_redoable(entries[:3], "Ada")) == (1, None)
    assert last_undoable(entries[:1], "Böhm") is None


def test_taking_back_needs_the_story_as_built() -> None:
    story = small()
    entries = log(Rename(target=target(story, "story"), name="X"), Undo(edit=1))
    with pytest.raises(ValueError, match="as built"):
        apply(apply(story, entries[:1]), entries)
    with pytest.raises(ValueError, match="other edits"):
        apply(apply(story, entries[:1]), ())


E1, E2 = target(small(), "event", "e1"), target(small(), "event", "e2")
E4 = target(small(), "event", "e4")
VOSSBECK = target(small(), "actor", "vossbeck")
WHOLE = target(small(), "story")


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        (Rename(target=WHOLE, name="X"), Rename(target=WHOLE, name="Y"), True),
        (Rename(target=WHOLE, name="X"), Rename(target=WHOLE, name="X"), False),
        (Rename(target=WHOLE, name="X"), Rename(target=VOSSBECK, name="Y"), False),
        (SetTime(event=E1, start=AT), SetTime(event=E1), True),
        (SetTime(event=E1, start=AT), SetTime(event=E2, start=AT), False),
        (SetTime(event=E1, start=AT), Hide(target=E1), True),
        (Hide(target=E1), SetTime(event=E1, start=AT), True),
        (Hide(target=E1), MergeEvents(events=(E1, E2)), True),
        (MergeEvents(events=(E1, E2)), MergeEvents(events=(E2, E4)), True),
        (MergeEvents(events=(E1, E2)), Hide(target=E4), False),
        (Pin(target=E1), Note(target=E1, text="x"), False),
        (Note(target=E1, text="x"), Note(target=E1, text="y"), False),
        (MarkKey(event=E1), SetTime(event=E1, start=AT), False),
        (Hide(target=E1), Note(target=E1, text="x"), False),
        (MergeActors(actors=(VOSSBECK, target(small(), "actor", "mauer"))), Rename(target=VOSSBECK, name="Y"), True),
    ],
)
def test_conflicts(first: Correction, second: Correction, conflict: bool) -> None:
    (one,) = log(first)
    mine = Edit(number=2, base=0, by="Böhm", at=AT, correction=second)
    assert conflicts(mine, (one,)) == ((one,) if conflict else ())
    assert conflicts(structs.replace(mine, base=1), (one,)) == ()


def test_taking_back_is_in_the_way_of_what_others_do_to_the_same() -> None:
    entries = log(SetTime(event=E1, start=AT), SetTime(event=E1), Redo(edit=1))
    mine = Edit(number=4, base=1, by="Böhm", at=AT, correction=Undo(edit=1))
    assert conflicts(mine, entries[:2]) == entries[1:2]
    assert conflicts(mine, (entries[0], entries[2])) == (entries[2],)
    assert conflicts(mine, entries[:1]) == ()


@pytest.mark.parametrize(
    "correction",
    [
        MergeEvents(events=()),
        MergeEvents(events=(E1,)),
        MergeEvents(events=(E1, E1)),
        MergeEvents(events=(E1, VOSSBECK)),
        MergeActors(actors=(E1, E2)),
        SplitEvent(event=E1, apart=()),
        SplitActor(actor=VOSSBECK, apart=()),
        SplitActor(actor=E1, apart=E1.passages),
        Rename(target=VOSSBECK, name=" \n "),
        Rename(target=E1, name="x"),
        SetTime(event=E1, end=AT),
        SetTime(event=E1, start=dt.datetime(2026, 1, 1)),  # noqa: DTZ001
        SetTime(event=E1, start=AT, end=AT - dt.timedelta(1)),
        SetTime(event=VOSSBECK, start=AT),
        SetSpeaker(quote=E1),
        SetSpeaker(quote=Target(kind="quote"), speaker=E1),
        Hide(target=WHOLE),
        Pin(target=VOSSBECK),
        MarkKey(event=VOSSBECK),
        Note(target=E1, text=" "),
        Resolve(difference=E1),
        Undo(edit=1),
        Undo(edit=0),
        Undo(edit=3),
        Redo(edit=2),
    ],
)
def test_what_makes_no_sense_is_told(correction: Correction) -> None:
    before = log(Pin(target=E1), Undo(edit=1))
    assert objection(Edit(number=3, base=2, by="Ada", at=AT, correction=correction), before)


def test_edits_are_json_and_back() -> None:
    entries = log(
        SplitEvent(event=E1, apart=E1.passages), SetTime(event=E1, start=AT, precision="minute"), Undo(edit=1)
    )
    assert msgspec.json.decode(msgspec.json.encode(entries), type=tuple[Edit, ...]) == entries
    story = apply(small(), entries)
    assert msgspec.json.decode(msgspec.json.encode(story), type=Story) == story


# Whole stories, with any corrections that an interface could offer.

EXAMPLES = Path(__file__).parents[2] / "examples"


@cache
def documents() -> tuple[Document, ...]:
    coverage = dateline.gather([str(EXAMPLES)])
    return tuple(dateline.annotate(document) for document in coverage.documents)


@cache
def built(count: int) -> Story:
    return dateline.build(documents()[:count])


@cache
def extended(count: int) -> Story:
    return dateline.extend(built(count), documents()[count:]).story


class Held:
    """A story whose name is short where Hypothesis prints it."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def __repr__(self) -> str:
        return f"<{self.story.title}>"


@st.composite
def any_correction(draw: st.DrawFn, held: Held) -> Correction:
    story = held.story

    def one(kind: Any) -> Target:
        parts = {
            "event": story.chronology,
            "actor": story.actors,
            "quote": story.quotes,
            "difference": story.differences,
        }
        return target(story, kind, draw(st.sampled_from(parts[kind])).id)  # type: ignore[arg-type]

    def some(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
        return tuple(draw(st.lists(st.sampled_from(passages), min_size=1, max_size=3, unique=True)))

    possible = ["merge", "merge-actors", "split", "split-actor", "rename", "time", "hide", "mark"]
    possible += ["speaker"] if story.quotes else []
    possible += ["resolve"] if story.differences else []
    kind = draw(st.sampled_from(possible))
    match kind:
        case "merge":
            return MergeEvents(events=(one("event"), one("event")))
        case "merge-actors":
            return MergeActors(actors=(one("actor"), one("actor")))
        case "split":
            whole = draw(st.sampled_from(story.chronology))
            return SplitEvent(event=target(story, "event", whole.id), apart=some(whole.passages))
        case "split-actor":
            actor = draw(st.sampled_from(story.actors))
            return SplitActor(actor=target(story, "actor", actor.id), apart=some(actor.mentions))
        case "rename":
            return Rename(target=draw(st.sampled_from([one("actor"), target(story, "story")])), name="Name")
        case "time":
            return SetTime(event=one("event"), start=AT + dt.timedelta(minutes=draw(st.integers(-9000, 9000))))
        case "speaker":
            return SetSpeaker(quote=one("quote"), speaker=draw(st.sampled_from([None, one("actor")])))
        case "hide":
            return Hide(target=one(draw(st.sampled_from(["event", "actor", *(["quote"] if story.quotes else [])]))))
        case "mark":
            return draw(st.sampled_from([Pin(target=one("event")), MarkKey(event=one("event")), Note(target=one("actor"), text="?")]))  # fmt: skip
    return Resolve(difference=one("difference"), value="3", text="Outlet B corrected itself")


@st.composite
def any_log(draw: st.DrawFn, held: Held) -> tuple[Edit, ...]:
    """Edits as several people make them, each on what is shown then."""
    entries: list[Edit] = []
    story = shown = held.story
    for number in range(1, draw(st.integers(1, 6)) + 1):
        choices: list[st.SearchStrategy[Correction]] = [any_correction(Held(shown))] * 3
        counting = active(entries)
        if counting:
            choices.append(st.sampled_from([Undo(edit=e.number) for e in counting]))
        taken_back = [e for e in entries if not isinstance(e.correction, Undo | Redo) and e not in counting]
        if taken_back:
            choices.append(st.sampled_from([Redo(edit=e.number) for e in taken_back]))
        correction = draw(st.one_of(choices))
        edit = Edit(
            number=number, base=number - 1, by=draw(st.sampled_from(["Ada", "Böhm"])), at=AT, correction=correction
        )
        if objection(edit, entries) is None:
            entries.append(structs.replace(edit, number=len(entries) + 1, base=len(entries)))
            shown = apply(story, entries)
    return tuple(entries)


def bare(story: Story) -> Story:
    """The story without its log."""
    return structs.replace(story, edits=(), unapplied=())


def assert_whole(story: Story) -> None:
    """Everything that is referred to is there, under one name each, and every passage stands where it says."""
    events, actors = {e.id for e in story.chronology}, {a.id for a in story.actors}
    quotes, differences = {q.id for q in story.quotes}, {d.id for d in story.differences}
    assert (len(events), len(actors)) == (len(story.chronology), len(story.actors))
    for one in story.chronology:
        assert one.passages
        assert one.text == one.passages[0].exact
        assert set(one.actors) <= actors
        assert set(one.quotes) <= quotes
        assert set(one.differences) <= differences
        assert one.outcome is None or (one.outcome in events and one.outcome != one.id)
    for actor in story.actors:
        assert actor.mentions
        assert actor.name
    for quote in story.quotes:
        assert quote.speaker is None or quote.speaker in actors
        assert set(quote.variants) <= quotes
    for difference in story.differences:
        assert set(difference.events) <= events
    texts = {d.id: d.text for d in story.documents}
    places = [p for e in story.chronology for p in e.passages] + [m for a in story.actors for m in a.mentions]
    assert all(texts[p.document][p.start : p.end] == p.exact for p in places)


STORIES = st.sampled_from([2, 3, 4])


@settings(max_examples=120)
@given(data=st.data(), count=STORIES)
def test_any_log_leaves_a_whole_story(data: st.DataObject, count: int) -> None:
    story = built(count)
    entries = data.draw(any_log(Held(story)))
    done = apply(story, entries)
    assert_whole(done)
    assert done.edits == entries
    assert done == apply(story, entries)


@settings(max_examples=60)
@given(data=st.data(), count=STORIES)
def test_taking_the_last_back_restores(data: st.DataObject, count: int) -> None:
    story = built(count)
    entries = data.draw(any_log(Held(story)))
    last = entries[-1].number if entries else 0
    if not entries or isinstance(entries[-1].correction, Undo | Redo):
        return
    undo = Edit(number=last + 1, base=last, by="Ada", at=AT, correction=Undo(edit=last))
    redo = Edit(number=last + 2, base=last + 1, by="Ada", at=AT, correction=Redo(edit=last))
    assert bare(apply(story, (*entries, undo))) == bare(apply(story, entries[:-1]))
    assert bare(apply(story, (*entries, undo, redo))) == bare(apply(story, entries))


@settings(max_examples=60)
@given(data=st.data(), count=STORIES)
def test_applying_again_and_step_by_step_is_the_same(data: st.DataObject, count: int) -> None:
    story = built(count)
    entries = data.draw(any_log(Held(story)))
    done = apply(story, entries)
    assert apply(done, entries) == done
    if not any(isinstance(e.correction, Undo | Redo) for e in entries):
        shown = story
        for n in range(1, len(entries) + 1):
            shown = apply(shown, entries[:n])
        assert shown == done


@settings(max_examples=60)
@given(data=st.data(), count=STORIES)
def test_edits_of_different_things_can_be_made_in_any_order(data: st.DataObject, count: int) -> None:
    story = built(count)
    first, second = data.draw(any_correction(Held(story))), data.draw(any_correction(Held(story)))
    (one,) = log(first)
    other = Edit(number=2, base=0, by="Ada", at=AT, correction=second)
    if objection(one, ()) or objection(other, ()) or conflicts(other, (one,)):
        return
    simple = (Rename, SetTime, Pin, MarkKey, Note, Resolve)
    if isinstance(first, simple) and isinstance(second, simple) and first != second:
        marks = apply(story, (one, other))
        swapped = apply(story, (structs.replace(other, number=1), structs.replace(one, number=2)))
        assert without_marks(marks) == without_marks(swapped)


def without_marks(story: Story) -> Story:
    return structs.replace(
        bare(story),
        by=(),
        chronology=tuple(structs.replace(e, by=()) for e in story.chronology),
        actors=tuple(structs.replace(a, by=()) for a in story.actors),
        quotes=tuple(structs.replace(q, by=()) for q in story.quotes),
        differences=tuple(structs.replace(d, by=()) for d in story.differences),
    )


@settings(max_examples=60)
@given(data=st.data(), count=st.sampled_from([2, 3]))
def test_more_documents_take_nothing_from_anybody(data: st.DataObject, count: int) -> None:
    story, more = built(count), extended(count)
    entries = data.draw(any_log(Held(story)))
    before, after = apply(story, entries), apply(more, entries)
    assert_whole(after)
    gone = {u.edit for u in after.unapplied} - {u.edit for u in before.unapplied}
    for entry in entries:
        if entry.number in gone:  # then the machine itself sees it no longer, with more documents to compare
            assert any(not there(more, one) for one in meant(entry.correction))
    pinned = {p for e in before.chronology if e.pinned or e.key for p in e.passages[:1]}
    told = {p for e in more.chronology for p in e.passages}
    assert pinned & told <= {p for e in after.chronology if e.pinned or e.key for p in e.passages}


def meant(correction: Correction) -> list[Target]:
    speaker = [correction.speaker] if isinstance(correction, SetSpeaker) and correction.speaker else []
    return [*targets_of(correction), *speaker]


def there(story: Story, one: Target) -> bool:
    """Whether any part of the story as built stands where the target stood."""
    parts = {"event": story.chronology, "actor": story.actors, "quote": story.quotes, "difference": story.differences}
    places = [p for part in parts.get(one.kind, ()) for p in passages_of(part)]
    return one.kind == "story" or any(same_place(p, q) for p in one.passages for q in places)


def test_a_corrected_story_can_be_verified() -> None:
    story = built(4)
    person = next(a for a in story.actors if a.kind == "person")
    gone = Pin(target=Target(kind="event", id="e1", passages=(Passage("gone", 0, 3, "Die"),)))
    split = SplitActor(actor=target(story, "actor", person.id), apart=person.mentions[:1], name="Jemand")
    rename = Rename(target=target(story, "actor", person.id), name="Niemand")
    done = apply(story, log(gone, split, rename, Rename(target=target(story, "story"), name="Eine Nacht")))
    assert [u.edit for u in done.unapplied] == [1]
    assert dateline.verify(done).failures == ()
    forged = structs.replace(done, actors=tuple(structs.replace(a, by=()) for a in done.actors))
    assert dateline.verify(forged).failures
