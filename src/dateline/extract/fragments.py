"""The pieces a page is read as, before they have roles: lines of plain text, block elements of markup."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dateline.model import Role

_INVISIBLE = {ord(c): None for c in "\u00ad\u200b\u200c\u200d\u2060\ufeff"}


@dataclass(slots=True)
class Fragment:
    """One piece of text with what is known of it.

    text: as it stands in the document's text. start, end: its place there, once the text is assembled.
    gap: an empty line (plain text) or a block boundary that a reader sees (markup) stands before it.
    tag: the block element it came from ("p", "h2", "li"), "" in plain text. path: class and id words of the element and its
    ancestors, innermost first. link: characters inside links. strong: the whole text is set bold. linked: its first link's target.
    box: number of the innermost sectioning element around it; boxes nest by `Layout.parents`. instant: a machine-readable time
    in it (<time datetime>), and the text of that element. cut: where the first inline element in it ends.
    inner: class and id words of that element.
    role: what it turned out to be. entry: the number of the ticker entry it belongs to, None outside.
    """

    text: str
    start: int = 0
    end: int = 0
    gap: bool = True
    tag: str = ""
    path: str = ""
    link: int = 0
    strong: bool = False
    linked: str | None = None
    box: int = 0
    parent: int = 0
    depth: int = 0
    instant: str | None = None
    instant_text: str = ""
    cut: int | None = None
    inner: str = ""
    hidden: bool = False
    role: Role = "boilerplate"
    content: bool = False
    score: float = 0.0
    entry: int | None = None
    extra: list[tuple[Role, int, int]] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        """Whether the markup says that it is a heading."""
        return len(self.tag) == 2 and self.tag[0] == "h" and self.tag[1].isdigit()

    @property
    def words(self) -> int:
        """How many words it has, counted by spaces."""
        return self.text.count(" ") + 1 if self.text else 0


def clean(text: str) -> str:
    """White space runs become one space, invisible characters (soft hyphens, zero width) go."""
    text = " ".join(text.split())
    return text if text.isascii() else text.translate(_INVISIBLE).strip()


_SENTENCE_END = re.compile(r"[.!?…:;][\"'“”’»«›‹)\]]*\s*$")


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, quotation marks and brackets after the stop included."""
    return _SENTENCE_END.search(text[-8:]) is not None
