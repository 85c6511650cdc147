"""The text of a block, collected while the walk goes over its inline elements."""

from __future__ import annotations

from msgspec import Struct, field

from dateline.extract.elements import Element
from dateline.extract.fragments import Fragment, clean


class Collected(Struct, gc=False):
    """Text since the last block boundary: its parts, and what the inline elements around them say.

    inline: the element of the first part if that is not the block itself, last: of the last part. cut: where the
    first inline element ends. bold: the first words set bold.
    """

    block: Element
    hidden: bool
    parts: list[str] = field(default_factory=list)
    inline: Element | None = None
    last: Element | None = None
    link: int = 0
    strong: int = 0
    length: int = 0
    breaks: int = 0
    links: list[str] = field(default_factory=list)
    instant: str | None = None
    cut: int | None = None
    bold: str = ""
    bold_ended: bool = False

    def space(self) -> None:
        """White space stands here."""
        self.parts.append(" ")

    def break_line(self) -> bool:
        """A line ends here; whether one ended right before, which ends the block."""
        self.breaks += 1
        self.parts.append("\n")
        return self.breaks > 1

    def add(self, element: Element, text: str) -> None:
        """Add a text that stands in `element`."""
        before = self.last
        self.last = element
        if before is None:
            if element.block is not None:
                self.inline = element
        elif before is not element:
            self._join(before, element, text)
        self.parts.append(text.replace("\n", " ") if "\n" in text else text)
        length = len(text)
        self.length += length
        if self.breaks:
            self.breaks = 1
        if element.linked:
            self.link += length
            if before is element and self.links:
                self.links[-1] += text
            else:
                self.links.append(text)
        if element.strong:
            self.strong += length
            if not self.bold_ended:
                self.bold += text
        elif self.bold:
            self.bold_ended = True
        if element.instant is not None and self.instant is None:
            self.instant = element.instant

    def _join(self, before: Element, element: Element, text: str) -> None:
        """Another element begins: where the first inline one ends, and a space between two words that touch."""
        parts = self.parts
        if before.block is None:
            return
        if self.cut is None:
            self.cut = len(clean("".join(parts)))
        apart = element.block is not None and element.up is not before and before.up is not element
        if apart and parts[-1] not in (" ", "\n") and _glued(parts[-1][-1], text[0]):
            parts.append(" ")

    def fragment(self) -> Fragment | None:
        """What was collected as one fragment; None where there is nothing to read."""
        joined = "".join(self.parts)
        # Breaks that open or close a block are no line of it; source line ends inside text were spaces.
        text = "\n".join(filter(None, map(clean, joined.split("\n")))) if self.breaks else clean(joined)
        if not text:
            return None
        block, inline = self.block, self.inline
        return Fragment(
            text=text,
            tag=block.tag,
            name=block.name,
            near=block.near,
            mid=block.mid,
            far=block.far,
            link=len(text) if block.whole else min(self.link, len(text)),
            strong=self.strong * 10 >= self.length * 9,
            links=tuple(filter(None, map(clean, self.links))) if len(self.links) > 1 else (),
            box=block.box,
            depth=block.depth,
            instant=self.instant,
            cut=self.cut,
            bold=_first_bold(self.bold, text) if self.bold else None,
            inner_hints=inline.hints if inline is not None else 0,
            hidden=self.hidden,
        )


def _first_bold(bold: str, text: str) -> tuple[int, int] | None:
    """Where the first words set bold lie in `text`; None where all of it is."""
    words = clean(bold)
    at = text.find(words) if words and len(words) < len(text) else -1
    return (at, at + len(words)) if at >= 0 else None


def _glued(before: str, after: str) -> bool:
    """Whether two inline elements that touch are two words to a reader: "21:00" and "Anna", "Politik" and "Sport".

    Style sheets set them apart. A capital before a small letter is one word with an ornament ("D" and "er").
    """
    return (before.isdigit() or before.islower()) and (after.isupper() or (after.isdigit() and not before.isdigit()))
