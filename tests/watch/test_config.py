"""The configuration: what may be written, and what is said of each mistake."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.watch.config import ConfigWrong, load_config, parse_config
from dateline.watch.durations import in_words, seconds_of
from dateline.watch.happenings import AnyHappening

GOOD = """\
[watch]
story = "Hohenmorl"
words = ["Hohenmorl", "Morltal*"]

[[feed]]
url = "https://bote.example/rss.xml"
every = "2m"

[[sitemap]]
url = "https://abendpost.example/news.xml"
words = []
zone = "Europe/Vienna"

[[ticker]]
url = "https://bote.example/ticker"
name = "Bote live"
story = "Nacht"
"""


def test_what_a_person_writes() -> None:
    feed, sitemap, ticker = parse_config(GOOD).sources
    assert (feed.kind, feed.name, feed.every, feed.story) == ("feed", "bote.example", 120, "Hohenmorl")
    assert (feed.words, feed.look_in) == (("Hohenmorl", "Morltal*"), "text")
    assert (sitemap.words, sitemap.look_in, sitemap.zone, sitemap.every) == ((), "title", "Europe/Vienna", 600)
    assert (ticker.name, ticker.every, ticker.story) == ("Bote live", 20, "Nacht")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Nothing is to be watched"),
        ("[[feed]\n", "not TOML"),
        ('[[feed]]\nurl = "https://a.example/rss', "not TOML"),
        ("[[feed]]\n", "line 1: [[feed]]: url is missing"),
        ('\n[[feed]]\n\nurl = "bote.example/rss"\n', "line 4: [[feed]] url: bote.example/rss is no web address"),
        ('[[feed]]\nurl = "file:///etc/passwd"\n', "line 2: [[feed]] url: file:///etc/passwd is no web address"),
        ('[[feed]]\nurl = "https://me:pw@a.example/"\n', "line 2: [[feed]] url: leave the user name"),
        ('[[feed]]\nurl = "http://[::1"\n', "line 2: [[feed]] url: http://[::1 is no web address"),
        ('[[feed]]\nurl = 5\n', "line 2: [[feed]] url: is to be text"),
        ('[[feeds]]\nurl = "https://a.example/"\n', "line 1: [feeds]: there is no \"feeds\" here; did you mean feed?"),
        ('[feed]\nurl = "https://a.example/"\n', "line 1: [feed]: write [[feed]] with two brackets"),
        ('feed = "https://a.example/"\n', "line 1: [feed]: is to be a table"),
        ('[[feed]]\nurl = "https://a.example/"\nevry = "5m"\n', "line 3: [[feed]] evry: there is no such setting; did you mean every?"),
        ('[[feed]]\nurl = "https://a.example/"\nevery = "often"\n', "line 3: [[feed]] every: is to be a time"),
        ('[[feed]]\nurl = "https://a.example/"\nevery = "-5m"\n', "line 3: [[feed]] every: is to be a time"),
        ('[[feed]]\nurl = "https://a.example/"\nevery = true\n', "line 3: [[feed]] every: is to be a time"),
        ('[[feed]]\nurl = "https://a.example/"\nevery = "1s"\n', "line 3: [[feed]] every: 1s is too often for a feed; 30s is the least"),
        ('[[feed]]\nurl = "https://a.example/"\nevery = "900d"\n', "line 3: [[feed]] every: 900d is longer"),
        ('[[ticker]]\nurl = "https://a.example/"\nzone = "CET+1"\n', "line 3: [[ticker]] zone: CET+1 is no IANA time zone"),
        ('[[feed]]\nurl = "https://a.example/"\nmost = 0\n', "line 3: [[feed]] most: is to be a whole number"),
        ('[[feed]]\nurl = "https://a.example/"\nmost = "all"\n', "line 3: [[feed]] most: is to be a whole number"),
        ('[[feed]]\nurl = "https://a.example/"\nwords = [1]\n', "line 3: [[feed]] words: is to be a list of words"),
        ('[[feed]]\nurl = "https://a.example/"\nwords = ["*"]\n', "line 3: [[feed]] words: is to be a list of words"),
        ('[[feed]]\nurl = "https://a.example/"\nlook_in = "Titel"\n', "line 3: [[feed]] look_in: is to be one of title, text"),
        ('[watch]\nzone = "Morltal"\n[[feed]]\nurl = "https://a.example/"\n', "line 2: [watch] zone: Morltal is no IANA"),
        ('[[feed]]\nurl = "https://a.example/x"\n[[page]]\nurl = "http://www.a.example/x/"\n', "line 4: [[page]] url: http://www.a.example/x/ is there twice"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(text: str, said: str) -> None:
    with pytest.raises(ConfigWrong) as caught:
        parse_config(text, "w.toml")
    assert said in str(caught.value)
    assert str(caught.value).startswith("w.toml: ")


def test_the_example_in_the_documentation_works() -> None:
    page = Path(__file__).parents[2] / "docs" / "watching.md"
    (example,) = re.findall(r"^```toml\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)
    sources = parse_config(example).sources
    assert [s.kind for s in sources] == ["feed", "sitemap", "ticker", "page"]
    assert sources[0].most == 100
    assert all(s.story == "Hohenmorl" for s in sources)


def test_the_documentation_names_every_happening() -> None:
    text = (Path(__file__).parents[2] / "docs" / "watching.md").read_text(encoding="utf-8")
    for kind in get_args(AnyHappening):
        tag = str(kind.__struct_config__.tag)
        assert f"`{tag}`" in text or (tag.startswith("source-") and f"`-{tag[7:]}`" in text), tag


def test_all_mistakes_are_told_at_once() -> None:
    text = '[[feed]]\nurl = "x"\nevery = "y"\n\n[[feed]]\nzone = "z"\n'
    with pytest.raises(ConfigWrong) as caught:
        parse_config(text)
    assert [p.partition(":")[0] for p in caught.value.problems] == ["line 2", "line 3", "line 5", "line 6"]


def test_a_mistake_in_the_general_part_is_told_once() -> None:
    text = '[watch]\nevery = "y"\n' + "".join(f'[[feed]]\nurl = "https://a.example/{n}"\n' for n in range(5))
    with pytest.raises(ConfigWrong) as caught:
        parse_config(text)
    assert len(caught.value.problems) == 1


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes(b"# Gr\xfc\xdfe\n")
    for name, said in [("missing", "cannot be read"), ("latin", "not UTF-8"), (".", "cannot be read")]:
        with pytest.raises(ConfigWrong, match=said):
            load_config(tmp_path / name)


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "w.toml").write_text(GOOD, encoding="utf-8-sig")
    assert len(load_config(tmp_path / "w.toml").sources) == 3


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("90s", 90), ("5m", 300), ("5 min", 300), ("1h 30m", 5400), ("3d", 259200), (20, 20), ("1.5h", 5400), ("", None), ("5", None), ("m", None), ("5w", None), (float("nan"), None), ([], None)],
)  # fmt: skip
def test_lengths_of_time(written: object, seconds: float | None) -> None:
    assert seconds_of(written) == seconds


@given(st.integers(1, 10**7))
def test_a_length_of_time_reads_as_it_is_written_up_to_its_second_unit(seconds: int) -> None:
    found = seconds_of(in_words(seconds))
    assert found is not None
    assert 0 <= seconds - found < seconds / 20 + 1


@given(st.text(max_size=200))
def test_any_text_gives_a_configuration_or_sentences(text: str) -> None:
    with contextlib.suppress(ConfigWrong):
        assert parse_config(text).sources
