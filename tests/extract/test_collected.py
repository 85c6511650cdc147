"""Texts of one block, over its inline elements."""

from __future__ import annotations

import pytest

from dateline.extract.fragments import Fragment
from dateline.extract.markup import lay_out, parse
from dateline.extract.survey import survey


def fragments(markup: str) -> list[Fragment]:
    tree = parse(markup)
    return lay_out(tree, survey(tree)).fragments


def texts(markup: str) -> list[str]:
    return [fragment.text for fragment in fragments(markup)]


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<p><b>Der</b> <i>Damm</i></p>", ["Der Damm"]),
        ("<p><b>Der</b>\n<i>Damm</i></p>", ["Der Damm"]),
        ("<p><b>Der <u></u></b><i>Damm</i></p>", ["Der Damm"]),
        ("<p><b>Der</b><span> </span><i>Damm</i></p>", ["Der Damm"]),
        ("<p><b>Der<u> </u></b><i>damm</i></p>", ["Der damm"]),
        ("<p><b>D</b>er Damm</p>", ["Der Damm"]),
        ("<p>Damm<!-- x -->bruch</p>", ["Dammbruch"]),
        ("<p>Damm<!-- x --> <!-- y -->bruch</p>", ["Damm bruch"]),
        ("<p>Der<script>var a = 1;</script>Damm</p>", ["DerDamm"]),
        ("<p>Der&nbsp;<b>&nbsp;</b>Damm</p>", ["Der Damm"]),
        ("<p><span>21:00</span><span>Anna</span></p>", ["21:00 Anna"]),
        ("<div>Der <p>Damm</p> hält</div>", ["Der", "Damm", "hält"]),
        ("<p>Der<br>Damm</p>", ["Der\nDamm"]),
        ("<p>Der<br><br>Damm</p>", ["Der", "Damm"]),
    ],
)
def test_white_space_between_elements(markup: str, shown: list[str]) -> None:
    assert texts(markup) == shown


MENU = "<ul class='main-menu'><li><a href='/p'>Politik</a></li><li><a href='/s'>Sport</a></li></ul>"


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<nav><ul><li>Politik</li><li>Sport</li></ul></nav><p>Der Damm", ["Politik Sport", "Der Damm"]),
        ("<nav><p>Politik</p><script>x</script><p>Sport</p></nav>", ["Politik Sport"]),
        ("<nav><p>Politik</p><h1>Sport</h1></nav>", ["Politik", "Sport"]),
        ("<footer><p>Impressum</p><p>Kontakt</p></footer>", ["Impressum Kontakt"]),
        ("<article><footer><p>Mit Material</p><p>von dpa</p></footer></article>", ["Mit Material", "von dpa"]),
        (MENU + "<p>Der Damm", ["Politik Sport", "Der Damm"]),
        ("<div class='menu'>" + MENU + "<p>Der Damm</p><p>hält</p></div>", ["Politik Sport", "Der Damm", "hält"]),
        ("<div class='topics'>" + MENU + "</div>", ["Politik", "Sport"]),
        (MENU + MENU, ["Politik Sport", "Politik Sport"]),
    ],
)
def test_navigation_and_the_foot_are_one_text(markup: str, shown: list[str]) -> None:
    assert texts(markup) == shown


def test_navigation_is_all_link() -> None:
    (menu,) = fragments(MENU)
    assert menu.link == len(menu.text)


def test_elements_no_browser_knows_may_nest_as_deep_as_they_like() -> None:
    assert texts("<x-y>" * 30_000 + "Der Damm") == ["Der Damm"]
