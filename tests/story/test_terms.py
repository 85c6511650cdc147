"""Words as terms."""

from __future__ import annotations

import threading
import time

import pytest
import snowballstemmer

from dateline import languages
from dateline.story.terms import Lexicon


class InPlace:
    """A stemmer that keeps the word it works on, as those written in Python do, and is slow about it."""

    word = ""

    def stemWord(self, word: str) -> str:  # noqa: N802
        self.word = word
        time.sleep(0.0005)
        return self.word[:-2]


def test_threads_that_share_a_lexicon_stem_as_one_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snowballstemmer, "stemmer", lambda _: InPlace())
    shared = Lexicon(languages.words("de", "story"), None)
    words = [f"{chr(97 + first)}{chr(97 + second)}ungen" for first in range(6) for second in range(6)]
    together = threading.Barrier(4)

    def work(shift: int) -> None:
        together.wait()
        for word in (*words[shift:], *words[:shift]):
            shared.stem(word)

    threads = [threading.Thread(target=work, args=(7 * n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {word: shared.stem(word) for word in words} == {word: word[:-2] for word in words}
