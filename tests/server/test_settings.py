"""What a newsroom may be started with."""

from __future__ import annotations

import pytest

from dateline.server.settings import ServerRefused, Settings, checked


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "newsroom.example", "10.0.0.1"])
def test_beyond_this_machine_a_token_is_demanded(host: str) -> None:
    with pytest.raises(ServerRefused, match="--token"):
        checked(Settings(host=host))
    assert checked(Settings(host=host, token="long enough to keep"))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.1.2.3"])
def test_on_this_machine_none_is(host: str) -> None:
    assert checked(Settings(host=host)).loopback


def test_a_short_token_is_refused() -> None:
    with pytest.raises(ServerRefused, match="12 characters"):
        checked(Settings(token="secret"))


def test_it_answers_under_its_own_names_only() -> None:
    assert "evil.example" not in Settings().hosts
    assert {"127.0.0.1", "localhost"} <= Settings().hosts
    assert "desk.example" in Settings(host="192.168.1.7", names=("Desk.example",)).hosts
    assert "localhost" not in Settings(host="192.168.1.7").hosts


def test_an_address_of_ipv6_is_written_with_brackets() -> None:
    assert Settings(host="::1").address == "http://[::1]:8321/"
