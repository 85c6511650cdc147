"""Roles: what each fragment is for the reader of the page."""

from __future__ import annotations

import datetime as dt
import re

from dateline.extract.agencies import AGENCY_MARK, find_dateline, name_sources
from dateline.extract.bylines import is_byline
from dateline.extract.content import is_furniture
from dateline.extract.fragments import Fragment, clean, ends_sentence
from dateline.extract.headlines import find_headline
from dateline.extract.hints import BIT, bits
from dateline.extract.leads import find_lead
from dateline.extract.metadata import Metadata
from dateline.extract.outline import Outline
from dateline.extract.pictures import join_pictures, match_credit
from dateline.extract.stamps import Stamp, date_line, parse_stamp
from dateline.extract.tickers import Ticker
from dateline.extract.wording import wording
from dateline.model import Role

_COMMENT, _KICKER, _TOPICS = BIT["comment"], BIT["kicker"], BIT["topics"]
_ADVERT = bits("advert", "offer")
_TEASER = bits("teaser", "related")
_DIGIT = re.compile(r"\d")
_LIST = re.compile(r"\s+[/|·•]\s+")


def assign_roles(
    fragments: list[Fragment], ticker: Ticker | None, metadata: Metadata | None, outlets: list[str]
) -> Outline:
    """Give every fragment its role. `content` says which ones are the article's; `outlets` are the outlet's names."""
    outline = Outline(ticker=ticker)
    content = [i for i, f in enumerate(fragments) if f.content]
    in_ticker = _ticker_roles(fragments, ticker)
    first = next(
        (i for i in content if i not in in_ticker and ends_sentence(fragments[i].text)),
        content[0] if content else len(fragments),
    )
    if metadata is None and ticker is not None and ticker.entries and ticker.entries[0].first <= first:
        first = ticker.entries[0].first  # the headline stands above the ticker, whatever stands below it
    outline.first = first
    _set_headline(fragments, first, outline, metadata, outlets)
    last = content[-1] if content else -1
    for index in range(len(fragments)):
        if index in (outline.headline, outline.kicker) or index in in_ticker:
            continue
        _single(fragments, index, first, last, outline, metadata is not None)
    if not outline.published:
        _find_date(fragments, outline)
    join_pictures(fragments, outline)
    find_lead(fragments, outline, in_ticker, metadata)
    find_dateline(fragments, outline, in_ticker)
    return outline


def _ticker_roles(fragments: list[Fragment], ticker: Ticker | None) -> set[int]:
    """Roles inside the ticker; which fragments it holds."""
    if ticker is None:
        return set()
    own: set[int] = set()
    for number, entry in enumerate(ticker.entries):
        for index in range(entry.first, entry.last + 1):
            if index in ticker.days:
                continue
            fragment = fragments[index]
            fragment.entry = number
            fragment.content = True
            own.add(index)
            if index in entry.time:
                fragment.role = "update-time"
                if entry.inline and index == entry.time[-1]:
                    rest: Role = entry.inline_role
                    behind = [(rest, entry.rest, entry.rest_end)]
                    if entry.split is not None and entry.split[0] == index:
                        behind = _split_parts(fragment, entry.split, entry.rest_end)
                    fragment.extra = [("update-time", entry.stamp.start, entry.stamp.end), *behind]
            elif index == entry.heading:
                fragment.role = "update-heading"
            else:
                fragment.role = "update"
                if entry.split is not None and entry.split[0] == index:
                    fragment.extra = _split_parts(fragment, entry.split, len(fragment.text))
                if match_credit(fragment) is not None:
                    fragment.role, fragment.content = "credit", False
                elif fragment.tag == "figcaption":
                    fragment.role, fragment.content = "caption", False
                elif is_furniture(fragment) or (fragment.near & _ADVERT and len(fragment.text) <= 120):
                    fragment.role, fragment.content = "boilerplate", False
    for index in ticker.days:
        fragments[index].role = "day"
        fragments[index].content = True
        own.add(index)
    return own


def _split_parts(fragment: Fragment, split: tuple[int, int, int], end: int) -> list[tuple[Role, int, int]]:
    """An entry's heading and the text behind it in the same fragment."""
    _, start, stop = split
    rest = end - len(fragment.text[stop:end].lstrip())
    return [("update-heading", start, stop), ("update", rest, end)]


