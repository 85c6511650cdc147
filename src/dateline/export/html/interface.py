"""What the page itself says, in every language of the interface at once.

The page carries each sentence in all languages: the first one as text, all of them in a table that the switch reads.
A sentence is a Text, one string a language, so that a plural or a date is decided here and not in the browser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from dateline import languages
from dateline.languages.interface import InterfaceWords

Text = tuple[str, ...]
"""The same sentence in every language of the interface, in the order of Interface.codes."""


class Interface:
    """The languages of one page, and the table of the sentences used on it."""

    def __init__(self, first: str, known: Iterable[Text] = ()) -> None:
        """Raises KeyError where `first`, the language that the page opens in, has no words for the interface.

        known: sentences of an earlier state of the page, in order; they keep their numbers.
        """
        self.words: tuple[InterfaceWords, ...] = ()
        self.codes: tuple[str, ...] = ()
        for code in languages.codes():
            try:
                words = languages.words(code, "interface")
            except KeyError:
                continue
            self.words += (words,)
            self.codes += (code,)
        if first not in self.codes:
            raise KeyError(f"{first}/interface")
        self.first = self.codes.index(first)
        self._table: dict[Text, int] = {text: number for number, text in enumerate(known)}

    def say(self, key: str, **fields: str | int | Text) -> Text:
        """The phrase `key` in every language, its {fields} filled in. Raises KeyError for a key nobody wrote."""
        return self.each(lambda i: self.words[i].phrases[key].format(**_fields(fields, i)))

    def count(self, key: str, n: int) -> Text:
        """The phrase for `n` things of the kind `key`, in the form that the number asks for."""
        return self.each(lambda i: self.words[i].counts[key][n != 1].format(n=n))

    def each(self, make: Callable[[int], str]) -> Text:
        """One string for every language, from its place in `codes`."""
        return tuple(make(i) for i in range(len(self.codes)))

    def same(self, text: str) -> Text:
        """The same string in every language: a name, a clock."""
        return (text,) * len(self.codes)

    def sentence(self, english: str) -> Text:
        """A sentence that another stage wrote in English; as it is where a language has no words for it."""
        return self.each(lambda i: self.words[i].sentences.get(english, english))

    def language_name(self, code: str) -> Text:
        """The name of the language `code`; the code itself where a language has no name for it."""
        return self.each(lambda i: self.words[i].languages.get(code, code))

    def html(self, text: Text) -> Markup:
        """The sentence as an element that the switch can change, or as plain text where all languages say the same."""
        shown = text[self.first]
        if len(set(text)) == 1:
            return escape(shown)
        return Markup('<span data-p="{}">{}</span>').format(self.number(text), shown)

    def attribute(self, name: str, text: Text) -> Markup:
        """An attribute such as aria-label, with the number that the switch needs."""
        shown = Markup('{}="{}"').format(name, text[self.first])
        if len(set(text)) == 1:
            return shown
        return shown + Markup(' data-p-{}="{}"').format(name, self.number(text))

    def number(self, text: Text) -> int:
        """Where the sentence stands in the table."""
        return self._table.setdefault(text, len(self._table))

    def table(self) -> list[Text]:
        """All sentences used so far, by number."""
        return list(self._table)

    def phrases(self, *keys: str) -> dict[str, Text]:
        """Phrases with their {fields} still open, for the script to fill."""
        return {key: tuple(words.phrases[key] for words in self.words) for key in keys}

    def forms(self, *keys: str) -> dict[str, list[tuple[str, str]]]:
        """Both forms of counts, one and other, by language, for the script to choose from."""
        return {key: [words.counts[key] for words in self.words] for key in keys}


def _fields(fields: dict[str, str | int | Text], language: int) -> dict[str, str | int]:
    return {name: value[language] if isinstance(value, tuple) else value for name, value in fields.items()}
