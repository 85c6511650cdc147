"""Which figures count the same: by nearness in meaning where vectors are known, by rules where not."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Document
from dateline.story import build
from dateline.story.build import told
from dateline.story.differences import SERIES
from dateline.story.events import Telling
from dateline.story.figure_pairs import of_one_matter
from dateline.story.figure_signs import NAMES, FigureSigns, around
from dateline.story.figures import Figure, figures
from dateline.story.measures import AGE, measures
from dateline.story.nearness import Nearness
from dateline.story.support import NAMES as OTHERS
from dateline.story.vectors import Vectors, shipped_vectors
from tests.story.coverage import article, ticker


@cache
def reader() -> Vectors:
    found = shipped_vectors()
    assert found is not None
    return found


def together(documents: Sequence[Document], vectors: Vectors | None) -> list[set[str]]:
    """The words of figures that count the same."""
    tellings = told(list(documents))
    nearness = Nearness([t.report for t in tellings], vectors)
    groups = of_one_matter(tellings, [None] * len(tellings), nearness, vectors)
    return [{words(f, tellings) for f in group} for group in groups]


def words(figure: Figure, tellings: Sequence[Telling]) -> str:
    return tellings[figure.telling].report.document.text[slice(*figure.span)]


GERMAN = ticker(
    ("9:05", "Unfall", "Ein 51-jähriger Fernfahrer ist mit seinem Lastwagen in die Baustelle gefahren."),
    ("9:40", "Regen", "An der Wetterstation sind 118 Liter Regen gefallen."),
    ("10:30", "Spende", "Die Landesregierung stellt zehn Millionen Euro Soforthilfe bereit."),
    id="t",
)
ENGLISH = article(
    "A 49-year-old truck driver ploughed into the building site. More than 160 litres of rain fell at the weather "
    "station. The zoo has 12 new penguins.",
    id="u",
    language="en",
)


def test_figures_meet_across_languages_and_words() -> None:
    assert {"51", "49"} in together([GERMAN, ENGLISH], reader())


def test_without_vectors_only_known_matters_meet() -> None:
    assert together([GERMAN, ENGLISH], None) == []


def test_ages_meet_ages_and_lengths_lengths() -> None:
    tellings = told([GERMAN, ENGLISH])
    every = measures(tellings, figures(tellings))
    units = {words(f, tellings): f.unit for f in every}
    assert (units["51"], units["49"], units["118 Liter"], units["12"]) == (AGE, AGE, "l", None)
    nearness = Nearness([t.report for t in tellings], reader())
    signs = FigureSigns(every, tellings, [None] * len(tellings), nearness, reader())
    assert all(every[a].unit == every[b].unit for a, b in signs.pairs)


def test_a_distance_in_time_and_a_number_that_is_no_more_are_no_figures() -> None:
    text = (
        "Zwei Stunden später stieg das Rentenalter von 64 auf 67 Jahre. Drei Tage nach der Wahl kamen weitere 20 Boote."
    )
    tellings = told([article(text)])
    assert [words(f, tellings) for f in measures(tellings, figures(tellings))] == ["67 Jahre"]


def test_what_was_then_is_no_figure_of_now() -> None:
    tellings = told(
        [article("Schon 2019 brannte es hier. Damals wurden sieben Menschen verletzt. Nun sind es vier Verletzte.")]
    )
    assert [words(f, tellings) for f in measures(tellings, figures(tellings))] == ["vier"]


def test_two_matters_of_two_times_are_no_contradiction() -> None:
    one = article("Im Jahr 1987 starben hier 30 Menschen bei einem Brand. Nun brennt es wieder.", id="a")
    other = article("Schon 2009 starben hier 12 Menschen bei einem Brand. Nun brennt es wieder.", id="b")
    assert build([one, other], vectors=reader()).differences == ()


def test_a_figure_stands_for_itself_among_the_words_around_it() -> None:
    tellings = told([GERMAN])
    (rain,) = [f for f in measures(tellings, []) if f.unit == "l"]
    assert around(rain, tellings[rain.telling]) == "An der Wetterstation sind X Regen gefallen"


def test_judges_know_their_signs() -> None:
    kept = json.loads(resources.files("dateline.story").joinpath("figures.json").read_text(encoding="utf-8"))
    assert kept["signs"] == [*NAMES, *OTHERS]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (52, 52.3, True),
        (31, 31.6, False),
        (1_200_000, 1_234_567, True),
        (12, 13, False),
        (0, 0.4, False),
        (2_000_000, 1_500_000, False),
        (2000, 2500, False),
        (2_000_000, 1_950_000, True),
    ],
)
def test_a_rounded_number_agrees(one: float, other: float, agree: bool) -> None:
    def figure(number: float) -> Figure:
        return Figure(telling=0, span=(0, 1), lower=number, upper=number, unit=None, matter=frozenset(), about=None)

    assert figure(one).agrees(figure(other)) is figure(other).agrees(figure(one)) is agree


NUMBERS = st.sampled_from(["drei", "vier", "5", "rund 200", "1,2 Millionen", "höchstens 1900", "null"])
THINGS = st.sampled_from(["Tote", "Verletzte", "Helfer", "Euro", "Prozent", "Stunden", "Autos"])


@settings(max_examples=25)
@given(st.lists(st.lists(st.tuples(NUMBERS, THINGS), min_size=1, max_size=4), min_size=1, max_size=3))
def test_groups_share_no_figure_and_have_one_unit(told_by: list[list[tuple[str, str]]]) -> None:
    documents = [
        article(" ".join(f"Es gab {n} {thing}." for n, thing in one), id=f"d{k}") for k, one in enumerate(told_by)
    ]
    tellings = told(documents)
    nearness = Nearness([t.report for t in tellings], reader())
    groups = of_one_matter(tellings, [None] * len(tellings), nearness, reader())
    places = [(tellings[f.telling].report.document.id, f.span) for group in groups for f in group]
    assert len(places) == len(set(places))
    assert all(len({f.unit for f in group}) == 1 and len(group) > 1 for group in groups)
    assert all(math.isfinite(f.lower) or math.isfinite(f.upper) for group in groups for f in group)


def test_ugly_figures_cost_no_story() -> None:
    text = f"Nach drei Stunden ¹² war Schluss. Messung ¹⁰² ergab {'7' * 5000} Meter. Es kamen ²³ Boote."
    assert together([article(text), article(text + " Ende.", id="b")], reader()) is not None


def test_a_series_of_measurements_has_no_end_of_values() -> None:
    text = " ".join(f"Es gab {n} Verletzte." for n in range(1, 200))
    assert all(len(d.values) <= SERIES for d in build([article(text)], vectors=reader()).differences)