def _set_headline(
    fragments: list[Fragment], first: int, outline: Outline, metadata: Metadata | None, outlets: list[str]
) -> None:
    """Find headline and kicker, and give their fragments the roles."""
    if metadata is None:
        outline.headline, outline.headline_text = _headline(fragments, first)
    else:
        found = find_headline(fragments, first, metadata, outlets)
        if found is not None:
            outline.headline, outline.headline_text = found.fragment, found.text
            if found.fragment is not None and found.start:
                fragment = fragments[found.fragment]
                kicker = fragment.text[: found.start].rstrip(" :|–—-/·•")
                outline.kicker_text = kicker
                fragment.extra = [("kicker", 0, len(kicker)), ("headline", found.start, len(fragment.text))]
    if outline.headline is None:
        return
    fragments[outline.headline].role = "headline"
    fragments[outline.headline].content = False
    if outline.kicker_text is None:
        outline.kicker = _kicker(fragments, outline.headline, metadata is not None)
        if outline.kicker is not None:
            fragments[outline.kicker].role = "kicker"
            fragments[outline.kicker].content = False
            outline.kicker_text = fragments[outline.kicker].text


def _headline(fragments: list[Fragment], first: int) -> tuple[int | None, str | None]:
    candidates = []
    for i in range(max(0, first - 12), min(first, len(fragments))):
        text = fragments[i].text
        if (
            not 12 <= len(text) <= 220
            or text.count(" ") < 1
            or parse_stamp(text) is not None
            or match_credit(fragments[i]) is not None
        ):
            continue
        words = wording()
        if (
            words.furniture_line.match(text)
            or words.teaser_line.match(text)
            or (words.byline.match(text) and len(text) < 40)
        ):
            continue
        alone = fragments[i].gap and (i + 1 >= len(fragments) or fragments[i + 1].gap)
        candidates.append((alone, not text.endswith("."), min(len(text), 90), i))
    if not candidates:
        return None, None
    best = max(candidates)[3]
    return best, fragments[best].text


def _kicker(fragments: list[Fragment], headline: int, markup: bool) -> int | None:
    for i in (headline - 1, headline - 2) if markup else (headline - 1,):
        if i < 0:
            break
        f = fragments[i]
        if len(f.text) > 70 or (f.content and (not markup or len(f.text) > 40)) or parse_stamp(f.text) is not None:
            continue
        if markup:
            if 0 < f.link * 5 < len(f.text) * 4 and len(f.links) > 1:
                continue  # the outlet's name with links to its sections
            if (f.near | f.inner_hints | f.mid) & _KICKER or (
                f.tag in ("h2", "h3", "header") and f.depth >= fragments[headline].depth - 2
            ):
                return i
        elif (
            len(f.text) < len(fragments[headline].text)
            and not ends_sentence(f.text)
            and not wording().furniture_line.match(f.text)
        ):
            return i
    return None


def _single(fragments: list[Fragment], index: int, first: int, last: int, outline: Outline, markup: bool) -> None:
    """The role of a fragment that its own words and place decide."""
    fragment = fragments[index]
    text = fragment.text
    length = len(text)
    near = index <= last + 6 and (outline.headline is None or index > outline.headline - 4)
    if length < 40 and _count_comments(fragment, outline, near=near):
        return
    if not fragment.content:
        if not near:
            fragment.role = _furniture(fragment, index, last)
            return
        if length < 160 and wording().source.search(text, 1):
            name_sources(text, outline)
    sentence = ends_sentence(text)
    if fragment.content and sentence and length > 160:
        notice = wording().notice.match(text) is not None
        fragment.role = "notice" if notice else "paragraph"
        fragment.content = not notice
        return
    role = _spoken_role(fragment, outline, index, sentence=sentence)
    if role is None and index > first and _keywords(fragment, outline, markup):
        role = "keywords"
    if role is not None:
        fragment.role, fragment.content = role, False
    elif fragment.content:
        fragment.role = "subheading" if _is_subheading(fragments, index, markup, sentence=sentence) else "paragraph"
    else:
        fragment.role = _furniture(fragment, index, last)


def _count_comments(fragment: Fragment, outline: Outline, *, near: bool) -> bool:
    """Whether it says how many comments there are."""
    if _DIGIT.search(fragment.text) is None:
        return False
    for pattern in wording().comment_count:
        if m := pattern.match(fragment.text):
            fragment.role, fragment.content = "comment-count", False
            if outline.comment_count is None and near:
                outline.comment_count = int(m["n"])
            return True
    return False


def _spoken_role(fragment: Fragment, outline: Outline, index: int, *, sentence: bool) -> Role | None:
    """The role near the article that the words or the element say: credit, caption, date line, notice, byline."""
    text = fragment.text
    length = len(text)
    words = wording()
    if AGENCY_MARK.match(text):
        name_sources(text, outline)
        return "notice"
    if match_credit(fragment) is not None:
        return "credit"
    if fragment.tag == "figcaption":
        return "caption"
    if length < 160 and not (fragment.content and sentence and length > 90):
        stamp = date_line(text)
        dated = stamp is not None and stamp.date is not None and stamp.date[0] is not None
        more = _more_stamps(text, stamp) if stamp is not None else []
        if stamp is not None and dated and (stamp.separated or fragment.instant or more):
            outline.published.extend((index, s) for s in [stamp, *more])
            name_sources(text, outline)
            return "published"
    if words.notice.match(text):
        name_sources(text, outline)
        return "notice"
    if length < 160 and words.paywall.match(text):
        return "notice"
    if (not fragment.content or length < 60) and not sentence and is_byline(fragment):
        outline.bylines.append(index)
        name_sources(text, outline)
        return "byline"
    return None


