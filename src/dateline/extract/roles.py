"""Roles: what each fragment is for the reader of the page."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from dateline.extract.bylines import is_byline
from dateline.extract.fragments import Fragment, clean, ends_sentence
from dateline.extract.headlines import find_headline, letters
from dateline.extract.hints import BIT, bits
from dateline.extract.metadata import Metadata
from dateline.extract.stamps import Stamp, parse_stamp
from dateline.extract.tickers import Ticker
from dateline.extract.wording import AGENCY, AGENCY_MARK, DATELINE, PLACE_DASH, wording
from dateline.model import Dateline, Role

_COMMENT, _KICKER, _LEAD, _CREDIT, _TOPICS = BIT["comment"], BIT["kicker"], BIT["lead"], BIT["credit"], BIT["topics"]
_TEASER = bits("teaser", "related")
_DIGIT = re.compile(r"\d")
_LIST = re.compile(r"\s+[/|·•]\s+")
_FILE = re.compile(r"[\w.-]+\.(?:jpe?g|png|webp|gif)\b", re.I)


@dataclass(slots=True)
class Outline:
    """What the roles say of the document: indices into the fragments, and values read on the way.

    first: where the article's text begins.
    """

    first: int = 0
    headline: int | None = None
    headline_text: str | None = None
    kicker: int | None = None
    kicker_text: str | None = None
    lead: int | None = None
    dateline: Dateline | None = None
    published: list[tuple[int, Stamp]] = field(default_factory=list)
    bylines: list[int] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    comment_count: int | None = None
    pictures: list[tuple[list[int], list[int]]] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    ticker: Ticker | None = None


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
    outline.first = first
    _set_headline(fragments, first, outline, metadata, outlets)
    last = content[-1] if content else -1
    for index in range(len(fragments)):
        if index in (outline.headline, outline.kicker) or index in in_ticker:
            continue
        _single(fragments, index, first, last, outline, metadata is not None)
    if not outline.published:
        _find_date(fragments, outline)
    _pictures(fragments, outline)
    _lead(fragments, outline, in_ticker, metadata)
    _dateline(fragments, outline, in_ticker)
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
                    fragment.extra = [
                        ("update-time", entry.stamp.start, entry.stamp.end),
                        (rest, entry.rest, entry.rest_end),
                    ]
            elif index == entry.heading:
                fragment.role = "update-heading"
            else:
                fragment.role = "update"
                if _is_credit(fragment) is not None:
                    fragment.role = "credit"
                    fragment.content = False
    for index in ticker.days:
        fragments[index].role = "day"
        fragments[index].content = True
        own.add(index)
    return own


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
            or _is_credit(fragments[i]) is not None
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
    below_head = outline.headline is None or index > outline.headline - 4
    near = below_head and index <= last + 6
    if length < 40 and _count_comments(fragment, outline, near=near):
        return
    if not near and not fragment.content:
        fragment.role = _furniture(fragment, index, last)
        return
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
        _sources(text, outline)
        return "notice"
    if _is_credit(fragment) is not None:
        return "credit"
    if fragment.tag == "figcaption":
        return "caption"
    if length < 160 and not (fragment.content and sentence and length > 90):
        stamp = parse_stamp(text)
        dated = stamp is not None and stamp.date is not None and stamp.date[0] is not None
        more = _more_stamps(text, stamp) if stamp is not None else []
        if stamp is not None and dated and (stamp.separated or fragment.instant or more):
            outline.published.extend((index, s) for s in [stamp, *more])
            _sources(text, outline)
            return "published"
    if words.notice.match(text):
        _sources(text, outline)
        return "notice"
    if length < 160 and words.paywall.match(text):
        return "notice"
    if (not fragment.content or length < 60) and not sentence and is_byline(fragment):
        outline.bylines.append(index)
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


def _sources(text: str, outline: Outline) -> None:
    """Agencies that a date line or a notice names ("Quelle: dpa")."""
    for match in AGENCY.finditer(text):
        if match[0] not in outline.agencies:
            outline.agencies.append(match[0])


def _is_credit(fragment: Fragment) -> re.Match[str] | None:
    """A picture's credit: "Foto: …", "© …", "… © Getty"."""
    text = fragment.text
    if len(text) > 160:
        return None
    match = wording().photo.match(text)
    if match and len(text) < 120:
        return match
    at = text.find("©")
    if at > 0 and (fragment.tag == "figcaption" or _FILE.match(text)):
        return re.compile(r"©\s*").search(text)
    if fragment.tag and fragment.tag != "p" and (fragment.near | fragment.inner_hints) & _CREDIT and len(text) < 100:
        return re.compile(r"").match(text)
    return None


