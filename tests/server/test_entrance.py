"""Who may come in."""

from __future__ import annotations

import pytest

from dateline.server.entrance import Entrance

TOKEN = "correct horse battery"


def test_without_a_token_everybody_may_come_in() -> None:
    assert Entrance(None).fits("anything")
    assert not Entrance(None).guarded


@pytest.mark.parametrize("given", ["", "correct horse batter", TOKEN + " ", "ä", "\ud800"])
def test_only_the_token_fits(given: str) -> None:
    assert not Entrance(TOKEN).fits(given)
    assert Entrance(TOKEN).fits(TOKEN)


def test_a_cookie_lets_in_and_tells_nothing_of_the_token() -> None:
    entrance = Entrance(TOKEN)
    cookie = entrance.cookie()
    assert entrance.knows(cookie)
    assert TOKEN not in cookie


def test_a_cookie_is_good_after_a_restart_and_void_after_a_new_token() -> None:
    cookie = Entrance(TOKEN).cookie()
    assert Entrance(TOKEN).knows(cookie)
    assert not Entrance("another token here").knows(cookie)


@pytest.mark.parametrize("forged", ["", ".", "..", "9999999999.x.", "9999999999.x.00", "x.y.z", "\udcff.a.b"])
def test_a_forged_cookie_is_void(forged: str) -> None:
    assert not Entrance(TOKEN).knows(forged)


def test_a_cookie_that_was_made_to_last_longer_is_void() -> None:
    entrance = Entrance(TOKEN)
    until, nonce, signature = entrance.cookie().split(".")
    assert not entrance.knows(f"{int(until) + 1}.{nonce}.{signature}")
