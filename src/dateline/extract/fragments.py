"""The pieces a page is read as, before they have roles: lines of plain text, block elements of markup."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dateline.extract.hints import BIT
from dateline.model import Role

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_STOPS = frozenset(".!?…:;")
_CLOSING = "\"'“”’»«›‹)]"


class Fragment(Struct, gc=False):
    """One piece of text with what is known of it.

    text: as it stands in the document's text. start, end: its place there, once the text is assembled.
    gap: an empty line (plain text) or a block boundary that a reader sees (markup) stands before it.
    bullet: a bullet stands before it (plain text).
    tag: the block element it came from ("p", "h2", "li"), "" in plain text. name: that element's class and id words.
    near, mid, far: hints (hints.py) of that element, of the one around it, of those further out. link: characters
    inside links; links: the links' texts. strong: the whole text is set bold. box: number of the innermost sectioning
    element around it; boxes nest by `Layout.parents`. depth: elements around it. instant: a machine-readable time in
    it (<time datetime>). cut: where the first inline element in it ends; inner_hints: that element's. bold: where the
    first words set bold lie, if not all are.
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
    links: tuple[str, ...] = ()
    strong: bool = False
    box: int = 0
    depth: int = 0
    instant: str | None = None
    cut: int | None = None
    bold: tuple[int, int] | None = None
    inner_hints: int = 0
    hidden: bool = False
    content: bool = False
    role: Role = "boilerplate"
    entry: int | None = None
    extra: Sequence[tuple[Role, int, int]] = ()

    @property
    def is_heading(self) -> bool:
        """Whether the markup says that it is a heading."""
        return self.tag in _HEADINGS

    @property
    def is_comment(self) -> bool:
        """Whether the markup says that a reader wrote it."""
        return bool((self.near | self.mid | self.far) & BIT["comment"])


def clean(text: str) -> str:
    """White space runs become one space, invisible characters (soft hyphens, zero width) go."""
    text = " ".join(text.split())
    # One search a character is quicker than a pattern: a text of narrow characters is not searched for wide ones.
    if text.isascii() or not (
        "\u00ad" in text
        or "\u200b" in text
        or "\u200c" in text
        or "\u200d" in text
        or "\u2060" in text
        or "\ufeff" in text
    ):
        return text
    return text.translate(_INVISIBLE).strip()


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, quotation marks and brackets after the stop included."""
    end = text[-8:].rstrip().rstrip(_CLOSING)
    return end[-1:] in _STOPS
