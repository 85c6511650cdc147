"""What is searched for is found, at its exact place, alike in both databases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from dateline.model import Annotations, Block, Document, Hide, Name, Page, SetSpeaker, Story, Update
from dateline.store import Found, Hit, SearchQuery, Store, StoreError
from dateline.store.search.terms import parse
from dateline.store.search.tokens import words_in
from dateline.story.corrections import target
from tests.store.conftest import document

UTC = dt.UTC


def marked(store: Store, text: str, **filters: object) -> list[str]:
    """What is marked in the hits."""
    found = store.search(SearchQuery(text=text, **filters))  # type: ignore[arg-type]
    return [passage.exact for hit in found.hits for passage in hit.passages]


def ids(found: Found) -> list[str]:
    return [hit.id for hit in found.hits]


@pytest.mark.parametrize(
    ("language", "text", "question", "expected"),
    [
        ("de", "Die Räumung des Tals begann.", "räumungen", ["Räumung"]),
        ("de", "Die Räumung des Tals begann.", "RAEUMUNG", ["Räumung"]),
        ("de", "Die Raeumung des Tals begann.", "Räumung", ["Raeumung"]),
        ("de", "Die Raumung des Tals begann.", "Räumung", ["Raumung"]),
        ("de", "Zwei Häuser, ein Haus.", "haus", ["Häuser", "Haus"]),
        ("de", "Die Grünen regieren.", "grün", ["Grünen"]),
        ("de", "Die Gruenen regieren.", "grün", ["Gruenen"]),
        ("de", "Auf der Straße.", "STRASSE", ["Straße"]),
        ("de", "Neue Mauern, teure Bauern.", "mauer", ["Mauern"]),
        ("de", "Der Ja\u0308ger schoss.", "Jäger", ["Ja\u0308ger"]),
        ("de", "Die Spreng\u00adung begann.", "Sprengung", ["Spreng\u00adung"]),
        ("de", "Der Jäger kam.", "Jae*", ["Jäger"]),
        ("de", "Der Jaeger kam im Januar.", "Jä*", ["Jaeger", "Januar"]),
        ("de", "Der Jaeger kam im Januar.", "Jae*", ["Jaeger"]),
        ("de", "Katastrophenalarm im Tal", "katastrophen*", ["Katastrophenalarm"]),
        ("de", "Regierungen stürzen.", "regierungen*", ["Regierungen"]),
        ("de", "Mit der U-Bahn, nicht mit der Bahn.", "U-Bahn", ["U-Bahn"]),
        ("de", "Der Live-Ticker läuft.", "live-tick*", ["Live-Ticker"]),
        ("de", "Es sind 2.310 Menschen.", "2.310", ["2.310"]),
        ("de", "Sie ging in der Nacht, nicht in einer Nacht.", '"in der Nacht"', ["in der Nacht"]),
        ("de", "Sie ging in der Nacht.", "„in der Nacht“", ["in der Nacht"]),
        ("de", "Sie ging in der Nacht.", "»der nacht", ["der Nacht"]),
        ("de", "Sie ging in der Nacht.", '"in der Na*"', ["in der Nacht"]),
        ("de", "Die Mauer hält.", '"Mauern"', []),
        ("de", "Die Mauer hält.", "Mauer -hält", []),
        ("de", "Die Mauer hält.", "Mauer -bricht", ["Mauer"]),
        ("de", "Die Mauer hält.", "-bricht", []),
        ("de", "Die Mauer hält.", "Mauer bricht", []),
        ("de", "Путин sprach.", "путин", ["Путин"]),
        ("de", "Im Øresund.", "oresund", ["Øresund"]),
        ("en", "Two values were true.", "value", ["values"]),
        ("en", "Mr. Jaeger was running.", "Jäger run", ["Jaeger", "running"]),
        ("fr", "L'été à Zürich.", "ete zuerich", ["été", "Zürich"]),
        ("und", "Häuser", "häuser", ["Häuser"]),
        ("de", "und", "AND OR NOT NEAR", []),
        ("de", "Die Mauer hält.", "\" * - : ( ) ^ '", []),
        ("de", "Die Mauer hält.", "Mauer' OR 1=1 --", []),
        ("de", "Die Mauer hält.", "(Mauer)", ["Mauer"]),
    ],
)
def test_found(store: Store, language: str, text: str, question: str, expected: list[str]) -> None:
    store.documents.put(document(text, language=language))
    assert marked(store, question) == expected


def test_furniture_is_not_searched(store: Store) -> None:
    text = "Abo kaufen\nDie Mauer hält."
    blocks = (Block("boilerplate", 0, 10), Block("paragraph", 11, 26))
    store.documents.put(document(text, blocks=blocks))
    assert marked(store, "Abo") == []
    assert marked(store, "Mauer") == ["Mauer"]


def test_no_phrase_runs_from_one_block_into_the_next(store: Store) -> None:
    text = "Die Mauer\nhält stand."
    blocks = (Block("headline", 0, 9), Block("paragraph", 10, 21))
    store.documents.put(document(text, blocks=blocks))
    assert marked(store, '"Mauer hält"') == []
    assert marked(store, "Mauer hält") == ["Mauer", "hält"]


def test_every_place_is_exact(store: Store, demo: Story) -> None:
    story = store.stories.create()
    store.stories.put(story, demo)
    texts = {d.id: d.text for d in demo.documents}
    for question in ("Vossbeck", "Räumung", '"in der Nacht"', "evacuat*", "die", ""):
        found = store.search(SearchQuery(text=question, limit=500))
        assert found.hits
        for hit in found.hits:
            for passage in (*hit.passages, *(s.passage for s in hit.snippets)):
                assert texts[passage.document][passage.start : passage.end] == passage.exact
            for snippet in hit.snippets:
                assert len(snippet.passage.exact) < 400
                for start, end in snippet.marks:
                    assert snippet.passage.start <= start < end <= snippet.passage.end
            assert bool(hit.passages) == bool(question)


def ticker() -> Document:
    text = "Die Nacht\n22.00 Uhr Alarm im Tal\n23.00 Uhr Entwarnung im Tal"
    return document(
        text,
        blocks=(Block("headline", 0, 9), Block("update", 10, 32), Block("update", 33, 60)),
        updates=(
            Update(id="u1", start=10, end=32, time=dt.datetime(2026, 3, 15, 22, tzinfo=UTC)),
            Update(id="u2", start=33, end=60, time=dt.datetime(2026, 3, 15, 23, tzinfo=UTC)),
        ),
        outlet="Morltaler Bote",
        published="2026-03-15T21:00:00+00:00",
        annotations=Annotations(names=(Name(start=20, end=25, label="PER"),)),
    )


def test_updates_are_found_on_their_own(store: Store) -> None:
    store.documents.put(ticker())
    assert ids(store.search(SearchQuery(text="Tal"))) == ["u2", "u1", "d1"]
    assert ids(store.search(SearchQuery(text="Tal", newest=False))) == ["d1", "u1", "u2"]
    assert ids(store.search(SearchQuery(text="Tal", kinds=("update",)))) == ["u2", "u1"]
    assert ids(store.search(SearchQuery(text="Alarm Entwarnung"))) == ["d1"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"source": "Morltaler Bote"}, ["u2", "u1", "d1"]),
        ({"source": "morltaler bote"}, ["u2", "u1", "d1"]),
        ({"source": "Bote"}, []),
        ({"person": "Alarm"}, ["u1", "d1"]),
        ({"person": "Larm"}, []),
        ({"since": dt.datetime(2026, 3, 15, 22, tzinfo=UTC)}, ["u2", "u1"]),
        ({"until": dt.datetime(2026, 3, 15, 22, tzinfo=UTC)}, ["d1"]),
        ({"until": dt.datetime(2026, 3, 15, 22, 0, 0, 1, tzinfo=UTC)}, ["u1", "d1"]),
        ({"since": dt.datetime(2026, 3, 15, 22, 0, 0, 1, tzinfo=UTC)}, ["u2"]),
        ({"since": dt.datetime(1, 1, 1, tzinfo=UTC)}, ["u2", "u1", "d1"]),
        ({"until": dt.datetime.max.replace(tzinfo=UTC)}, ["u2", "u1", "d1"]),
        ({"story": "000000000000"}, []),
        ({"language": "en"}, ["u2", "u1", "d1"]),
    ],
)
def test_filters(store: Store, filters: dict[str, object], expected: list[str]) -> None:
    store.documents.put(ticker())
    store.documents.put(document("nichts", id="d2"))
    text = "" if "language" in filters else "Tal"
    query = SearchQuery(text=text, **filters)  # type: ignore[arg-type]
    assert [i for i in ids(store.search(query)) if i != "d2"] == expected


def test_what_has_no_time_comes_last(store: Store) -> None:
    store.documents.put(document("Tal", id="undated"))
    store.documents.put(document("Tal", id="old", published="1871-01-18"))
    store.documents.put(document("Tal", id="new", published="2026-03-15T21:00:00+01:00"))
    assert ids(store.search(SearchQuery(text="Tal"))) == ["new", "old", "undated"]
    assert ids(store.search(SearchQuery(text="Tal", until=dt.datetime(2000, 1, 1, tzinfo=UTC)))) == ["old"]


def test_answers_go_on_where_they_ended(store: Store) -> None:
    with store.writing():
        for number in range(57):
            store.documents.put(document("Die Mauer hält.", id=f"d{number}", published=f"2026-03-{number % 28 + 1:02}"))
    for newest in (True, False):
        whole = ids(store.search(SearchQuery(text="Mauer", limit=100, newest=newest)))
        assert len(set(whole)) == 57
        pages: list[str] = []
        query = SearchQuery(text="Mauer", limit=10, newest=newest)
        while True:
            found = store.search(query)
            pages += ids(found)
            if found.more is None:
                break
            query = structs.replace(query, after=found.more)
        assert pages == whole
    assert store.search(SearchQuery(text="Mauer", limit=57)).more is None


def test_quotations_and_events_follow_the_story(store: Store, demo: Story) -> None:
    story = store.stories.create()
    store.stories.put(story, demo)
    quote = next(q for q in demo.quotes if q.speaker and q.type == "Direct")
    speaker = next(a for a in demo.actors if a.id == quote.speaker)
    other = next(a for a in demo.actors if a.kind == "person" and a.id != speaker.id)
    words = f'"{quote.text}"'

    def said_by(person: str) -> list[str]:
        found = store.search(SearchQuery(text=words, kinds=("quote",), person=person, story=story))
        return ids(found)

    assert quote.id in said_by(speaker.name)
    assert quote.id not in said_by(other.name)
    change = SetSpeaker(quote=target(demo, "quote", quote.id), speaker=target(demo, "actor", other.id))
    store.edits.add(story, change, by="Ada", base=0)
    assert quote.id in said_by(other.name)
    assert quote.id not in said_by(speaker.name)
    store.edits.add(story, Hide(target=target(demo, "quote", quote.id)), by="Ada", base=1)
    assert quote.id not in said_by(other.name)
    store.edits.undo(story, by="Ada", base=2)
    assert quote.id in said_by(other.name)


def test_what_belongs_to_a_story(store: Store, demo: Story) -> None:
    store.documents.put(document("Räumung anderswo.", id="other"))
    story = store.stories.create()
    store.stories.put(story, demo)
    known = {d.id for d in demo.documents}
    found = store.search(SearchQuery(text="Räumung", story=story, limit=500)).hits
    assert {hit.kind for hit in found} == {"document", "update", "quote", "event"}
    assert {hit.document for hit in found} <= known
    everything = store.search(SearchQuery(text="Räumung", limit=500)).hits
    assert len(everything) == len(found) + 1
    gone = next(hit.document for hit in found if hit.kind == "document")
    store.stories.remove(story, [gone])
    left = store.search(SearchQuery(text="Räumung", story=story, kinds=("document", "update"), limit=500)).hits
    assert gone not in {hit.document for hit in left}


def test_a_story_of_very_many_documents(store: Store) -> None:
    story = store.stories.create()
    with store.writing():
        for number in range(700):
            store.documents.put(document(f"Tal {number}", id=f"d'{number}"))
        store.stories.add(story, [f"d'{number}" for number in range(0, 700, 2)])
    assert len(store.search(SearchQuery(text="Tal", story=story, limit=1000)).hits) == 350


@pytest.mark.parametrize(
    "query",
    [
        SearchQuery(kinds=()),
        SearchQuery(kinds=("page",)),  # type: ignore[arg-type]
        SearchQuery(limit=0),
        SearchQuery(since=dt.datetime(2026, 1, 1)),  # noqa: DTZ001
        SearchQuery(person="!"),
        SearchQuery(source=""),
        SearchQuery(after="x"),
        SearchQuery(after="²"),
        SearchQuery(after="-"),
    ],
)
def test_wrong_questions_are_told(store: Store, query: SearchQuery) -> None:
    with pytest.raises(StoreError):
        store.search(query)


def test_a_text_of_more_words_than_a_row_holds(both: tuple[Store, Store]) -> None:
    words = [f"wort{n:x}" for n in range(20_000)]
    long = document(" ".join(words) + " Die Mauer hält stand.")
    for store in both:
        store.documents.put(long)
        assert marked(store, "wort0 Mauern") == ["wort0", "Mauer"]
        assert marked(store, '"wort4e1f Die Mauer hält"') == ["wort4e1f Die Mauer hält"]
        assert marked(store, "nirgends") == []
        assert marked(store, "wort0 -nirgends") == ["wort0"]
        assert marked(store, "wort0 -Mauer") == []


ALPHABET = ["die", "Mauer", "Mauern", "hält", "haelt", "halt", "in", "der", "Nacht", "Nächte", "U-Bahn", "Jäger", "Jaeger", "values", "Путин", "2.310", "neue", "„", "“", "-", ",", "\n"]  # fmt: skip
TEXTS = st.lists(st.sampled_from(ALPHABET), max_size=14).map(" ".join)
QUESTIONS = st.lists(
    st.builds(
        lambda no, start, word, end: f"{no}{start}{word}{end}",
        st.sampled_from(["", "", "", "-"]),
        st.sampled_from(["", "", '"', "„"]),
        st.lists(st.sampled_from(ALPHABET), min_size=1, max_size=3).map(" ".join),
        st.sampled_from(["", "", "*", '"', '*"']),
    ),
    max_size=3,
).map(" ".join)


@pytest.fixture(scope="module")
def emptied(tmp_path_factory: pytest.TempPathFactory, postgresql: object) -> Iterator[tuple[Store, Store]]:
    from tests.postgresql import Cluster

    assert isinstance(postgresql, Cluster)
    address = postgresql.new_database()
    with Store.open(tmp_path_factory.mktemp("store") / "s.db") as one, Store.open(address) as other:
        yield one, other
    postgresql.drop_database(address)


@contextmanager
def rolled_back(store: Store) -> Iterator[None]:
    """Whatever is written inside is not kept."""

    class Rollback(Exception):
        pass

    with suppress(Rollback), store.writing():
        yield
        raise Rollback


def naive(documents: list[Document], question: str) -> list[str]:
    """Which documents fit, told by looking at each word of each: what both databases have to answer."""
    terms = parse(question)
    if not terms and question.strip():
        return []
    found = []
    for one in documents:
        pieces = [list(words_in(one.text))]
        if all(any(t.find(words, one.language) for words in pieces) != t.without for t in terms):
            found.append(one.id)
    return sorted(found)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(st.tuples(TEXTS, st.sampled_from(["de", "en", "fr"])), min_size=1, max_size=5),
    questions=st.lists(QUESTIONS, min_size=1, max_size=4),
)
def test_both_databases_answer_alike(
    emptied: tuple[Store, Store], texts: list[tuple[str, str]], questions: list[str]
) -> None:
    documents = [
        document(text, id=f"d{n}", language=language, published=f"2026-03-{n + 1:02}")
        for n, (text, language) in enumerate(texts)
    ]

    answers: list[list[tuple[Hit, ...]]] = []
    for store in emptied:
        with rolled_back(store):
            for one in documents:
                store.documents.put(one)
            answers.append([store.search(SearchQuery(text=question)).hits for question in questions])
    assert answers[0] == answers[1]
    for question, hits in zip(questions, answers[0], strict=True):
        assert sorted(hit.id for hit in hits) == naive(documents, question)


@settings(max_examples=300)
@given(st.text())
def test_nothing_that_can_be_typed_is_wrong(question: str) -> None:
    parse(question)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=st.text(), text=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_and_any_question(emptied: tuple[Store, Store], question: str, text: str) -> None:
    answers = []
    for store in emptied:
        with rolled_back(store):
            store.documents.put(document(text))
            answers.append(store.search(SearchQuery(text=question)))
            for _, _, word in words_in(text):
                assert store.search(SearchQuery(text=word)).hits
    assert answers[0] == answers[1]


def test_pages_are_not_needed(store: Store) -> None:
    store.pages.put(Page(content=b"Mauer"))
    assert store.search(SearchQuery(text="Mauer")).hits == ()


@pytest.mark.parametrize("story", ['a"b', "a'b", "\x00", ") OR (", "x) NOT (y", "ä", "*"], ids=["quote", "apostrophe", "nul", "bracket", "not", "umlaut", "star"])  # fmt: skip
def test_what_is_no_storys_id_finds_nothing(store: Store, story: str) -> None:
    store.documents.put(document("Die Mauer hielt."))
    assert store.search(SearchQuery(text="Mauer", story=story)).hits == ()
