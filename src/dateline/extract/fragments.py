"""The pieces a page is read as, before they have roles: lines of plain text, block elements of markup."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dateline.extract.hints import BIT
from dateline.model import Role

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


@dataclass(slots=True)
class Fragment:
    """One piece of text with what is known of it.

    text: as it stands in the document's text. start, end: its place there, once the text is assembled.
    gap: an empty line (plain text) or a block boundary that a reader sees (markup) stands before it.
    bullet: a bullet stands before it (plain text).
    tag: the block element it came from ("p", "h2", "li"), "" in plain text. name: that element's class and id words.
    near, mid, far: hints (hints.py) of that element, of the one around it, of those further out. link: characters
    inside links. linked: the first link's target; links: the links' texts.
    strong: the whole text is set bold. box: number of the innermost
    sectioning element around it; boxes nest by `Layout.parents`. depth: elements around it. instant: a machine-
    readable time in it (<time datetime>), instant_text: the text of that element. cut: where the first inline element
    in it ends; bold: where the first words set bold lie, if not all are; inner, inner_hints: the names of that element.
    hidden: the markup hides it. content: it belongs to the article. role: what it turned out to be. entry: the number
    of the ticker entry it belongs to, None outside. extra: parts with roles of their own, as offsets into the text.
    """

    text: str
    start: int = 0
    end: int = 0
    gap: bool = True
    bullet: bool = False
    tag: str = ""
    name: str = ""
    near: int = 0
    mid: int = 0
    far: int = 0
    link: int = 0
    linked: str | None = None
    links: tuple[str, ...] = ()
    strong: bool = False
    box: int = 0
    depth: int = 0
    instant: str | None = None
    instant_text: str = ""
    cut: int | None = None
    bold: tuple[int, int] | None = None
    inner: str = ""
    inner_hints: int = 0
    hidden: bool = False
    content: bool = False
    score: float = 0.0
    role: Role = "boilerplate"
    entry: int | None = None
    extra: list[tuple[Role, int, int]] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        """Whether the markup says that it is a heading."""
        return len(self.tag) == 2 and self.tag[0] == "h" and self.tag[1].isdigit()

    @property
    def is_comment(self) -> bool:
        """Whether the markup says that a reader wrote it."""
        return bool((self.near | self.mid | self.far) & BIT["comment"])

    @property
    def words(self) -> int:
        """How many words it has, counted by spaces."""
        return self.text.count(" ") + 1 if self.text else 0


def clean(text: str) -> str:
    """White space runs become one space, invisible characters (soft hyphens, zero width) go."""
    text = " ".join(text.split())
    if text.isascii() or _INVISIBLE.search(text) is None:
        return text
    return _INVISIBLE.sub("", text).strip()


_SENTENCE_END = re.compile(r"[.!?…:;][\"'“”’»«›‹)\]]*\s*$")


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, quotation marks and brackets after the stop included."""
    return _SENTENCE_END.search(text[-8:]) is not None
