"""Stories are put whole, corrected by many, and nobody's work is lost."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from msgspec import structs

import dateline
from dateline.model import Hide, MarkKey, Note, Rename, Story, Undo
from dateline.store import EditConflict, EditRefused, NotStored, Store, StoryChanged
from dateline.story.corrections import apply, target


def kept(store: Store, demo: Story) -> str:
    story = store.stories.create("Morltal")
    store.stories.put(story, demo)
    return story


def test_a_story_comes_back_whole(store: Store, demo: Story) -> None:
    story = store.stories.create("Morltal")
    assert store.stories.get(story).story.documents == ()
    assert store.stories.put(story, demo, version=0) == 1
    found = store.stories.get(story)
    assert (found.built, found.story, found.version, found.edit) == (demo, demo, 1, 0)
    assert set(store.stories.members(story)) == {d.id for d in demo.documents}
    record = store.stories.record(story)
    assert (record.title, record.summary.events) == (demo.title, len(demo.chronology))


def test_a_story_grows(store: Store, demo: Story) -> None:
    story = store.stories.create()
    first = dateline.build(demo.documents[:2])
    version = store.stories.put(story, first)
    store.edits.add(story, Rename(target=target(first, "story"), name="Die Nacht"), by="Ada", base=0)
    extended = dateline.extend(store.stories.get(story).built, demo.documents[2:]).story
    assert store.stories.put(story, extended, version=version) == 2
    found = store.stories.get(story)
    assert found.built == extended
    assert found.story == apply(extended, store.edits.of(story))
    assert found.story.title == "Die Nacht"
    assert store.stories.record(story).title == "Die Nacht"


def test_a_story_with_revisions_comes_back(store: Store, demo: Story) -> None:
    first = demo.documents[0]
    changed = structs.replace(first, id="later", text=first.text.replace("Nacht", "Macht", 1))
    grown = dateline.extend(demo, [changed]).story
    assert grown.revisions
    story = kept(store, demo)
    store.stories.put(story, grown)
    assert store.stories.get(story).built == grown
    assert [r.document for r in store.documents.revisions(first.id)] == ["later"]


def test_who_comes_second_reads_again(store: Store, demo: Story) -> None:
    story = kept(store, demo)
    with pytest.raises(StoryChanged) as refused:
        store.stories.put(story, demo, version=0)
    assert refused.value.version == 1
    assert store.stories.record(story).version == 1


def test_a_corrected_story_is_not_put_as_built(store: Store, demo: Story) -> None:
    story = kept(store, demo)
    store.edits.add(story, MarkKey(event=target(demo, "event", demo.chronology[0].id)), by="Ada", base=0)
    with pytest.raises(ValueError, match="as built"):
        store.stories.put(story, store.stories.get(story).story)


def test_members_come_and_go(store: Store, demo: Story) -> None:
    story = store.stories.create()
    one, two = demo.documents[:2]
    store.documents.put(one)
    assert store.stories.add(story, [one.id, one.id], by="upload") == (one.id,)
    assert store.stories.add(story, [one.id]) == ()
    with pytest.raises(NotStored):
        store.stories.add(story, [two.id])
    assert store.stories.of_document(one.id) == (story,)
    assert store.stories.remove(story, [one.id, two.id]) == (one.id,)
    assert store.stories.members(story) == ()


def test_archived_stories_are_out_of_the_way(store: Store) -> None:
    one, two = store.stories.create("Eins"), store.stories.create("Zwei")
    store.stories.archive(one)
    assert [s.id for s in store.stories.list()] == [two]
    assert [s.id for s in store.stories.list(archived=True)] == [one]
    assert {s.id for s in store.stories.list(archived=None)} == {one, two}
    store.stories.archive(one, archived=False)
    assert [s.id for s in store.stories.list()] == [one, two]


@pytest.mark.parametrize(
    "call",
    [
        lambda s: s.stories.get("no"),
        lambda s: s.stories.record("no"),
        lambda s: s.stories.built("no"),
        lambda s: s.stories.put("no", Story(title="", documents=())),
        lambda s: s.stories.add("no", []),
        lambda s: s.stories.archive("no"),
        lambda s: s.edits.of("no"),
        lambda s: s.edits.add("no", Undo(edit=1), by="Ada", base=0),
        lambda s: s.documents.get("no"),
        lambda s: s.documents.record("no"),
    ],
)
def test_what_is_not_there_is_said(store: Store, call: Any) -> None:
    with pytest.raises(NotStored, match="no: no such"):
        call(store)


def test_a_conflicting_edit_is_refused_with_both(store: Store, demo: Story) -> None:
    story = kept(store, demo)
    actor = target(demo, "actor", demo.actors[0].id)
    first = store.edits.add(story, Rename(target=actor, name="Eins"), by="Ada", base=0)
    with pytest.raises(EditConflict) as refused:
        store.edits.add(story, Rename(target=actor, name="Zwei"), by="Böhm", base=0)
    assert refused.value.theirs == (first,)
    assert refused.value.mine.correction == Rename(target=actor, name="Zwei")
    assert "Ada" in str(refused.value)
    assert store.edits.of(story) == (first,)
    assert store.edits.add(story, Rename(target=actor, name="Zwei"), by="Böhm", base=1).number == 2
    assert store.edits.add(story, Note(target=actor, text="?"), by="Cem", base=0).number == 3
    assert [user.name for user in store.edits.users()] == ["Cem", "Böhm", "Ada"]


@pytest.mark.parametrize(
    ("correction", "by", "base"),
    [
        (Undo(edit=1), "Ada", 0),
        (Undo(edit=1), " \n", 0),
        (Undo(edit=9), "Ada", 9),
        (Undo(edit=9), "Ada", -1),
    ],
)
def test_edits_that_make_no_sense_are_refused(store: Store, demo: Story, correction: Undo, by: str, base: int) -> None:
    story = kept(store, demo)
    with pytest.raises(EditRefused):
        store.edits.add(story, correction, by=by, base=base)
    assert store.edits.of(story) == ()
    with pytest.raises(EditRefused, match="no edit here"):
        store.edits.undo(story, by="Ada", base=0)
    with pytest.raises(EditRefused, match="taken back no edit"):
        store.edits.redo(story, by="Ada", base=0)


def test_undo_and_redo_are_each_persons_own(store: Store, demo: Story) -> None:
    story = kept(store, demo)
    one, two = demo.chronology[0], demo.chronology[1]
    store.edits.add(story, Hide(target=target(demo, "event", one.id)), by="Ada", base=0)
    store.edits.add(story, Hide(target=target(demo, "event", two.id)), by="Böhm", base=1)
    store.edits.undo(story, by="Ada", base=2)
    shown = {e.id for e in store.stories.get(story).story.chronology}
    assert one.id in shown
    assert two.id not in shown
    store.edits.redo(story, by="Ada", base=3)
    assert one.id not in {e.id for e in store.stories.get(story).story.chronology}


def test_changes_are_told_in_order_to_other_processes(store: Store, demo: Story, location: str) -> None:
    story = kept(store, demo)
    with Store.open(location) as other:
        last = other.changes.last()
        store.edits.add(story, MarkKey(event=target(demo, "event", demo.chronology[0].id)), by="Ada", base=0)
        (change,) = other.changes.since(last)
        assert (change.kind, change.subject, change.story) == ("edit", "1", story)
        assert other.changes.since(last, story="other") == ()
        assert other.edits.of(story) == store.edits.of(story)


def test_what_is_written_together_is_kept_together(store: Store, demo: Story) -> None:
    def fails() -> None:
        with store.writing():
            kept(store, demo)
            assert store.stories.list()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert store.counts() == {"pages": 0, "documents": 0, "revisions": 0, "stories": 0, "edits": 0}
    assert store.changes.last() == 0


def test_a_part_that_fails_leaves_nothing_of_itself(store: Store, demo: Story) -> None:
    with store.writing():
        story = store.stories.create("Morltal")
        with pytest.raises(NotStored):
            store.stories.add(story, [demo.documents[0].id])
        store.documents.put(demo.documents[0])
    assert store.counts()["documents"] == 1
    assert [s.title for s in store.stories.list()] == ["Morltal"]


def test_nothing_is_written_while_reading(store: Store) -> None:
    with store.reading(), pytest.raises(RuntimeError, match="only reads"):
        store.stories.create()


def test_twenty_people_at_once_lose_nothing(store: Store, demo: Story) -> None:
    story = kept(store, demo)
    events = [target(demo, "event", e.id) for e in demo.chronology[:20]]
    failures: list[BaseException] = []

    def work(n: int) -> None:
        try:
            for m in range(3):
                store.edits.add(story, Note(target=events[n], text=f"{n}/{m}"), by=f"user{n}", base=0)
        except BaseException as error:  # noqa: BLE001 - told below, in the thread of the test
            failures.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    log = store.edits.of(story)
    assert [e.number for e in log] == list(range(1, 61))
    assert {e.correction.text for e in log} == {f"{n}/{m}" for n in range(20) for m in range(3)}  # type: ignore[union-attr]
    numbers = [c.number for c in store.changes.since(0)]
    assert numbers == sorted(set(numbers))