def _is_subheading(fragments: list[Fragment], index: int, markup: bool, *, sentence: bool) -> bool:
    fragment = fragments[index]
    length = len(fragment.text)
    if fragment.is_heading:
        return True
    stops = fragment.text.endswith(".")
    if not markup and (
        (not sentence and length <= 140)
        or (length <= 90 and not stops and fragment.gap and _followed(fragments, index))
    ):
        return True
    return fragment.strong and length <= 120 and not stops and _followed(fragments, index)


def _find_date(fragments: list[Fragment], outline: Outline) -> None:
    """A date line further off, or with other words behind the date:

    one that says what it is, or an element named so.
    """
    for index, fragment in enumerate(fragments):
        text = fragment.text
        if fragment.content or not 8 <= len(text) <= 80 or _DIGIT.search(text) is None:
            continue
        stamp = parse_stamp(text)
        if stamp is None or stamp.date is None or stamp.date[0] is None:
            continue
        named = (fragment.near | fragment.inner_hints) & BIT["date"] and abs(index - outline.first) <= 8
        if stamp.published or named:
            fragment.role = "published"
            outline.published.extend((index, s) for s in [stamp, *_more_stamps(text, stamp)])
            return


def _more_stamps(text: str, stamp: Stamp) -> list[Stamp]:
    """The date of a change that the same line says behind its first: "…, aktualisiert 00:21 Uhr". Without a day of its
    own it is of the same day, or of the next one where its clock is earlier.
    """
    at = stamp.end
    while at < len(text) and not text[at].isalnum():
        at += 1
    other = parse_stamp(text[at:])
    if other is None or not other.modified or other.clock is None or stamp.date is None or stamp.date[0] is None:
        return []
    if other.date is None:
        day = dt.date(stamp.date[0], stamp.date[1], stamp.date[2])
        if stamp.clock is not None and other.clock[:2] < stamp.clock[:2]:
            day += dt.timedelta(days=1)
        other.date = (day.year, day.month, day.day)
    return [other]


def _followed(fragments: list[Fragment], index: int) -> bool:
    return (
        index + 1 < len(fragments)
        and fragments[index + 1].content
        and len(fragments[index + 1].text) > len(fragments[index].text)
    )


def _furniture(fragment: Fragment, index: int, last: int) -> Role:
    text = fragment.text
    words = wording()
    if (fragment.near | fragment.mid | fragment.far) & _COMMENT:
        return "comment"
    if (fragment.near | fragment.mid) & _TEASER:
        return "teaser"
    if fragment.tag:
        linked = fragment.link * 2 > len(text) > 60
        return "teaser" if linked or (not fragment.link and words.teaser_line.match(text)) else "boilerplate"
    if words.teaser_line.match(text) or words.teaser_start.match(text):
        return "teaser"
    if words.furniture_line.match(text) or words.furniture_start.match(text):
        return "boilerplate"
    return "teaser" if index > last and len(text) > 30 else "boilerplate"


def _keywords(fragment: Fragment, outline: Outline, markup: bool) -> bool:
    """A line of topics: separated by slashes or bars, or in a box that the page calls so."""
    text = fragment.text
    opening = wording().keywords_start.match(text)
    if opening:
        parts = re.split(r"\s*[,/|·•]\s*", text[opening.end() :])
    elif markup and (fragment.near | fragment.mid) & _TOPICS and len(fragment.links) > 1 and _all_linked(fragment):
        parts = list(fragment.links)
    elif markup and (fragment.near | fragment.mid) & _TOPICS and fragment.link * 2 > len(text) and len(text) < 60:
        parts = [text]
    elif not ends_sentence(text) and len(_LIST.findall(text)) >= 2:
        parts = _LIST.split(text)
    else:
        return False
    parts = [clean(p) for p in parts if p.strip()]
    if not parts or any(len(p) > 40 for p in parts):
        return False
    outline.keywords.extend(p for p in parts if p not in outline.keywords)
    return True


def _all_linked(fragment: Fragment) -> bool:
    """Whether it is nothing but links and what stands between them."""
    return fragment.link * 10 >= sum(map(str.isalnum, fragment.text)) * 9