def _keywords(fragment: Fragment, outline: Outline, markup: bool) -> bool:
    """A line of topics: separated by slashes or bars, or in a box that the page calls so."""
    text = fragment.text
    opening = wording().keywords_start.match(text)
    if opening:
        parts = re.split(r"\s*[,/|·•]\s*", text[opening.end() :])
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


def _pictures(fragments: list[Fragment], outline: Outline) -> None:
    """Join credits with the captions beside them."""
    used: set[int] = set()
    for index, fragment in enumerate(fragments):
        if fragment.role != "credit":
            continue
        match = _is_credit(fragment)
        if match is not None and match.start() > 0:
            fragment.extra = [
                ("caption", 0, len(fragment.text[: match.start()].rstrip(" (|"))),
                ("credit", match.start(), len(fragment.text)),
            ]
            outline.pictures.append(([index], [index]))
            continue
        captions: list[int] = []
        before, after = index - 1, index + 1
        if before >= 0 and before not in used and not fragment.gap and _can_caption(fragments[before], outline, before):
            captions.append(before)
        if (
            after < len(fragments)
            and not fragments[after].gap
            and _can_caption(fragments[after], outline, after)
            and not ends_sentence(fragments[after].text)
        ):
            captions.append(after)
        if fragment.tag:
            captions = [
                i
                for i in (before, after)
                if 0 <= i < len(fragments) and i not in used and fragments[i].role == "caption"
            ][:1]
        for i in captions:
            fragments[i].role, fragments[i].content = "caption", False
            used.add(i)
        outline.pictures.append((captions, [index]))
    for index, fragment in enumerate(fragments):
        if fragment.role == "caption" and index not in used:
            outline.pictures.append(([index], []))
    outline.pictures.sort(key=lambda p: min([*p[0], *p[1]]))


def _can_caption(fragment: Fragment, outline: Outline, index: int) -> bool:
    if (
        fragment.tag
        or index in (outline.headline, outline.kicker)
        or fragment.role in ("published", "byline", "credit", "notice", "update-time", "update-heading")
    ):
        return fragment.role == "caption"
    return len(fragment.text) <= 300


def _lead(fragments: list[Fragment], outline: Outline, in_ticker: set[int], metadata: Metadata | None) -> None:
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
    if fragment.role != "paragraph" or _opens_report(fragment.text):
        return
    others = [i for i in paragraphs[1:] if fragments[i].role == "paragraph"]
    apart = len(paragraphs) > 1 and _opens_report(fragments[paragraphs[1]].text)
    if apart or (len(fragment.text) <= 500 and (len(others) >= 2 or in_ticker)):
        outline.lead = top
        fragment.role = "lead"


def _opens_report(text: str) -> bool:
    return DATELINE.match(text) is not None


def _dateline(fragments: list[Fragment], outline: Outline, in_ticker: set[int]) -> None:
    """Place and agency at the beginning of one of the first paragraphs become a block of their own."""
    for i, fragment in enumerate(fragments):
        if fragment.role not in ("paragraph", "lead") or i in in_ticker:
            continue
        match = DATELINE.match(fragment.text) or PLACE_DASH.match(fragment.text)
        if match is None or match.end() >= len(fragment.text):
            if fragment.role == "paragraph":
                return
            continue
        place = match["place"]
        agency = match.groupdict().get("agency")
        outline.dateline = Dateline(place=place.strip(" .,") if place else None, agency=agency)
        for name in re.split(r"\s*/\s*", agency) if agency else ():
            if AGENCY.fullmatch(name) and name not in outline.agencies:
                outline.agencies.append(name)
        fragment.extra = [("dateline", 0, len(match[0].rstrip())), (fragment.role, match.end(), len(fragment.text))]
        return
