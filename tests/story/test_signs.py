"""What speaks for and against two reports being one event: numbers that are the same from either side."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.story.build import told
from dateline.story.judge import chance, pair_judge
from dateline.story.nearness import Nearness
from dateline.story.same import candidates, judged
from dateline.story.signs import NAMES, Signs
from dateline.story.support import NAMES as SUPPORT
from dateline.story.support import Support
from tests.story.coverage import article, ticker
from tests.story.test_vectors import vectors

TICKER = ticker(
    ("9:05", "Knall", "Ein Rumms riss die Leute aus den Betten."),
    ("9:30", "Brücke", "Die Brücke bleibt heil."),
    ("9:50", "Ursache", "Warum, weiß noch keiner."),
    id="t",
)
ARTICLE = article("Ein Rumms riss die Leute um 9.05 Uhr aus den Betten. Die Brücke bleibt heil.", id="a", hour=11)
ENGLISH = article("A loud bang woke the neighbourhood. Nobody knows the cause yet.", id="e", hour=12, language="en")


@pytest.mark.parametrize("known", [vectors, None])
def test_the_signs_of_a_pair_are_those_of_its_turn(known: object) -> None:
    tellings = told([TICKER, ARTICLE, ENGLISH])
    reports, readings = [t.report for t in tellings], [t.reading for t in tellings]
    features = [t.features for t in tellings]
    nearness = Nearness(reports, known)  # type: ignore[arg-type]
    signs = Signs(reports, readings, features, nearness)
    for one, other in candidates(reports, features, range(len(tellings)), nearness):
        there = signs.of(one, other)
        assert len(there) == len(NAMES)
        assert all(map(math.isfinite, there))
        assert there == pytest.approx(signs.of(other, one))


@pytest.mark.parametrize("known", [True, False])
def test_judges_know_their_signs(known: bool) -> None:
    judge = pair_judge(vectors=known)
    assert tuple(judge.weights) == NAMES
    assert 0 < judge.among_others(0.0, [0.0] * (len(NAMES) + len(SUPPORT))) < 1


def test_odds_beyond_all_measure_are_a_chance() -> None:
    assert chance(-1e9) == pytest.approx(0)
    assert chance(1e9) == pytest.approx(1)
    assert chance(0) == 0.5


def test_copies_with_edits_are_one_event() -> None:
    one = "Die Landrätin rief am Abend den Katastrophenfall aus, weil der Damm bei Morltal zu brechen drohte."
    other = one.replace(" am Abend", "")
    tellings = told([article(one, id="a"), article(other, id="b"), TICKER])
    reports = [t.report for t in tellings]
    (pair,) = judged(
        [
            (n, m)
            for n, r in enumerate(reports)
            for m in range(n + 1, len(reports))
            if {r.text, reports[m].text} == {one, other}
        ],
        reports,
        [t.reading for t in tellings],
        [t.features for t in tellings],
        Nearness(reports, None),
    )
    assert pair.likeness > 0.4


LINKS = st.dictionaries(st.tuples(st.integers(0, 3), st.integers(4, 7)), st.floats(0.05, 1), min_size=1)


@settings(max_examples=50)
@given(LINKS)
def test_what_others_say_of_a_pair_is_the_same_from_either_side(links: dict[tuple[int, int], float]) -> None:
    reports = [t.report for t in told([TICKER, ARTICLE, ENGLISH])][:7]
    reports = [*reports, *reports][:8]
    support = Support(links, reports)
    for one, other in links:
        there = support.of(one, other)
        assert len(there) == len(SUPPORT)
        assert there == pytest.approx(support.of(other, one))


def test_a_likelier_match_and_a_third_that_agrees_are_seen() -> None:
    reports = [t.report for t in told([article("Eins brennt hell.", id="a"), article("Zwei brennt. Drei brennt.", id="b"),
                                       article("Vier brennt lange.", id="c")])]  # fmt: skip
    support = Support({(0, 1): 0.4, (0, 2): 0.9, (0, 3): 0.8, (1, 3): 0.7}, reports)
    signs = dict(zip(SUPPORT, support.of(0, 1), strict=True))
    assert signs["likely"] == 0.4
    assert (signs["likelier"], signs["likelier back"]) == (0, 1)
    assert signs["short of back"] == pytest.approx(0.5)
    assert signs["through one"] == pytest.approx(0.7)
    assert signs["elsewhere"] == 0.9
