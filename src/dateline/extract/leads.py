"""The lead: the sentences that sum the article up above its text."""

from __future__ import annotations

from dateline.extract.agencies import match_dateline
from dateline.extract.fragments import Fragment
from dateline.extract.headlines import letters
from dateline.extract.hints import BIT
from dateline.extract.metadata import Metadata
from dateline.extract.outline import Outline

_LEAD = BIT["lead"]


def find_lead(fragments: list[Fragment], outline: Outline, in_ticker: set[int], metadata: Metadata | None) -> None:
    """The lead: what the page marks or describes as one, else a first paragraph that stands apart."""
    paragraphs = [
        i for i, f in enumerate(fragments) if f.content and f.role in ("paragraph", "subheading") and i not in in_ticker
    ]
    if not paragraphs:
        return
    top = paragraphs[0]
    fragment = fragments[top]
    description = letters(
        (metadata.text("description") or metadata.meta("og:description", "description") or "") if metadata else ""
    )
    for i in paragraphs[:3]:
        f = fragments[i]
        if f.tag and (
            ((f.near | f.mid) & _LEAD and len(f.text) > 40)
            or (len(description) > 40 and letters(f.text)[:60] == description[:60] and len(f.text) < 500)
        ):
            outline.lead = i
            f.role = "lead"
            return
    if metadata is not None and not fragment.strong:
        return
    if fragment.role != "paragraph" or match_dateline(fragment) is not None:
        return
    others = [i for i in paragraphs[1:] if fragments[i].role == "paragraph"]
    apart = len(paragraphs) > 1 and match_dateline(fragments[paragraphs[1]]) is not None
    if apart or (len(fragment.text) <= 500 and (len(others) >= 2 or in_ticker)):
        outline.lead = top
        fragment.role = "lead"
