"""English words of the list that stands before several stories."""

from __future__ import annotations

from dateline.languages.heap import HeapWords

WORDS = HeapWords(title="Stories", documents="{n} documents", left_out="In no story: nobody else reports it")
