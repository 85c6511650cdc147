"""docs/formats.md says and shows what the code does. DATELINE_WRITE_DOCS=1 writes the page anew."""

from __future__ import annotations

import os
import re

from dateline.export.formats import FORMATS
from tests.export.documentation import EXAMPLES, PAGE, generated


def test_every_format_is_on_the_page_and_shows_what_it_gives() -> None:
    page = PAGE.read_text(encoding="utf-8")
    if os.environ.get("DATELINE_WRITE_DOCS"):
        PAGE.write_text(generated(page), encoding="utf-8")
        page = PAGE.read_text(encoding="utf-8")
    assert re.findall(r"<!-- format (\w+) -->", page) == list(FORMATS) == list(EXAMPLES)
    assert generated(page) == page
