"""The lead: the sentences that sum the article up above its text."""

from __future__ import annotations

from dateline.extract.agencies import match_dateline
from dateline.extract.content import is_furniture
from dateline.extract.fragments import Fragment
from dateline.extract.headlines import letters
from dateline.extract.hints import BIT
from dateline.extract.metadata import Metadata
from dateline.extract.outline import Outline
from dateline.model import Role

_LEAD = BIT["lead"]
_APART: frozenset[Role] = frozenset({"byline", "published", "credit", "caption"})
_SHORTEST, _LONGEST = 40, 500


def find_lead(fragments: list[Fragment], outline: Outline, in_ticker: set[int], metadata: Metadata | None) -> None:
    """The lead: what the page marks or describes as one, else a first paragraph that stands apart."""
    if metadata is not None and (below := _below_headline(fragments, outline, in_ticker)) is not None:
        fragments[below].content = True
        if fragments[below].role != "subheading":
            fragments[below].role = "paragraph"
    else:
        below = None
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
    if below is not None and match_dateline(fragments[below]) is None:
        outline.lead = below
        fragments[below].role = "lead"
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


def _below_headline(fragments: list[Fragment], outline: Outline, in_ticker: set[int]) -> int | None:
    """The text right below a page's headline that something sets apart from the paragraphs after it: another element
    or class, a byline, a date or a picture between them, or that a ticker follows and no paragraph.
    """
    if outline.headline is None:
        return None
    window = range(outline.headline + 1, min(outline.headline + 5, len(fragments)))
    found = next((i for i in window if i in in_ticker or _may_be_lead(fragments[i])), None)
    if found is None or found in in_ticker:
        return None
    lead = fragments[found]
    after = next(
        (
            i
            for i in range(found + 1, len(fragments))
            if i in in_ticker
            or (fragments[i].content and fragments[i].role == "paragraph" and len(fragments[i].text) > 60)
        ),
        None,
    )
    if after is None:
        return None
    if after in in_ticker:
        return found
    if not lead.content:
        return None  # above an article the model's word counts; above a ticker it has too little to go by
    between = {fragments[i].role for i in range(found + 1, after)}
    named = bool(lead.name) and lead.name != fragments[after].name
    return found if named or lead.tag != fragments[after].tag or between & _APART else None


def _may_be_lead(fragment: Fragment) -> bool:
    text = fragment.text
    return (
        fragment.role in ("paragraph", "subheading", "boilerplate", "teaser")
        and fragment.tag in ("p", "div", "h2", "h3")
        and _SHORTEST <= len(text) <= _LONGEST
        and fragment.link * 4 < len(text)
        and not fragment.is_comment
        and not is_furniture(fragment)
    )
