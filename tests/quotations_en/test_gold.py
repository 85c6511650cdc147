"""The English quotations stand where the gold says, and the gold is what the annotated articles give."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from typing import Any

import pytest

from tests.quotations_en import build

DOCUMENTS: list[dict[str, Any]] = [json.loads(line) for line in build.GOLD.read_text(encoding="utf-8").splitlines()]
OPENING_MARKS = set("“‘\"'")

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=[d["id"] for d in DOCUMENTS])


def test_gold_is_what_the_articles_give() -> None:
    assert build.GOLD.read_text(encoding="utf-8") == build.rendered()


def test_there_are_as_many_quotations_as_the_readme_says() -> None:
    counts = Counter(quote["type"] for document in DOCUMENTS for quote in document["quotes"])
    readme = (build.HERE / "README.md").read_text(encoding="utf-8")
    assert dict(counts) == {name: int(count) for name, count in re.findall(r"^\| (\w+) \| (\d+) \|", readme, re.M)}
    assert counts.total() >= 300
    assert len({document["id"] for document in DOCUMENTS}) == len(DOCUMENTS)


@each_document
def test_spans_are_inside_and_trimmed_and_agree_with_the_tokens(document: dict[str, Any]) -> None:
    text, tokens = document["text"], document["tokens"]
    assert all(text[s:e] and not re.search(r"\s", text[s:e]) for s, e in tokens)
    for quote in document["quotes"]:
        assert quote["spans"]["quote"]
        for part in build.PARTS:
            spans = quote["spans"].get(part, [])
            assert all(0 <= s < e <= len(text) and text[s:e] == text[s:e].strip() for s, e in spans)
            assert all(a[1] < b[0] for a, b in itertools.pairwise(spans))
            assert quote[part] == [i for i, (s, e) in enumerate(tokens) if any(s < b and e > a for a, b in spans)]


@each_document
def test_direct_quotations_begin_with_a_mark_and_every_mark_is_accounted_for(document: dict[str, Any]) -> None:
    for quote in document["quotes"]:
        if quote["type"] == "Direct":
            assert all(document["text"][s] in OPENING_MARKS for s, _ in quote["spans"]["quote"])
    (article,) = [a for a in build.articles() if a.id == document["id"]]
    assert article.unclaimed() == []


@each_document
def test_speaker_cue_and_addressee_stand_in_the_frame(document: dict[str, Any]) -> None:
    for quote in document["quotes"]:
        spans = quote["spans"]
        if quote["type"] in ("Direct", "Indirect"):
            frame = spans.get("frame", [])
            for part in ("cue", "addressee"):
                assert all(any(a <= s and e <= b for a, b in frame) for s, e in spans.get(part, []))
        else:
            assert "frame" not in spans
            assert "cue" not in spans
        assert not any(s < b and e > a for s, e in spans["quote"] for a, b in spans.get("frame", []))


@each_document
def test_names_are_inside_and_do_not_overlap(document: dict[str, Any]) -> None:
    names = document["names"]
    assert all(
        document["text"][n["start"] : n["end"]].strip() and n["label"] in {"PER", "LOC", "ORG", "OTH"} for n in names
    )
    assert all(a["end"] <= b["start"] for a, b in itertools.pairwise(names))
