"""The trained model's answers, and what is made of them."""

from __future__ import annotations

import pytest

from dateline.extract import read
from dateline.extract.article_model import chances, threshold
from dateline.model import Page

SURE, UNSURE = [0.97, 0.95, 0.9, 0.1], [0.42, 0.38, 0.31, 0.05]


def test_where_the_model_is_sure_its_threshold_holds() -> None:
    assert threshold(SURE, [300] * 4, 0.45) == 0.45


def test_where_it_is_sure_of_nothing_the_likeliest_is_the_article() -> None:
    assert 0.2 < threshold(UNSURE, [300] * 4, 0.45) < 0.31 <= max(UNSURE)


def test_there_may_be_no_article_at_all() -> None:
    assert threshold([0.04, 0.02], [900, 900], 0.45) == 0.3
    assert threshold([], [], 0.45) == 0.45


def test_rows_that_are_not_kept_give_the_same_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [[float(i % 7 * place % 11) for place in range(200)] for i in range(40)]
    kept = chances(rows.__getitem__, [0] * 40, [80] * 40)
    monkeypatch.setattr("dateline.extract.article_model._KEPT", 3)
    assert chances(rows.__getitem__, [0] * 40, [80] * 40) == kept


def test_a_notice_in_place_of_each_picture_is_no_article() -> None:
    notice = "<p>Dieser Inhalt stammt von einem fremden Anbieter und wird erst angezeigt, wenn Sie der Nutzung zustimmen.</p>"
    paragraphs = [
        f"Die Feuerwehr fuhr am Montag zum {number}. Mal an die Lohe, weil das Wasser die Keller in der Altstadt flutete."
        for number in range(2, 9)
    ]
    body = "".join(f"<p>{text}</p>{notice}" for text in paragraphs)
    page = Page(
        content=f"<html><body><h1>Flut</h1><article>{body}</article></body></html>".encode(), url="https://a.example/1"
    )
    article = read(page).article
    assert all(text in article for text in paragraphs)
    assert "zustimmen" not in article
