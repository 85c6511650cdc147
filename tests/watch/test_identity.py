"""Which update is which, whatever was edited, moved, taken away or put in between."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from dateline.watch.entries import Entry
from dateline.watch.identity import anchors_are_names, match

VOCABULARY: list[str] = [
    "Talsperre",
    "Feuerwehr",
    "Landrätin",
    "Pegel",
    "Bus",
    "Brücke",
    "Sirene",
    "Turnhalle",
    "Ministerin",
    "Sprengung",
    "Riss",
    "Mauer",
    "Wasser",
    "Straße",
    "Polizei",
    "Helfer",
    "Bewohner",
    "Ort",
    "Nacht",
    "Morgen",
    "Zug",
    "Hubschrauber",
    "Bahnhof",
    "Schule",
    "Keller",
    "Strom",
    "Ausfall",
    "Sandsack",
    "Messung",
    "Experte",
    "Lage",
    "Ufer",
    "Deich",
    "Leitung",
    "Krone",
    "Stollen",
    "Ventil",
    "Grundablass",
    "Krisenstab",
    "Bürgermeister",
    "Kreis",
    "Land",
    "Bund",
    "Hilfe",
    "Decke",
    "Suppe",
    "Tee",
    "Auto",
    "Funk",
    "meldet",
    "sperrt",
    "öffnet",
    "steigt",
    "sinkt",
    "fordert",
    "warnt",
    "rettet",
    "sucht",
    "findet",
    "bittet",
    "räumt",
    "hält",
    "bricht",
    "fährt",
    "kommt",
    "geht",
    "bleibt",
    "sagt",
]


def entry(at: int, clock: str | None, words: str, *, heading: str = "", anchor: str | None = None) -> Entry:
    return Entry(update=f"u{at}", clock=clock, heading=heading, body=words, anchor=anchor)


def matched(known: list[Entry], seen: list[Entry]) -> dict[str, str]:
    return {seen[new].update: known[old].update for new, old in match(known, seen).items()}


BUS = "Ein Bus mit Evakuierten ist auf dem Weg nach Morlbrück von der Straße abgekommen, drei Insassen sind leicht verletzt."
LEVEL = "Minus vier Zentimeter in der letzten halben Stunde, klingt nach wenig, ist aber die erste gute Nachricht dieser Nacht."
EMPTY = "Soeben meldet die Feuerwehr den Abschluss der Räumung: 2310 Menschen haben das Tal verlassen."


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        pytest.param(("00:20", BUS), ("00:20", BUS.replace("drei", "fünf")), True, id="a figure corrected"),
        pytest.param(("00:20", BUS), ("00:34", BUS), True, id="the time set anew, not a word changed"),
        pytest.param(("00:20", BUS), ("00:20", BUS + " Die Straße ist gesperrt."), True, id="a sentence added"),
        pytest.param(("00:20", BUS), ("00:20", BUS.partition(",")[0] + "."), True, id="half of it cut away"),
        pytest.param(("00:20", BUS), ("00:20", LEVEL), False, id="something else at the same minute"),
        pytest.param(
            ("00:20", BUS), ("01:20", BUS + " Die Straße ist jetzt gesperrt."), True, id="added to and dated anew"
        ),
        pytest.param(
            ("00:20", BUS), ("01:20", BUS.replace("drei", "fünf")), False, id="an hour later, another figure in words"
        ),
        pytest.param(("23:00", "12 Verletzte."), ("23:30", "15 Verletzte."), False, id="the count goes on"),
        pytest.param(
            ("23:00", "Die Zahl der Verletzten ist nach Angaben der Polizei auf 12 gestiegen, weitere werden gesucht."),
            ("23:30", "Die Zahl der Verletzten ist nach Angaben der Polizei auf 15 gestiegen, weitere werden gesucht."),
            False,
            id="the same sentence with another figure later is another report",
        ),
        pytest.param(("20:45", "Tor!"), ("20:45", "Tor!"), True, id="one word, same time"),
        pytest.param(("20:45", "Tor!"), ("21:12", "Tor!"), False, id="one word, another time"),
        pytest.param((None, BUS), (None, BUS.replace("leicht", "schwer")), True, id="no clock at all"),
    ],
)
def test_one_entry_or_two(before: tuple[str | None, str], after: tuple[str | None, str], same: bool) -> None:
    others = [entry(7, "00:46", LEVEL), entry(8, "01:31", EMPTY)]
    others = [o for o in others if o.body != after[1]]
    found = matched([entry(1, *before), *others], [entry(1, *after), *others])
    assert (found.get("u1") == "u1") == same
    assert all(found[o.update] == o.update for o in others)


def test_a_heading_changed_and_the_entry_moved() -> None:
    known = [entry(1, "01:31", EMPTY, heading="Das Tal ist leer"), entry(2, "00:46", LEVEL), entry(3, "00:20", BUS)]
    seen = [entry(4, "00:46", LEVEL), entry(5, "00:20", BUS), entry(6, "01:31", EMPTY, heading="Räumung beendet")]
    assert matched(known, seen) == {"u4": "u2", "u5": "u3", "u6": "u1"}


def test_a_name_in_the_markup_holds_though_every_word_is_new() -> None:
    known = [entry(1, "01:31", EMPTY, anchor="t18"), entry(2, "00:46", LEVEL, anchor="t16")]
    seen = [entry(1, "01:31", "Alle sind draußen.", anchor="t18"), entry(2, "00:46", LEVEL, anchor="t16")]
    assert matched(known, seen) == {"u1": "u1", "u2": "u2"}


def test_a_name_used_again_for_something_else_is_another_entry() -> None:
    known = [entry(1, "01:31", EMPTY, anchor="t18"), entry(2, "00:46", LEVEL, anchor="t16")]
    seen = [entry(1, "03:10", BUS, anchor="t18"), entry(2, "00:46", LEVEL, anchor="t16")]
    assert matched(known, seen) == {"u2": "u2"}


def test_names_that_count_from_the_top_are_no_names() -> None:
    known = [entry(n, c, w, anchor=f"entry-{n}") for n, (c, w) in enumerate([("01:31", EMPTY), ("00:46", LEVEL)])]
    rows = [("01:52", BUS), ("01:31", EMPTY), ("00:46", LEVEL)]
    seen = [entry(n, c, w, anchor=f"entry-{n}") for n, (c, w) in enumerate(rows)]
    assert not anchors_are_names(known, seen)
    assert matched(known, seen) == {"u1": "u0", "u2": "u1"}


def test_names_tell_apart_what_words_cannot() -> None:
    known = [
        entry(1, "20:45", "Tor!", anchor="a"),
        entry(2, "20:45", "Tor!", anchor="b"),
        entry(3, "00:46", LEVEL, anchor="c"),
    ]
    seen = [entry(1, "20:45", "Tor!", anchor="b"), entry(3, "00:46", LEVEL, anchor="c")]
    assert matched(known, seen) == {"u1": "u2", "u3": "u3"}


def test_a_name_speaks_against_words_that_are_alike() -> None:
    """One was taken away, and another written at the same minute in nearly the same words."""
    known = [
        entry(1, "00:20", BUS, anchor="t1"),
        entry(2, "00:46", LEVEL, anchor="t2"),
        entry(3, "01:31", EMPTY, anchor="t3"),
    ]
    seen = [entry(1, "00:20", BUS.replace("drei", "fünf"), anchor="t4"), *known[1:]]
    assert matched(known, seen) == {"u2": "u2", "u3": "u3"}


def test_an_entry_of_the_same_time_is_the_likelier_one() -> None:
    """A new one repeats all words of an earlier one, which was edited in the meantime."""
    known = [entry(1, "00:20", BUS), entry(2, "00:46", LEVEL)]
    seen = [
        entry(3, "01:40", BUS + " Alle sind inzwischen zu Hause."),
        entry(2, "00:46", LEVEL),
        entry(1, "00:20", BUS.replace("drei", "fünf")),
    ]
    assert matched(known, seen) == {"u1": "u1", "u2": "u2"}


def test_what_is_not_clear_is_one_gone_and_one_new() -> None:
    """Two rewritten entries of one minute could each be either of the earlier two."""
    known = [
        entry(1, "00:20", "Die Brücke ist gesperrt, der Bus fährt nicht."),
        entry(2, "00:20", "Die Brücke ist gesperrt, der Zug fährt nicht."),
    ]
    seen = [entry(3, "00:20", "Die Brücke ist offen, der Verkehr fährt nicht.")]
    assert matched(known, seen) == {}


def test_the_same_words_twice_stay_two() -> None:
    twins = [entry(1, "20:45", "Tor!"), entry(2, "20:45", "Tor!"), entry(3, "20:50", "Tor!")]
    assert len(match(twins, twins)) == 3
    assert match(twins, [twins[2]]) == {0: 2}


def ticker(source: random.Random, size: int, *, anchors: bool) -> list[Entry]:
    entries = []
    for n in range(size):
        words = " ".join(source.choice(VOCABULARY) for _ in range(source.randint(12, 45)))
        heading = " ".join(source.choice(VOCABULARY) for _ in range(4)) if source.random() < 0.6 else ""
        clock = f"{source.randint(18, 23):02d}:{source.randint(0, 59):02d}"
        entries.append(entry(n, clock, words, heading=heading, anchor=f"t{n}" if anchors else None))
    return entries


def edited(one: Entry, source: random.Random) -> Entry:
    """As editors do it: a word or two exchanged, a sentence added, the heading changed; the time stays."""
    words = one.body.split()
    for _ in range(source.randint(1, max(1, len(words) // 8))):
        words[source.randrange(len(words))] = source.choice(VOCABULARY)
    if source.random() < 0.3:
        words += source.choices(VOCABULARY, k=8)
    heading = " ".join(source.choices(VOCABULARY, k=3)) if source.random() < 0.5 else one.heading
    return structs.replace(one, body=" ".join(words), heading=heading)


@given(
    st.integers(0, 2**32),
    st.integers(0, 30),
    st.floats(0, 1),
    st.floats(0, 0.5),
    st.integers(0, 8),
    st.sampled_from(["none", "names", "counted", "random"]),
)
def test_identities_survive_edits_moves_deletions_and_insertions(
    seed: int, size: int, edits: float, deletions: float, insertions: int, anchors: str
) -> None:
    source = random.Random(seed)
    known = ticker(source, size, anchors=anchors == "names")
    kept = [one for one in known if source.random() >= deletions]
    later = [(one.update, edited(one, source) if source.random() < edits else one) for one in kept]
    fresh = ticker(source, insertions, anchors=False)
    later += [
        (f"new{n}", structs.replace(one, anchor=f"t{size + n}" if anchors == "names" else None))
        for n, one in enumerate(fresh)
    ]
    source.shuffle(later)
    seen = [one for _, one in later]
    if anchors == "counted":
        known, seen = [[structs.replace(o, anchor=f"e{n}") for n, o in enumerate(side)] for side in (known, seen)]
    if anchors == "random":
        known, seen = [[structs.replace(o, anchor=f"r{source.random()}") for o in side] for side in (known, seen)]
    found = match(known, seen)
    assert len(set(found.values())) == len(found), "no known entry is matched twice"
    wrong = {n for n, old in found.items() if known[old].update != later[n][0]}
    assert not wrong, "a wrong identity is worse than none"
    times = [one.clock for one in known] + [one.clock for _, one in later]
    alone = [n for n, (origin, one) in enumerate(later) if not origin.startswith("new") and times.count(one.clock) == 2]
    if (
        anchors != "counted"
    ):  # where most stayed in place, counted ids look like names, and what contradicts them is left open
        assert all(n in found for n in alone), "what was edited as editors do keeps its identity"


@given(st.integers(0, 2**32), st.integers(1, 25))
def test_the_order_of_the_page_says_nothing(seed: int, size: int) -> None:
    source = random.Random(seed)
    known = ticker(source, size, anchors=False)
    seen = [edited(one, source) for one in known]
    order = list(range(size))
    source.shuffle(order)
    straight = match(known, seen)
    shuffled = match(known, [seen[n] for n in order])
    assert {order[n]: old for n, old in shuffled.items()} == straight


ODD_ENTRIES = st.lists(
    st.builds(
        Entry,
        update=st.text(max_size=2),
        clock=st.sampled_from([None, "9:00", "21:00"]),
        heading=st.text(max_size=8),
        body=st.text(max_size=30),
        anchor=st.sampled_from([None, "a", "b"]),
    ),
    max_size=12,
)


@given(ODD_ENTRIES)
def test_a_look_that_shows_the_same_finds_all_again(entries: list[Entry]) -> None:
    found = match(entries, entries)
    assert sorted(found.values()) == list(range(len(entries)))


@given(ODD_ENTRIES, ODD_ENTRIES)
def test_whatever_is_compared_nothing_is_matched_twice(known: list[Entry], seen: list[Entry]) -> None:
    found = match(known, seen)
    assert len(set(found.values())) == len(found)
    assert all(0 <= new < len(seen) and 0 <= old < len(known) for new, old in found.items())
