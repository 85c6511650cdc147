"""schema.org LiveBlogPosting: terms, times, quotations, and that reading our own page gives the same updates."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

import dateline
from dateline.export.edition import Edition, Options
from dateline.export.formats import publish
from dateline.export.liveblog import liveblog
from dateline.model import Page, Story
from tests.export import sample, synthetic
from tests.export.conftest import BASE
from tests.export.validation import expand, is_instant, is_uri

IRI = {"@type": "@id"}
# schema.org's terms with the types that may bear them (from the definitions at schema.org, release 29)
WORK = {"LiveBlogPosting", "BlogPosting", "NewsArticle", "Quotation"}
TERMS: dict[str, set[str]] = {
    "name": {"Person", "Organization", "Place", "Thing"},
    "url": WORK,
    "alternateName": {"Person", "Organization", "Place", "Thing"},
    "jobTitle": {"Person"},
    "disambiguatingDescription": {"Organization", "Place", "Thing"},
    "headline": {"LiveBlogPosting", "BlogPosting", "NewsArticle"},
    "articleBody": {"BlogPosting", "NewsArticle"},
    "coverageStartTime": {"LiveBlogPosting"},
    "liveBlogUpdate": {"LiveBlogPosting"},
    "spokenByCharacter": {"Quotation"},
    "text": WORK | {"CorrectionComment"},
    **dict.fromkeys(("inLanguage", "dateModified", "publisher", "citation", "about", "correction", "hasPart", "isPartOf", "genre", "keywords", "temporalCoverage", "mentions", "creator", "dateCreated", "sourceOrganization", "isBasedOn"), WORK),
    "datePublished": WORK | {"CorrectionComment"},
    "author": WORK | {"CorrectionComment"},
}  # fmt: skip
TYPES = WORK | {"Person", "Organization", "Place", "Thing", "CorrectionComment"}
SCHEMA = "https://schema.org/"
CONTEXT = {
    "https://schema.org": {
        "@context": {
            **{name: f"{SCHEMA}{name}" for name in (*TERMS, *TYPES)},
            "url": {"@id": f"{SCHEMA}url", **IRI},
        }
    }
}
TIMES = ("datePublished", "dateModified", "coverageStartTime", "dateCreated")


def posting(story: Story, base: str | None = None) -> dict[str, Any]:
    """The story's JSON-LD, read back."""
    return json.loads(b"".join(liveblog(Edition(story, Options(base=base)))))  # type: ignore[no-any-return]


def nodes(value: Any) -> list[dict[str, Any]]:
    """Every typed node."""
    if isinstance(value, list):
        return [n for item in value for n in nodes(item)]
    if isinstance(value, dict):
        return ([value] if "@type" in value else []) + [n for member in value.values() for n in nodes(member)]
    return []


def test_is_schema_org(story: Story, base: str | None) -> None:
    found = posting(story, base)
    expanded = expand(found, CONTEXT)
    assert expanded[0]["@type"] == [f"{SCHEMA}LiveBlogPosting"]
    assert len(expanded[0].get(f"{SCHEMA}liveBlogUpdate", [])) == len(story.chronology)
    for node in nodes(found):
        misplaced = [t for t in node if not t.startswith("@") and node["@type"] not in TERMS[t]]
        assert not misplaced, f"{node['@type']} has no {misplaced}"
        assert all(is_uri(node[key]) for key in ("@id", "url") if key in node), node
        assert None not in node.values()
        for key in TIMES:
            # a source of which only the day is known has only the day
            assert key not in node or is_instant(node[key]) or (node["@type"] in WORK and len(node[key]) == 10), node


def test_ids_are_unique(story: Story, base: str | None) -> None:
    found = posting(story, base)
    ids = [n["@id"] for n in (*found["liveBlogUpdate"], *found.get("hasPart", []), *found.get("about", []))]
    assert len(ids) == len(set(ids))


def test_every_citation_and_part_leads_to_a_node(story: Story, base: str | None) -> None:
    found = posting(story, base)
    known = {found["@id"]} | {n["@id"] for n in nodes(found) if "@id" in n and len(n) > 1}
    for node in nodes(found):
        for key in ("citation", "isPartOf", "isBasedOn"):
            value = node.get(key, [])
            for one in value if isinstance(value, list) else [value]:
                assert one["@id"] in known


