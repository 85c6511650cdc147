"""What is to be watched: a TOML file that a person writes, and every mistake in it told with its line.

[watch]
story = "Hohenmorl"        # what is found is put into this story
words = ["Hohenmorl", "Morltal*"]

[[feed]]
url = "https://bote.example/rss.xml"

[[ticker]]
url = "https://bote.example/ticker"
every = "20s"
"""

from __future__ import annotations

import difflib
import tomllib
import zoneinfo
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from msgspec import Struct

from dateline.model import DatelineError
from dateline.watch.addresses import canonical
from dateline.watch.config_lines import Lines
from dateline.watch.durations import in_words, seconds_of

SourceKind = Literal["feed", "sitemap", "ticker", "page"]
LookIn = Literal["title", "text"]

KINDS: tuple[SourceKind, ...] = ("feed", "sitemap", "ticker", "page")
EVERY: dict[SourceKind, float] = {"feed": 300, "sitemap": 600, "ticker": 20, "page": 600}
SHORTEST: dict[SourceKind, float] = {"feed": 30, "sitemap": 60, "ticker": 5, "page": 30}
"""Seconds below which asking again is rude, and changes nothing that a reader would notice."""
_LONGEST = 7 * 86400.0


class SourceConfig(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing to watch.

    name: what to call it. every: seconds between two looks, for tickers the shortest. zone: IANA zone of its clocks.
    story: title or id of the story that its news goes to, None for none. words: one of these has to occur (a star at
    the end stands for any ending), without: none of these may; look_in: in the entry's title, or in the page's text.
    most: so many entries of one feed are taken at once. recheck: seconds for which a page found is looked at again for
    changes, after it changed last.
    """

    kind: SourceKind
    url: str
    name: str
    every: float
    zone: str | None = None
    story: str | None = None
    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    look_in: LookIn = "text"
    most: int = 100
    recheck: float = 3 * 86400.0


class WatchConfig(Struct, frozen=True, kw_only=True):
    """All that is to be watched."""

    sources: tuple[SourceConfig, ...]


class ConfigWrong(DatelineError):
    """A configuration that cannot be used. problems: a sentence for each mistake, with its line where it has one."""

    def __init__(self, name: str, problems: tuple[str, ...]) -> None:
        shown = "\n".join(f"  {problem}" for problem in problems)
        count = "one mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
        super().__init__(name, f"{count} in it")
        self.problems = problems
        self._shown = shown

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}:\n{self._shown}"


def load_config(path: Path) -> WatchConfig:
    """The configuration in the file at `path`. Raises ConfigWrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigWrong(str(path), ("It is not UTF-8 text.",)) from None
    except OSError as error:
        raise ConfigWrong(str(path), (f"It cannot be read ({error.strerror}).",)) from None
    return parse_config(text, str(path))


def parse_config(text: str, name: str = "watch.toml") -> WatchConfig:
    """The configuration that TOML `text` says; `name` is what messages call it. Raises ConfigWrong."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigWrong(name, (f"It is not TOML: {error}.",)) from None
    return _Reader(data, Lines(text), name).config()


class _Reader:
    """Goes through the parsed file, collecting what is wrong rather than stopping at the first mistake."""

    def __init__(self, data: dict[str, Any], lines: Lines, name: str) -> None:
        self.data, self.lines, self.name = data, lines, name
        self.problems: list[tuple[int, str]] = []

    def config(self) -> WatchConfig:
        known = ("watch", *KINDS)
        for key in self.data:
            if key not in known:
                self.wrong(key, None, None, f'there is no "{key}" here{_perhaps(key, known)}')
        general = self.data.get("watch", {})
        if not isinstance(general, dict):
            self.wrong("watch", None, None, "is to be a table: write [watch]")
            general = {}
        defaults = _Table(self, "watch", None, general, _GENERAL)
        sources = [
            source
            for kind in KINDS
            for at, table in enumerate(self.tables(kind))
            if (source := self.source(kind, at, table, defaults)) is not None
        ]
        self.check_doubles(sources)
        if not sources and not self.problems:
            self.problems.append((0, "nothing is to be watched: add [[feed]], [[sitemap]], [[ticker]] or [[page]]."))
        if self.problems:
            told = (
                f"line {line}: {what}" if line else f"{what[0].upper()}{what[1:]}"
                for line, what in sorted(self.problems)
            )
            raise ConfigWrong(self.name, tuple(told))
        return WatchConfig(sources=tuple(sources))

    def tables(self, kind: str) -> list[dict[str, Any]]:
        found = self.data.get(kind, [])
        if isinstance(found, dict):
            self.wrong(kind, None, None, f"write [[{kind}]] with two brackets: there may be several")
            return []
        if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
            self.wrong(kind, None, None, f"is to be a table: write [[{kind}]] and below it url = …")
            return []
        return found

    def source(self, kind: SourceKind, at: int, data: dict[str, Any], defaults: _Table) -> SourceConfig | None:
        table = _Table(self, kind, at, data, _FIELDS)
        before = len(self.problems)
        url = table.url()
        every = table.seconds("every") or (defaults.seconds("every") if kind != "ticker" else None) or EVERY[kind]
        if "every" in data and every < SHORTEST[kind]:
            table.wrong(
                "every", f"{in_words(every)} is too often for a {kind}; {in_words(SHORTEST[kind])} is the least"
            )
        look_in = table.choice("look_in", ("title", "text")) or defaults.choice("look_in", ("title", "text"))
        source = SourceConfig(
            kind=kind,
            url=url or "",
            name=table.text("name") or (urlsplit(url).hostname or url if url else ""),
            every=max(every, SHORTEST[kind]),
            zone=table.zone() or defaults.zone(),
            story=table.text("story") or defaults.text("story"),
            words=table.words("words") if "words" in data else defaults.words("words"),
            without=table.words("without") if "without" in data else defaults.words("without"),
            look_in="title" if (look_in or ("title" if kind == "sitemap" else "text")) == "title" else "text",
            most=table.number("most") or defaults.number("most") or 100,
            recheck=table.seconds("recheck") or defaults.seconds("recheck") or 3 * 86400.0,
        )
        return source if len(self.problems) == before else None

    def check_doubles(self, sources: list[SourceConfig]) -> None:
        seen: dict[str, SourceConfig] = {}
        counts: dict[str, int] = {}
        for source in sources:
            at = counts[source.kind] = counts.get(source.kind, -1) + 1
            if (key := canonical(source.url)) in seen:
                self.wrong(source.kind, at, "url", f"{source.url} is there twice")
            seen[key] = source

    def wrong(self, table: str, at: int | None, field: str | None, what: str) -> None:
        place = f"[[{table}]]" if at is not None else f"[{table}]"
        named = f"{place} {field}: {what}." if field else f"{place}: {what}."
        entry = (self.lines.of(table, at, field), named)
        if entry not in self.problems:
            self.problems.append(entry)


class _Table:
    """One table of the file, its fields read with their types checked."""

    def __init__(
        self, reader: _Reader, name: str, at: int | None, data: dict[str, Any], fields: tuple[str, ...]
    ) -> None:
        self.reader, self.name, self.at, self.data = reader, name, at, data
        for key in data:
            if key not in fields:
                self.wrong(key, f"there is no such setting{_perhaps(key, fields)}")

    def wrong(self, field: str, what: str) -> None:
        self.reader.wrong(self.name, self.at, field, what)

    def text(self, field: str) -> str | None:
        value = self.data.get(field)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            self.wrong(field, f'is to be text in quotation marks, like {field} = "…"')
            return None
        return value.strip()

    def url(self) -> str | None:
        if "url" not in self.data:
            self.reader.wrong(self.name, self.at, None, "url is missing")
            return None
        url = self.text("url")
        if url is None:
            return None
        try:
            parts = urlsplit(url)
            usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0 and " " not in url
        except ValueError:
            usable = False
        if not usable:
            self.wrong("url", f"{url} is no web address; it begins with https://")
            return None
        if parts.username or parts.password:
            self.wrong("url", "leave the user name and the password out of the address")
            return None
        return url

    def zone(self) -> str | None:
        zone = self.text("zone")
        if zone is not None and zone not in zoneinfo.available_timezones():
            self.wrong("zone", f"{zone} is no IANA time zone; write it like Europe/Vienna")
            return None
        return zone

    def seconds(self, field: str) -> float | None:
        value = self.data.get(field)
        if value is None:
            return None
        found = seconds_of(value)
        if found is None or found <= 0:
            self.wrong(field, 'is to be a time like "30s", "5m", "2h" or "3d"')
            return None
        if found > _LONGEST * (10 if field == "recheck" else 1):
            self.wrong(field, f"{in_words(found)} is longer than anything is kept in mind")
            return None
        return found

    def number(self, field: str) -> int | None:
        value = self.data.get(field)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 5000:
            self.wrong(field, "is to be a whole number from 1 to 5000")
            return None
        return value

    def choice(self, field: str, choices: tuple[str, ...]) -> str | None:
        value = self.text(field)
        if value is not None and value not in choices:
            self.wrong(field, f"is to be one of {', '.join(choices)}{_perhaps(value, choices)}")
            return None
        return value

    def words(self, field: str) -> tuple[str, ...]:
        value = self.data.get(field, [])
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list) or not all(isinstance(w, str) and w.strip(" *") for w in value):
            self.wrong(field, f'is to be a list of words, like {field} = ["Dam", "Flood*"]')
            return ()
        return tuple(word.strip() for word in value)


_GENERAL = ("every", "zone", "story", "words", "without", "look_in", "most", "recheck")
_FIELDS = ("url", "name", *_GENERAL)


def _perhaps(word: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(word, known, 1)
    return f"; did you mean {near[0]}?" if near else f"; there are {', '.join(known)}"
