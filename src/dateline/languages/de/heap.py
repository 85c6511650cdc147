"""German words of the list that stands before several stories."""

from __future__ import annotations

from dateline.languages.heap import HeapWords

WORDS = HeapWords(
    title="Ereignisse", documents="{n} Dokumente", left_out="In keinem Ereignis: niemand sonst berichtet davon"
)