def test_quotations_say_who_speaks() -> None:
    found = posting(synthetic.night(3))
    assert [q["spokenByCharacter"]["name"] for q in found["hasPart"]] == ["Oda Brandt"] * 3
    updates = [u["@id"] for u in found["liveBlogUpdate"]]
    assert [q["isPartOf"]["@id"] for q in found["hasPart"]] == updates


def test_times_carry_the_zone_of_their_day() -> None:
    night = posting(synthetic.night(400))
    offsets = [u["datePublished"][-6:] for u in night["liveBlogUpdate"]]
    assert offsets[0] == "+02:00"
    assert offsets[-1] == "+01:00"


def test_corrections_are_told() -> None:
    found = posting(synthetic.corrected())
    assert [c["text"] for c in found["correction"]] == [
        "Zeit gesetzt von Änne <b>K</b>; vorher: 25. Okt., 17:55.",
        "Notiz von Änne <b>K</b>: Siehe ]]> & Amt",
        "Als Schlüsselereignis markiert von Jo.",
        "Etwas wurde ausgeblendet von Jo.",
        "Umbenannt von Jo; vorher: Brandt.",
        "Sprecher benannt von Jo.",
        "Unterschied geklärt von Jo: Stromblatt hat sich berichtigt",
        "Umbenannt von Jo; vorher: Nacht am Fluss.",
    ]
    assert [u["correction"][0]["author"]["name"] for u in found["liveBlogUpdate"] if "correction" in u] == [
        "Änne <b>K</b>",
        "Änne <b>K</b>",
        "Jo",
    ]


def published(story: Story, name: str) -> bytes:
    """A page of the published folder."""
    return next(f for f in publish(story, "site", Options(base=BASE)) if f.name == name).bytes()


def flat(text: str) -> str:
    return " ".join(text.split())


Told = tuple[str | None, dt.datetime | None, str | None, str]


def told(story: Story) -> list[Told]:
    """What a live blog tells of the story: address, instant, headline and body of each event whose report is dated."""
    edition = Edition(story, Options(base=BASE))
    return [
        (
            edition.event_url(event),
            edition.first_reported(event),
            flat(event.heading.exact) if event.heading and event.heading.exact != event.text else None,
            flat(event.text),
        )
        for event in story.chronology
        if edition.first_reported(event)
    ]


def read_back(page: bytes) -> list[Told]:
    """The same as our own reader finds it on a page."""
    document = dateline.read(Page(content=page, media_type="text/html", url=BASE))
    found = []
    for update in document.updates:
        inside = [b for b in document.blocks if update.start <= b.start and b.end <= update.end and b.role == "update"]
        body = flat(" ".join(document.text[b.start : b.end] for b in inside))
        # an entry of one short line may be read as a heading with nothing below
        heading, body = (update.heading, body) if body else (None, update.heading or "")
        found.append((update.url, update.time, heading, body))
    return found


def by_address(found: list[Told]) -> list[Told]:
    return sorted(found, key=lambda one: one[0] or "")


def test_reading_our_own_page_gives_the_same_updates(story: Story) -> None:
    if story.title == sample.rich().title:
        pytest.skip("its texts hold markup, which readers of JSON-LD take for markup; tested below")
    assert by_address(read_back(published(story, "live.html"))) == by_address(told(story))


def test_reading_the_whole_page_gives_the_same_updates() -> None:
    """There the names and sources of an update stand with its words."""
    story = synthetic.night(20)
    found, wanted = by_address(read_back(published(story, "index.html"))), by_address(told(story))
    assert [one[:3] for one in found] == [one[:3] for one in wanted]
    assert all(one[3] in back[3] for one, back in zip(wanted, found, strict=True))


def test_markup_in_a_text_stays_text_on_the_page() -> None:
    page = published(sample.rich(), "live.html")
    document = dateline.read(Page(content=page, media_type="text/html", url=BASE))
    assert flat(sample.HOSTILE) in flat(document.text)
