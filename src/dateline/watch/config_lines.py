"""On which line of a TOML file a table or a setting stands; parsers of TOML do not say."""

from __future__ import annotations

import re

_TABLE = re.compile(r"\s*\[\[?\s*([\w-]+)\s*\]\]?\s*(?:#.*)?$")
_ARRAY = re.compile(r"\s*\[\[")
_KEY = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*(?:\.|=)")


class Lines:
    """Where the tables of a file that parses begin, and their settings. What stands inside of texts over several lines
    may be taken for a setting; a message then names a line that is near."""

    def __init__(self, text: str) -> None:
        self._found: dict[tuple[str, int | None, str | None], int] = {}
        counts: dict[str, int] = {}
        table, at = "", None
        for number, line in enumerate(text.splitlines(), start=1):
            if opened := _TABLE.match(line):
                table = opened[1]
                if _ARRAY.match(line):
                    at = counts[table] = counts.get(table, -1) + 1
                else:
                    at = None
                self._found.setdefault((table, at, None), number)
            elif key := _KEY.match(line):
                place = (table, at, key[1]) if table else (key[1], None, None)
                self._found.setdefault(place, number)

    def of(self, table: str, at: int | None, field: str | None) -> int:
        """The line of a setting, of its table where it is not found, 0 where nothing is. at: which of several [[…]]."""
        for place in ((table, at, field), (table, at, None), (table, None, None), (table, 0, None)):
            if place in self._found:
                return self._found[place]
        return 0
