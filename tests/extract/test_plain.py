"""Plain text as lines, and as paragraphs where a width cut it into lines."""

from __future__ import annotations

import textwrap

import pytest

from dateline.extract.plain import split_lines

PARAGRAPHS = (
    "Die Brücke über die Lohe bleibt bis zum Frühjahr gesperrt, sagte die Baudezernentin am Dienstag im Rathaus. "
    "Bei einer Prüfung hatten Fachleute Risse in zwei Pfeilern gefunden, die rasch größer werden.",
    "Für die Umleitung stehen nach Angaben der Stadt zwei Fähren bereit, die alle zwanzig Minuten fahren. "
    '"Mehr haben wir nicht", sagte die Dezernentin. Die Kosten trägt das Land.',
)
LONG_LEAD = "Zwei Pfeiler haben Risse, und wer über den Fluss will, braucht bis zum Frühjahr die Fähre und sehr viel Geduld dazu."


@pytest.mark.parametrize("width", [60, 72, 79])
def test_paragraphs_cut_at_a_width_are_joined_and_other_lines_are_not(width: int) -> None:
    short = [
        "Lohebrücke bleibt gesperrt",
        "Foto: Kim Sommer",
        "Die Brücke am Dienstag war noch befahren worden.",
        LONG_LEAD,
    ]
    wrapped = [textwrap.fill(p, width) for p in PARAGRAPHS]
    text = short[0] + "\n\n" + "\n".join(short[1:]) + "\n\n" + "\n\n".join(wrapped) + "\n\nZwei Fähren\n"
    fragments = split_lines(text)
    assert [" ".join(f.text.split()) for f in fragments] == [*short, *PARAGRAPHS, "Zwei Fähren"]
    assert all(text[f.start : f.end] == f.text for f in fragments)


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = "\n".join(p for p in PARAGRAPHS * 3)
    assert len(split_lines(text)) == 6
